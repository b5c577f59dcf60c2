import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Contract } from './contract';
import { openApi } from './document';
import { API } from './serve';
import type { Settings } from './settings';

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>驻村通接口文档</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${API}/docs/assets/swagger-ui.css"></head>
<body><div id="page"></div><script src="${API}/docs/assets/swagger-ui-bundle.js"></script><script src="${API}/docs/start.js"></script></body></html>`;
const START = `SwaggerUIBundle({ url: '${API}/openapi.json', dom_id: '#page', deepLinking: true, validatorUrl: null });`;

/** The API document at `/api/openapi.json`, and a page to browse it at `/api/docs` that loads nothing from elsewhere. */
export async function serveDocument(fastify: FastifyInstance, contract: Contract, { publicUrl }: Settings): Promise<void> {
  // Written when somebody first asks for it: most starts of the application are asked for something else.
  let document: string | undefined;
  fastify.get(`${API}/openapi.json`, (_, reply) => reply.type('application/json; charset=utf-8').send(document ??= JSON.stringify(openApi(contract, publicUrl))));
  fastify.get(`${API}/docs`, (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  fastify.get(`${API}/docs/start.js`, (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  await fastify.register(fastifyStatic, {
    root: dirname(require.resolve('swagger-ui-dist/swagger-ui.css')), prefix: `${API}/docs/assets/`, decorateReply: false, index: false, maxAge: '1d',
  });
}
