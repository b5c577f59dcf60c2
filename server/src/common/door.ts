import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FileKind, FileReply } from '@village/shared/contract/endpoint';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Db } from './db';
import { Refused } from './faults';
import type { SignedRequest } from './request';
import { SERVED, type Served } from './serve';
import { readInput } from './validation';

export const FILE_TYPES: Record<FileKind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** The edge of every endpoint: checks the input, runs a writing request in one transaction, turns refusals into 422 and files into downloads. */
@Injectable()
export class Door implements NestInterceptor {
  constructor(private readonly db: Db) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const served = Reflect.getMetadata(SERVED, context.getHandler()) as Served;
    const http = context.switchToHttp();
    const request = http.getRequest<SignedRequest>();
    request.input = readInput(served, { params: request.params, query: request.query, body: request.body });
    const work = () => lastValueFrom(next.handle());
    const isWriting = served.endpoint.method !== 'GET' && served.transaction !== 'own';
    return from((isWriting ? this.db.transaction(work) : work()).then(answer => finish(answer, served, http.getResponse<FastifyReply>())));
  }
}

function finish(answer: unknown, { endpoint }: Served, reply: FastifyReply): unknown {
  if (isRefusal(answer)) throw new Refused(answer);
  reply.header('cache-control', 'no-store');
  if (!endpoint.answers) return answer;
  const { file, name } = answer as FileReply;
  reply.header('content-type', FILE_TYPES[endpoint.answers]);
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return Buffer.from(file);
}
