import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import type { LeaveEntity } from './leave.entity';
import { spanText } from './span';

/** "事假 2 天（3月10日上午至3月11日下午）" */
export function titleOf(leave: LeaveEntity): string {
  return `${LEAVE_KIND_NAMES[leave.kind]} ${leave.halves / 2} 天（${spanText(leave)}）`;
}

export function pageOf({ id }: Pick<LeaveEntity, 'id'>): string {
  return `/pages/leave/detail/index?id=${id}`;
}
