import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { answerTo } from './faults';
import { API } from './serve';
import type { Settings } from './settings';

const MEGABYTE = 1024 * 1024;
/** For so long an answer of the disk is believed. */
const BELIEVED = 5000;

/** How many bytes of the disk of the data are free; null where the data lie in memory. */
export async function freeBytes({ dataFolder }: Pick<Settings, 'dataFolder'>): Promise<number | null> {
  if (dataFolder === ':memory:') return null;
  let place = dataFolder;
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = await statfs(place);
  return bavail * bsize;
}

/** Takes nothing more while it can still keep what it has: a database that meets the end of the disk may lose what it promised. Reading and signing in go on. */
export function refuseBeforeFull(fastify: FastifyInstance, settings: Pick<Settings, 'dataFolder' | 'diskReserve'>): void {
  let asked = { at: 0, isLow: Promise.resolve(false) };
  const isLow = () => {
    const now = performance.now();
    if (asked.at === 0 || now - asked.at > BELIEVED) asked = { at: now, isLow: freeBytes(settings).then(free => free !== null && free < settings.diskReserve * MEGABYTE) };
    return asked.isLow;
  };
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.url.startsWith(`${API}/sessions`)) return;
    if (await isLow()) return reply.code(507).send(answerTo({ statusCode: 507 }, request).body);
  });
}
