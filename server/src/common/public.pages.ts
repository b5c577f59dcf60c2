import type { FastifyInstance } from 'fastify';
import { OFFLINE_SCRIPT, PUBLIC_ASSETS } from './html';

const YEAR = 31_536_000;
const CODE = /^[0-9a-f-]{4,40}$/;

/** What the pages for people without an account load. The pages themselves are endpoints of the modules they belong to. */
export function servePublicAssets(fastify: FastifyInstance): void {
  fastify.get('/b/offline.js', (_, reply) => reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(OFFLINE_SCRIPT));
  for (const [name, { type, bytes }] of Object.entries(PUBLIC_ASSETS)) {
    fastify.get(`/b/assets/${name}`, (_, reply) => reply.header('cache-control', `public, max-age=${YEAR}, immutable`).type(type).send(bytes));
  }
  // The short address that is printed under a sheet of a month.
  fastify.get<{ Params: { code: string } }>('/v/:code', ({ params }, reply) => reply.redirect(`/#/pages/attendance/verify/index${CODE.test(params.code) ? `?code=${params.code}` : ''}`));
}
