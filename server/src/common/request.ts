import type { FastifyRequest } from 'fastify';
import type { Who } from './who';

/** A request on its way: the gate adds who calls, the door adds the checked input. */
export interface SignedRequest extends FastifyRequest {
  who?: Who;
  input?: object;
}
