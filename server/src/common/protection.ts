import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import createFastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { answerTo } from './faults';
import { callerOf } from './listener';
import { INDEX_PAGE } from './pages';
import { API } from './serve';
import type { Settings } from './settings';

/** A village office shares one address, so the limits are wide; an account that is guessed at is locked by the identity module. */
const SIGN_INS_PER_MINUTE = 60;
/** The highest, which is the default, takes a second for the pages' script and saves a tenth. */
const BROTLI_QUALITY = 5;

/** Compression, and the headers that go with every answer. */
export async function protect(fastify: FastifyInstance, headers: Record<string, string>): Promise<void> {
  await fastify.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1024, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } });
  fastify.addHook('onRequest', (_, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** They keep a browser from running or embedding what is not ours. */
export function protectingHeaders({ publicUrl }: Settings): Promise<Record<string, string>> {
  const secure = publicUrl.startsWith('https:');
  return headersBy({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScripts()],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // Taro's components carry their few icons as a font within the style sheet.
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** The headers are the same for every answer: the library, which would work them out each time, is asked once. */
async function headersBy(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const once = createFastify();
  await once.register(helmet, options);
  once.get('/', (_, reply) => reply.code(204).send());
  const { headers } = await once.inject('/');
  await once.close();
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !['date', 'connection', 'content-length'].includes(name)).map(([name, value]) => [name, String(value)]));
}

/** The page sets its font size by a short script of its own: allowed by its hash, and nothing else inline. */
function inlineScripts(): string[] {
  if (!existsSync(INDEX_PAGE)) return [];
  const scripts = readFileSync(INDEX_PAGE, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g);
  return [...scripts].map(each => `'sha256-${createHash('sha256').update(each[1]).digest('base64')}'`);
}

/** Slows down whoever asks far more than a person can; signing in has a narrower limit. */
export async function limitRates(fastify: FastifyInstance, { requestsPerMinute }: Pick<Settings, 'requestsPerMinute'>): Promise<void> {
  await fastify.register(rateLimit, {
    global: true,
    timeWindow: '1 minute',
    max: (request: FastifyRequest) => (isSignIn(request) ? SIGN_INS_PER_MINUTE : requestsPerMinute),
    keyGenerator: (request: FastifyRequest) => `${isSignIn(request) ? 'sign-in' : 'any'} ${callerOf(request)}`,
    errorResponseBuilder: request => Object.assign(new Error('too many requests'), answerTo({ statusCode: 429 }, request).body, { statusCode: 429 }),
  });
}

const isSignIn = ({ method, url }: FastifyRequest) => method === 'POST' && url.startsWith(`${API}/sessions`);
