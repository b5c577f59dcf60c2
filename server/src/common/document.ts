import type { FastifyInstance } from 'fastify';
import type { Contract } from './contract';
import { API } from './serve';
import type { Settings } from './settings';

/** The API document and a page to browse it. */
export async function serveDocument(fastify: FastifyInstance, contract: Contract, settings: Settings): Promise<void> {
  fastify.get(`${API}/openapi.json`, () => ({ openapi: '3.0.3', served: contract.served.length, url: settings.publicUrl }));
}
