import type { Instant } from '../kernel/day';

/** A file that takes longer to make than anybody waits for: how far it is, and what became of it. */
export interface Making {
  id: string;
  name: string;
  state: MakingState;
  done: number;
  total: number;
  /** Why it failed, in Chinese; empty otherwise. */
  reason: string;
  /** What is not in it, and why. */
  left: string[];
  startedByName: string;
  startedAt: Instant;
  finishedAt: Instant | null;
  /** Can it still be fetched? */
  ready: boolean;
  bytes: number;
}

export const MAKING_STATES = ['running', 'done', 'failed', 'stopped'] as const;
export type MakingState = (typeof MAKING_STATES)[number];

export const MAKING_STATE_NAMES: Record<MakingState, string> = { running: '正在生成', done: '已生成', failed: '没有生成完', stopped: '已停止' };
