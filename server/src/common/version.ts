import { HttpException } from '@nestjs/common';
import { CONTRACT_HEADER, OLDEST_CONTRACT, type Received } from '@village/shared/contract/receipt';
import type { FastifyRequest } from 'fastify';

/** HTTP 426: the client is older than the previous version. */
export class TooOld extends HttpException {
  constructor() {
    super('too old', 426);
  }
}

/** The version of the contract this request speaks; throws `TooOld` where nobody here understands it any more. */
export function versionOf({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const said = headers[CONTRACT_HEADER] ?? '1';
  const version = /^\d{1,6}$/.test(String(said)) ? Number(said) : 0;
  if (version < OLDEST_CONTRACT) throw new TooOld();
  return version;
}

/** Version 1 knew no receipts: it took the bare reply, and let go of its copy when it read its own key there. */
export function inVersion(version: number, { receipt, reply }: Received<unknown>): unknown {
  return version > 1 ? { receipt, reply } : reply ?? { clientKey: receipt.key };
}
