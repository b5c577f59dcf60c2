import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type Refusal, statusOf as statusOfRefusal } from '@village/shared/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FaultLog } from './fault-log';
import { faultPage } from './html';

/** A field of the input that is wrong, and why. */
export interface FieldError {
  /** The path in the input: `lines[2].am`. */
  field: string;
  label: string;
  text: string;
}

/** HTTP 400: the input does not fit the endpoint. */
export class InvalidInput extends HttpException {
  constructor(readonly errors: FieldError[]) {
    super('invalid input', 400);
  }
}

/** HTTP 422 or 409: the rules say no, or somebody was quicker. Thrown by the door only; services return refusals. */
export class Refused extends HttpException {
  constructor(readonly refusal: Refusal) {
    super('refused', statusOfRefusal(refusal));
  }
}

const TEXTS: Record<number, { code: string; text: string }> = {
  400: { code: 'malformed', text: '请求的格式不正确，请更新后再试' },
  401: { code: 'sign_in_required', text: '登录已失效，请重新登录' },
  403: { code: 'forbidden', text: '您的角色不能进行这项操作' },
  404: { code: 'not_found', text: '没有找到，或者不在您的管理范围内' },
  405: { code: 'not_found', text: '没有找到，或者不在您的管理范围内' },
  409: { code: 'key_used', text: '这个提交编号已经用于另一条内容不同的记录，请重新填写一次' },
  408: { code: 'too_slow', text: '网络太慢，请求没有收全，请重试' },
  413: { code: 'too_large', text: '发送的内容太大' },
  414: { code: 'malformed', text: '网址太长' },
  415: { code: 'unsupported_type', text: '不支持这种格式的内容' },
  426: { code: 'too_old', text: '驻村通已经更新，这个版本不能再用。请关掉后重新打开，在网页里请刷新。没有送出的内容还在手机里' },
  429: { code: 'too_many_requests', text: '操作太频繁，请稍后再试' },
  431: { code: 'malformed', text: '请求头太大' },
  503: { code: 'unavailable', text: '服务正在启动或停止，请稍后再试' },
  507: { code: 'disk_low', text: '服务器的磁盘快满了，现在只能看，不能保存。请过一会儿再试，并告诉管理员' },
};

/** Turns whatever was thrown into an answer: a code for programs, a Chinese text for people, nothing of the inside. */
@Catch()
export class Faults implements ExceptionFilter {
  constructor(private readonly faults: FaultLog) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { status, body } = answerTo(thrown, request);
    if ('id' in body) {
      const { kind, driverCode, at } = traceOf(thrown);
      await this.faults.keep({ id: String(body.id), method: request.method, path: request.routeOptions.url ?? '', kind, code: driverCode === undefined ? null : String(driverCode), lines: at });
    }
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const isPage = !request.url.startsWith('/api') && request.headers.accept?.includes('text/html');
    void reply.code(status).header('cache-control', 'no-store').type(isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8').send(isPage ? faultPage((body as { text: string }).text) : body);
  }
}

export function answerTo(thrown: unknown, request: FastifyRequest): { status: number; body: object } {
  if (thrown instanceof Refused) return { status: thrown.getStatus(), body: thrown.refusal };
  if (thrown instanceof InvalidInput) {
    return { status: 400, body: { code: 'invalid_input', text: thrown.errors.map(each => each.text).join('；'), errors: thrown.errors } };
  }
  const status = statusOf(thrown);
  const known = TEXTS[status];
  if (known) return { status, body: known };
  const id = randomUUID();
  request.log.error({ fault: id, ...traceOf(thrown) }, 'fault');
  return { status: 500, body: { code: 'fault', text: `系统出错，请稍后再试。如果一直这样，请把编号 ${id.slice(0, 8)} 告诉管理员`, id } };
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  return (thrown as { statusCode?: number } | null)?.statusCode ?? 500;
}

/** Where it happened and of what kind. Messages and parameters stay out of the log: those of the database carry people's data. */
export function traceOf(thrown: unknown): { kind: string; driverCode?: string | number; at: string[] } {
  const { name = 'unknown', driverError, stack = '' } = (thrown ?? {}) as { name?: string; stack?: string; driverError?: { errno?: number; code?: string } };
  const at = [...stack.matchAll(/^\s+at .*?\(?([^()\s]+:\d+:\d+)\)?$/gm)].map(each => each[1].replace(/^.*\/(?=[^/]+\/[^/]+$)/, '')).slice(0, 8);
  return { kind: name, driverCode: driverError?.errno ?? driverError?.code, at };
}
