import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '@village/shared/contract/receipt';
import type { Instant } from '@village/shared/kernel/day';
import type { FastifyInstance } from 'fastify';
import { Clock } from './time';

/** So many answers lie at hand; the oldest give way. */
const MOST_KEPT = 1000;
const SPOKEN = String(CONTRACT_VERSION);

export interface Kept {
  type: string;
  /** What a browser may do with it. */
  caching: string;
  text: string;
  until: Instant;
}

interface Answer {
  until: Instant;
  plain: Packed;
  packed: Packed;
}

interface Packed {
  /** Names and values in turn: what takes the least to be written. */
  head: string[];
  bytes: Buffer;
}

/** Answers that are the same for everybody for a few seconds, ready to be sent: by their address, as bytes. */
@Injectable()
export class KeptAnswers {
  private readonly answers = new Map<string, Answer>();
  /** What every answer of this server carries. */
  private common: Record<string, string> = {};

  constructor(private readonly clock: Clock) {}

  /** Sends them before the framework sees the request, which would take longer than the answer. A client of another version takes the long way. */
  serve(fastify: FastifyInstance, common: Record<string, string>): void {
    this.common = common;
    const { server } = fastify;
    const others = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      const { method, url, headers } = request;
      const found = method === 'GET' && (headers[CONTRACT_HEADER] ?? SPOKEN) === SPOKEN ? this.at(url!) : null;
      if (!found) for (const each of others) each(request, response);
      else {
        const { head, bytes } = headers['accept-encoding']?.includes('gzip') ? found.packed : found.plain;
        response.writeHead(200, head);
        response.end(bytes);
        fastify.log.info({ method, path: url, status: 200, milliseconds: 0 });
      }
    });
  }

  put(address: string, { type, caching, text, until }: Kept): void {
    const headers = { ...this.common, 'content-type': type, 'cache-control': caching, vary: 'accept-encoding' };
    const [plain, packed] = [Buffer.from(text), gzipSync(text)];
    this.answers.delete(address);
    this.answers.set(address, { until, plain: ready(headers, plain), packed: ready({ ...headers, 'content-encoding': 'gzip' }, packed) });
    if (this.answers.size > MOST_KEPT) this.answers.delete(this.answers.keys().next().value!);
  }

  forget(address: string): void {
    this.answers.delete(address);
  }

  private at(address: string): Answer | null {
    const found = this.answers.get(address);
    return found && found.until > this.clock.now() ? found : null;
  }
}

function ready(headers: Record<string, string>, bytes: Buffer): Packed {
  return { head: Object.entries({ ...headers, 'content-length': String(bytes.length) }).flat(), bytes };
}
