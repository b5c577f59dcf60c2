import type { Day, Instant } from '../kernel/day';
import type { LeaveKind } from '../kernel/leave-kind';
import { endpoint, type Page } from './endpoint';
import type { EndWaiverInput, GrantWaiverInput, WaiversInput } from './waiver.input';

/** That somebody may go beyond the caps of leave in these days, in writing. */
export interface LeaveWaiver {
  id: string;
  personId: string;
  personName: string;
  villageName: string;
  /** Null: for every kind. */
  kind: LeaveKind | null;
  from: Day;
  to: Day;
  reason: string;
  number: string;
  state: 'in_force' | 'over' | 'ended';
  grantedByName: string;
  grantedAt: Instant;
  endedByName: string | null;
  endedAt: Instant | null;
  may: { end: boolean };
}

export const waiver = {
  list: endpoint<WaiversInput, Page<LeaveWaiver>>({ method: 'GET', path: '/leave-waivers', permission: 'leave.read', title: '超过请假上限的书面批准', reply: 'Page<LeaveWaiver>' }),
  grant: endpoint<GrantWaiverInput, LeaveWaiver>({ method: 'POST', path: '/leave-waivers', permission: 'leave.declare', title: '登记特殊情况的书面批准', reply: 'LeaveWaiver' }),
  end: endpoint<EndWaiverInput, LeaveWaiver>({ method: 'POST', path: '/leave-waivers/:id/end', permission: 'leave.declare', title: '收回书面批准', reply: 'LeaveWaiver' }),
};
