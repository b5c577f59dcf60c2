import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import type { Endpoint } from '@village/shared/contract/endpoint';
import type { Refusal } from '@village/shared/kernel/refusal';
import { callerOf, platformOf, type Platform } from './listener';
import type { SignedRequest } from './request';
import type { Who } from './who';

export const SERVED = 'village:served';
export const API = '/api';

/** Where an endpoint is served. */
export function addressOf({ path, shows }: Pick<Endpoint<never, unknown>, 'path' | 'shows'>): string {
  return shows ? path : `${API}${path}`;
}

interface Options {
  /**
   * `own`: the method opens its transactions itself. For work that waits for somebody outside (WeChat) or must keep a row although
   * it refuses (failed sign-ins); everything else that writes runs in the transaction that the door opens.
   */
  transaction?: 'own';
  /** For a keyed endpoint: an input whose work only reads and puts rows down with `db.put`, so that they may be written with those of other requests. */
  gathers?: (input: never) => boolean;
}

/** What `@Serve` noted about a controller's method. */
export interface Served extends Options {
  endpoint: Endpoint<unknown, unknown>;
  input: (new () => object) | null;
}

/** A method that may serve an endpoint with this reply; whether its arguments fit is said by their own decorators. */
type Method<Reply> = <Function extends (...values: never[]) => Reply | Refusal | Promise<Reply | Refusal>>(
  target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Function>,
) => void;

/** Serves an endpoint of the contract: method, path, permission and validation follow from it. */
export function Serve<Reply>(endpoint: Endpoint<void, Reply>, input?: undefined, options?: Options): Method<Reply>;
export function Serve<Fields extends object, Reply>(endpoint: Endpoint<Fields, Reply>, input: new () => Fields, options?: Options): Method<Reply>;
export function Serve(endpoint: Endpoint<never, unknown>, input?: new () => object, options: Options = {}): MethodDecorator {
  const served: Served = { endpoint: endpoint as Endpoint<unknown, unknown>, input: input ?? null, ...options };
  return applyDecorators(
    SetMetadata(SERVED, served),
    RequestMapping({ path: addressOf(endpoint), method: RequestMethod[endpoint.method] }),
    HttpCode(endpoint.reply || endpoint.answers || endpoint.shows ? 200 : 204),
  );
}

const fromRequest = <Value>(read: (request: SignedRequest) => Value) =>
  createParamDecorator((_: unknown, context: ExecutionContext) => read(context.switchToHttp().getRequest<SignedRequest>()));

/** The checked input: an instance of the input class. */
export const Input = fromRequest(request => request.input);

/** The person who is signed in. */
export const Signed = fromRequest((request): Who => {
  if (!request.who) throw new Error('a public endpoint knows nobody');
  return request.who;
});

/** The file that was sent; for an endpoint that accepts one. */
export const Upload = fromRequest(request => request.body);

/** Who the WeChat platform says is calling: only on the private listener, else null. */
export const FromPlatform = fromRequest((request): Platform | null => platformOf(request.raw));

/** What tells one caller from another who is not signed in; for limits, never written down. */
export const Caller = fromRequest((request): string => callerOf(request));
