import type { Instant } from '../kernel/day';

/**
 * The version of the contract a client speaks; it says so in this header of every request. The server understands the current and
 * the previous version; whoever says nothing speaks version 1, which knew no receipts.
 */
export const CONTRACT_VERSION = 2;
export const OLDEST_CONTRACT = CONTRACT_VERSION - 1;
export const CONTRACT_HEADER = 'contract-version';

/** What the server gives for an entry sent under a key: only this lets the phone let go of it. */
export interface Receipt {
  id: string;
  key: string;
  /** The digest of what was received. */
  bodyHash: string;
  receivedAt: Instant;
}

/** The answer to an entry that was sent under a key. */
export interface Received<Reply> {
  receipt: Receipt;
  /** Null where the entry had been received before: what became of it is read where it stands. */
  reply: Reply | null;
}
