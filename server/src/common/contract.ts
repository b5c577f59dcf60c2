import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Injectable } from '@nestjs/common';
import { appeal } from '@village/shared/contract/appeal';
import { approval } from '@village/shared/contract/approval';
import { inspection } from '@village/shared/contract/inspection';
import { adjustment } from '@village/shared/contract/adjustment';
import { allowance } from '@village/shared/contract/allowance';
import { assessment } from '@village/shared/contract/assessment';
import { archive } from '@village/shared/contract/archive';
import { burden } from '@village/shared/contract/burden';
import { consequence } from '@village/shared/contract/consequence';
import { prohibition } from '@village/shared/contract/prohibition';
import { arrangement } from '@village/shared/contract/arrangement';
import { attendance } from '@village/shared/contract/attendance';
import { book } from '@village/shared/contract/book';
import { away } from '@village/shared/contract/away';
import { duty } from '@village/shared/contract/duty';
import { due } from '@village/shared/contract/due';
import type { Endpoint } from '@village/shared/contract/endpoint';
import { file } from '@village/shared/contract/file';
import { identity } from '@village/shared/contract/identity';
import { issue } from '@village/shared/contract/issue';
import { leave } from '@village/shared/contract/leave';
import { log } from '@village/shared/contract/log';
import { ballot } from '@village/shared/contract/ballot';
import { event } from '@village/shared/contract/event';
import { meeting } from '@village/shared/contract/meeting';
import { minutes } from '@village/shared/contract/minutes';
import { party } from '@village/shared/contract/party';
import { study } from '@village/shared/contract/study';
import { notice } from '@village/shared/contract/notice';
import { organisation } from '@village/shared/contract/organisation';
import { plan } from '@village/shared/contract/plan';
import { emergency } from '@village/shared/contract/emergency';
import { project } from '@village/shared/contract/project';
import { policy } from '@village/shared/contract/policy';
import { presence } from '@village/shared/contract/presence';
import { rating } from '@village/shared/contract/rating';
import { board } from '@village/shared/contract/board';
import { contact } from '@village/shared/contract/contact';
import { handover } from '@village/shared/contract/handover';
import { handbook } from '@village/shared/contract/handbook';
import { household } from '@village/shared/contract/household';
import { publication } from '@village/shared/contract/publication';
import { record } from '@village/shared/contract/record';
import { nomination } from '@village/shared/contract/nomination';
import { selection } from '@village/shared/contract/selection';
import { simulation } from '@village/shared/contract/simulation';
import { reminder } from '@village/shared/contract/reminder';
import { report } from '@village/shared/contract/report';
import { request } from '@village/shared/contract/request';
import { settlement } from '@village/shared/contract/settlement';
import { support } from '@village/shared/contract/support';
import { system } from '@village/shared/contract/system';
import { after } from '@village/shared/contract/after';
import { filing } from '@village/shared/contract/filing';
import { paper } from '@village/shared/contract/paper';
import { callback } from '@village/shared/contract/callback';
import { rest } from '@village/shared/contract/rest';
import { waiver } from '@village/shared/contract/waiver';
import { week } from '@village/shared/contract/week';
import { poster } from '@village/shared/contract/poster';
import { precinct } from '@village/shared/contract/precinct';
import { operation } from '@village/shared/contract/operation';
import { why } from '@village/shared/contract/why';
import { worklog } from '@village/shared/contract/worklog';
import { SERVED, type Served } from './serve';

/** The endpoints of all modules, by module and name. */
export const CONTRACT = {
  system,
  organisation,
  precinct,
  identity,
  file,
  policy,
  notice,
  approval,
  leave,
  away,
  waiver,
  callback,
  rest,
  paper,
  filing,
  after,
  inspection,
  attendance,
  book,
  arrangement,
  week,
  settlement,
  presence,
  duty,
  worklog,
  log,
  record,
  issue,
  report,
  request,
  plan,
  project,
  support,
  emergency,
  due,
  meeting,
  minutes,
  ballot,
  household,
  board,
  poster,
  publication,
  appeal,
  assessment,
  rating,
  event,
  study,
  party,
  contact,
  reminder,
  handover,
  adjustment,
  nomination,
  selection,
  allowance,
  archive,
  burden,
  consequence,
  prohibition,
  simulation,
  why,
  operation,
  handbook,
};

/** Every endpoint with its name, `leave.apply`. */
export const ENDPOINTS: { name: string; endpoint: Endpoint<unknown, unknown> }[] = Object.entries(CONTRACT).flatMap(([module, table]) =>
  Object.entries(table as Record<string, unknown>).map(([name, endpoint]) => ({ name: `${module}.${name}`, endpoint: endpoint as Endpoint<unknown, unknown> })));

/** Knows which method serves which endpoint, and that nothing else is served. */
@Injectable()
export class Contract {
  readonly served: Served[];
  /** Methods that answer requests without an endpoint, hence without a permission. */
  readonly strays: string[];

  constructor(discovery: DiscoveryService, scanner: MetadataScanner) {
    const methods = discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as new () => object).prototype as Record<string, object>;
      return scanner.getAllMethodNames(prototype).map(name => ({ name: `${metatype?.name}.${name}`, method: prototype[name] }));
    });
    const servedBy = (method: object) => Reflect.getMetadata(SERVED, method) as Served | undefined;
    this.served = methods.map(each => servedBy(each.method)).filter(each => each !== undefined);
    this.strays = methods.filter(each => Reflect.hasMetadata('path', each.method) && !servedBy(each.method)).map(each => each.name);
  }

  /** Where the contract and the controllers differ; empty when each endpoint is served once, and nothing else is. */
  complaints(): string[] {
    const times = (endpoint: unknown) => this.served.filter(each => each.endpoint === endpoint).length;
    return [
      ...this.strays.map(name => `${name} answers requests but serves no endpoint of the contract, so nobody checks a permission`),
      ...this.served.filter(each => ENDPOINTS.every(known => known.endpoint !== each.endpoint))
        .map(each => `${each.endpoint.method} ${each.endpoint.path} is served but stands in no contract`),
      ...ENDPOINTS.filter(each => times(each.endpoint) === 0).map(each => `${each.name} is served by no controller`),
      ...ENDPOINTS.filter(each => times(each.endpoint) > 1).map(each => `${each.name} is served twice`),
    ];
  }
}
