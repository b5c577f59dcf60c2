import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The browser build of the mini program. */
const FOLDER = resolve(__dirname, '../../../miniapp/dist/h5');
export const INDEX_PAGE = join(FOLDER, 'index.html');
const YEAR = 31_536_000;
/** `js/app.1a2b3c4d.js`: the name changes with the content. */
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

/** Serves the pages at `/`. The router of the pages works behind `#`, so the one page is enough. */
export async function servePages(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(INDEX_PAGE)) {
    fastify.get('/', (_, reply) => reply.type('text/plain; charset=utf-8').send('网页还没有编译，请在项目目录运行 npm run build:h5，然后重新启动。'));
    return;
  }
  await fastify.register(fastifyStatic, {
    root: FOLDER,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', HASHED.test(path) ? `public, max-age=${YEAR}, immutable` : 'no-cache');
    },
  });
}
