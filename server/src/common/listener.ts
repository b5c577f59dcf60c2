import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What 微信云托管 says of the caller it has checked. */
export interface Platform {
  openid: string;
  unionid: string | null;
}

const PLATFORM_HEADER = /^x-wx-/i;
const fromPlatform = new WeakSet<IncomingMessage>();

/** Who the platform says is calling; null for whatever did not come in by the private listener. */
export function platformOf(request: IncomingMessage): Platform | null {
  const openid = request.headers['x-wx-openid'];
  if (!fromPlatform.has(request) || typeof openid !== 'string' || !/^[\w-]{6,64}$/.test(openid)) return null;
  const unionid = request.headers['x-wx-unionid'];
  return { openid, unionid: typeof unionid === 'string' && unionid !== '' ? unionid : null };
}

/** What tells one caller without an account from another: whom the platform says it is, else the address. */
export function callerOf(request: Pick<FastifyRequest, 'raw' | 'ip'>): string {
  return platformOf(request.raw)?.openid ?? request.ip;
}

/** Takes the platform's headers off every request that did not come in by the private listener. */
export function distrustPlatformHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _, done) => {
    if (!fromPlatform.has(request.raw)) {
      for (const name of Object.keys(request.raw.headers)) if (PLATFORM_HEADER.test(name)) delete request.raw.headers[name];
    }
    done();
  });
}

/** A second listener of the same application, reachable by the platform only. */
export function openPrivateListener(fastify: FastifyInstance, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    fromPlatform.add(request);
    fastify.routing(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '0.0.0.0', () => resolve(server));
  });
}
