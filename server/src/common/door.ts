import { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FileKind, FileReply, Method, PageReply, PictureReply, StreamReply } from '@village/shared/contract/endpoint';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AccessLog } from './access';
import { ENDPOINTS } from './contract';
import { Db } from './db';
import { Refused } from './faults';
import { type Entry, Receipts } from './receipt';
import type { SignedRequest } from './request';
import { SERVED, type Served } from './serve';
import { readInput } from './validation';
import { inVersion, versionOf } from './version';

export const FILE_TYPES: Record<FileKind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
  file: 'application/octet-stream',
};

const OPERATIONS = new Map<unknown, string>(ENDPOINTS.map(({ endpoint, name }) => [endpoint, name]));

/** The edge of every endpoint: checks the input, runs a writing request in one transaction, receives what has a key once, writes down who is handed personal data, turns refusals into 422 or 409 and files into downloads. */
@Injectable()
export class Door implements NestInterceptor {
  constructor(private readonly db: Db, private readonly receipts: Receipts, private readonly accesses: AccessLog) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const served = Reflect.getMetadata(SERVED, context.getHandler()) as Served;
    const http = context.switchToHttp();
    const request = http.getRequest<SignedRequest>();
    request.input = readInput(served, { params: request.params, query: request.query, body: request.body });
    const work = () => lastValueFrom(next.handle());
    const reply = http.getResponse<FastifyReply>();
    const entry = served.endpoint.keyed ? entryOf(served, request) : null;
    const isWriting = served.endpoint.method !== 'GET' && served.transaction !== 'own';
    const answer = entry ? this.receive(entry, served, request, reply, work) : isWriting ? this.db.transaction(work) : work();
    return from(answer.then(async done => {
      await this.noted(done, served, request);
      return finish(done, served, reply);
    }));
  }

  private async noted(answer: unknown, { endpoint }: Served, { input, who }: SignedRequest): Promise<void> {
    if (!who || endpoint.permission === 'public' || isRefusal(answer) || typeof answer !== 'object' || answer === null) return;
    await this.accesses.note(OPERATIONS.get(endpoint)!, endpoint.permission, input ?? {}, answer, who);
  }

  private async receive(entry: Entry, { gathers }: Served, request: SignedRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
    const isGathered = gathers?.(request.input as never) ?? false;
    const answer = (isGathered ? await this.receipts.first(entry, request.who!, work) : null) ?? await this.receipts.once(entry, request.who!, work);
    if (isRefusal(answer)) return answer;
    if (answer.reply === null) reply.header('idempotent-replayed', 'true');
    return inVersion(versionOf(request), answer);
  }
}

/** What was sent under a key; null where a client of the previous version sent none. */
function entryOf({ endpoint }: Served, { params, body, input }: SignedRequest): Entry | null {
  const { clientKey, claimedAt } = input as { clientKey?: string; claimedAt?: string };
  if (clientKey === undefined) return null;
  return { operation: OPERATIONS.get(endpoint)!, key: clientKey, claimedAt: claimedAt ?? null, body: { ...body as object, ...params as object } };
}

function finish(answer: unknown, { endpoint }: Served, reply: FastifyReply): unknown {
  if (isRefusal(answer)) throw new Refused(answer);
  if (endpoint.shows === 'page') return shown(answer as PageReply, endpoint.method, reply);
  if (endpoint.shows === 'picture') return picture(answer as PictureReply, reply);
  reply.header('cache-control', 'no-store');
  if (!endpoint.answers) return answer;
  const made = answer as FileReply | StreamReply;
  reply.header('content-type', FILE_TYPES[endpoint.answers]);
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`);
  return 'stream' in made ? Readable.from(made.stream) : Buffer.from(made.file);
}

/** A page is asked for anew each time; what a browser without network shows instead is kept by the page itself. The answer to a form is kept by nobody. */
function shown({ html, status = 200 }: PageReply, method: Method, reply: FastifyReply): string {
  reply.code(status).header('cache-control', method === 'GET' ? 'no-cache' : 'no-store').header('content-type', 'text/html; charset=utf-8');
  return html;
}

function picture({ file, type, seconds }: PictureReply, reply: FastifyReply): Buffer {
  reply.header('cache-control', seconds > 0 ? `public, max-age=${seconds}` : 'no-store').header('content-type', type);
  return Buffer.from(file);
}
