import type { INestApplicationContext } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { AdministratorService } from '../identity/administrator.service';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PeopleService } from '../organisation/people.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import {
  CADRE_POSTS, COUNTY, COUNTY_OFFICES, nameOf, OTHER_TOWNSHIPS, phoneOf, TOWNSHIP_OFFICES, TOWNSHIPS, type TownshipCast, UNIT_OFFICES, UNITS, VILLAGE_OFFICES,
} from './cast';

/** A cadre of the story, with the place he serves in. */
export interface DemoCadre {
  personId: string;
  name: string;
  teamId: string;
  townshipId: string;
  villagePath: string;
  unitId: string;
  isLeader: boolean;
  /** The first day of his term. */
  from: Day;
}

export interface DemoPlace {
  id: string;
  name: string;
  path: string;
}

export interface DemoTownship extends DemoPlace {
  profileId: string | null;
  villages: DemoPlace[];
}

export interface DemoCounty {
  id: string;
  administratorId: string;
  townships: DemoTownship[];
  cadres: DemoCadre[];
  /** Beside the story: small places with documents of other kinds. */
  others: Pick<DemoCounty, 'townships' | 'cadres'>;
}

/** Fills the roster of the invented county. */
export class CountyRoster {
  private numbered = 0;
  private readonly named = { cadre: 0, office: 0, village: 0, unit: 0 };

  private readonly clock: Clock;
  private readonly organisations: OrganisationService;
  private readonly units: UnitService;
  private readonly teams: TeamService;
  private readonly people: PeopleService;

  constructor(private readonly app: INestApplicationContext) {
    this.clock = app.get(Clock);
    this.organisations = app.get(OrganisationService);
    this.units = app.get(UnitService);
    this.teams = app.get(TeamService);
    this.people = app.get(PeopleService);
  }

  /** The person as he stands in the roster on the day the clock shows. */
  async whoIs(personId: string): Promise<Who> {
    const held = await this.app.get(HolderService).heldBy(personId, this.clock.today());
    return { personId, sessionId: 'demo', grants: held.map(({ role, organisationId, path, teamId }) => ({ role, organisationId, path, teamId })) };
  }

  /** Makes the county; its terms begin on `from`. */
  async create(from: Day, joined: Day): Promise<DemoCounty> {
    const administratorId = await this.administrator();
    const who = await this.whoIs(administratorId);
    const county = await this.organisations.countyOf(who.grants[0].path);
    const unitIds: string[] = [];
    for (const unit of UNITS) unitIds.push(done(await this.units.add(unit, who)).id);
    for (const office of COUNTY_OFFICES.slice(1)) await this.holder('office', office, { organisationId: county.id, from }, who);
    for (const unitId of unitIds) for (const office of UNIT_OFFICES) await this.holder('unit', office, { organisationId: unitId, unitId, from }, who);
    const made: DemoCounty = { id: county.id, administratorId, townships: [], cadres: [], others: { townships: [], cadres: [] } };
    for (const cast of TOWNSHIPS) await this.township(cast, county.id, unitIds, { from, joined }, made, who);
    for (const cast of OTHER_TOWNSHIPS) await this.township(cast, county.id, unitIds, { from, joined }, made.others, who);
    return made;
  }

  private async administrator(): Promise<string> {
    const phone = this.nextPhone();
    done(await this.app.get(AdministratorService).create({ county: COUNTY, name: this.nextName('office'), phone, again: false }));
    return (await this.app.get(PersonService).idByPhone(phone))!;
  }

  private async township(cast: TownshipCast, countyId: string, unitIds: string[], days: { from: Day; joined: Day }, made: DemoCounty['others'], who: Who): Promise<void> {
    const township = done(await this.organisations.add({ kind: 'township', name: cast.name, parentId: countyId }, who));
    const { villages } = made.townships[made.townships.push({ id: township.id, name: cast.name, path: township.path, profileId: cast.profileId, villages: [] }) - 1];
    for (const office of [...TOWNSHIP_OFFICES, ...(cast.offices ?? [])]) await this.holder('office', office, { organisationId: township.id, from: days.from }, who);
    for (const { name, cadres } of cast.villages) {
      const village = done(await this.organisations.add({ kind: 'village', name, parentId: township.id }, who));
      villages.push({ id: village.id, name, path: village.path });
      for (const office of VILLAGE_OFFICES) await this.holder('village', office, { organisationId: village.id, from: days.from }, who);
      const team = done(await this.teams.add({ villageId: village.id, name: `驻${name}工作队`, from: days.from }, who));
      for (let index = 0; index < cadres; index += 1) {
        const unitId = unitIds[this.named.cadre % unitIds.length];
        // One of them came later: his sheet begins in the middle of a month.
        const from = this.named.cadre === LATE_COMER ? days.joined : days.from;
        const isLeader = index === 0;
        // In half of the villages the leader is first secretary too.
        const roles: RoleId[] = cast.linked ? ['linked_cadre'] : isLeader ? (made.cadres.length % 2 === 0 ? ['team_leader', 'first_secretary'] : ['team_leader']) : ['team_member'];
        const post = CADRE_POSTS[this.named.cadre % CADRE_POSTS.length];
        const { id, name: called } = await this.holder('cadre', { roles, post }, { teamId: team.id, unitId, from }, who);
        made.cadres.push({ personId: id, name: called, teamId: team.id, townshipId: township.id, villagePath: village.path, unitId, isLeader, from });
      }
    }
  }

  private async holder(
    kind: keyof typeof this.named, { roles, post }: { roles: RoleId[]; post: string },
    place: { organisationId?: string; teamId?: string; unitId?: string; from: Day }, who: Who,
  ): Promise<{ id: string; name: string }> {
    const name = this.nextName(kind);
    const { id } = done(await this.people.add({ name, phone: this.nextPhone(), unitId: place.unitId, post }, who));
    for (const role of roles) done(await this.people.addTerm({ id, role, organisationId: place.organisationId, teamId: place.teamId, from: place.from }, who));
    return { id, name };
  }

  private nextName(kind: keyof typeof this.named): string {
    const name = nameOf(kind, this.named[kind]);
    this.named[kind] += 1;
    return name;
  }

  private nextPhone(): string {
    this.numbered += 1;
    return phoneOf(this.numbered);
  }
}

const LATE_COMER = 8;

/** What the service answered; the story is written so that nothing is refused. */
export function done<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(`示例数据被拒绝：${answer.code} ${answer.text}`);
  return answer as Answer;
}
