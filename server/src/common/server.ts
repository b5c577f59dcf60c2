import type { Server } from 'node:http';
import { ConsoleLogger, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyHttpOptions, type FastifyInstance, type FastifyReply } from 'fastify';
import { Contract } from './contract';
import { refuseBeforeFull } from './disk';
import { answerTo } from './faults';
import { distrustPlatformHeaders } from './listener';
import { serveDocument } from './document.pages';
import { servePages } from './pages';
import { servePublicAssets } from './public.pages';
import { KeptAnswers } from './kept';
import { limitRates, protect, protectingHeaders } from './protection';
import type { Settings } from './settings';

const JSON_BYTES = 1024 * 1024;
const FILE_BYTES = 10 * 1024 * 1024;
const FILE_TYPES = ['application/octet-stream', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'];

/** Builds the whole application, ready to listen. */
export async function createServer(module: DynamicModule, settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(options(settings));
  // What keeps it from starting is told once, by the program.
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
  if (settings.logLevel !== 'silent') app.useLogger(new ConsoleLogger({ json: true, logLevels: ['error', 'warn'] }));
  const complaints = app.get(Contract).complaints();
  if (complaints.length > 0) {
    await app.close();
    throw new Error(`the contract and the controllers differ:\n  ${complaints.join('\n  ')}`);
  }

  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const headers = await protectingHeaders(settings);
  app.get(KeptAnswers).serve(fastify, headers);
  distrustPlatformHeaders(fastify);
  logRequests(fastify);
  await protect(fastify, headers);
  await limitRates(fastify, settings);
  refuseBeforeFull(fastify, settings);
  for (const type of FILE_TYPES) fastify.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: FILE_BYTES }, (_, body, done) => done(null, body));
  await servePages(fastify);
  servePublicAssets(fastify);
  await serveDocument(fastify, app.get(Contract), settings);
  await app.init();
  await fastify.ready();
  return app;
}

function options(settings: Settings): FastifyHttpOptions<Server> {
  return {
    bodyLimit: JSON_BYTES,
    requestTimeout: 60_000,
    keepAliveTimeout: 72_000,
    http: { headersTimeout: 15_000 },
    routerOptions: { maxParamLength: 128 },
    // Without a trusted proxy X-Forwarded-* is anybody's claim and not read.
    trustProxy: settings.trustedProxy.length > 0 ? settings.trustedProxy : false,
    genReqId: () => crypto.randomUUID(),
    // An address that cannot be read does not reach the filter of the application.
    frameworkErrors: (error, request, reply) => {
      const { status, body } = answerTo(error, request);
      void (reply as FastifyReply).code(status).send(body);
    },
    logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel, base: undefined },
    logController: new LogController({ disableRequestLogging: true }),
  };
}

/** One line for each request: no query, no header, no body, no address, no message of an error. */
function logRequests(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    request.log.info({ method: request.method, path: request.url.split('?')[0], status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) });
    done();
  });
}
