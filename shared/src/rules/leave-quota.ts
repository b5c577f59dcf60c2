import type { FindingOrRefusal } from '../kernel/finding';
import { LEAVE_KIND_NAMES, type LeaveKind } from '../kernel/leave-kind';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

export interface LeaveWanted {
  applicantRole: RoleId;
  kind: LeaveKind;
  days: number;
  /** Days of capped leave already used, without this request. */
  usedMonth: number;
  usedYear: number;
  /** A named special circumstance opens a soft cap. */
  specialCircumstances: boolean;
}

export type QuotaBreach = 'per_request' | 'per_month' | 'per_year';

export interface LeaveAllowed {
  allowed: boolean;
  violated: QuotaBreach[];
  soft: boolean;
  monthTotal: number;
  yearTotal: number;
  override: 'special_circumstances' | null;
}

/** Do the caps of the document allow this request? A document without caps allows it. */
export function leaveQuota(profile: Profile, wanted: LeaveWanted): FindingOrRefusal<LeaveAllowed> {
  return finding(profile, read => {
    const caps = read.where('leave.quota');
    const capped = caps !== null && (!caps.kinds || caps.kinds.includes(wanted.kind));
    const added = caps === null || capped ? wanted.days : 0;
    const monthTotal = wanted.usedMonth + added;
    const yearTotal = wanted.usedYear + added;
    const limits: [QuotaBreach, number, number | null | undefined, string][] = [
      ['per_request', wanted.days, caps?.perRequest, '每次'], ['per_month', monthTotal, caps?.perMonth, '每月'], ['per_year', yearTotal, caps?.perYear, '每年'],
    ];
    const over = limits.filter(([, total, limit]) => capped && limit != null && total > limit);
    over.forEach(([, total, limit, period]) => read.say(`${period}不超过 ${limit} 天，这次后为 ${total} 天`));
    if (capped && over.length === 0) read.say(`${LEAVE_KIND_NAMES[wanted.kind]}没有超过上限`, { 本月合计: monthTotal, 本年合计: yearTotal });
    const soft = caps?.soft ?? false;
    const opened = over.length > 0 && soft && wanted.specialCircumstances;
    return { allowed: over.length === 0 || opened, violated: over.map(([breach]) => breach), soft: over.length > 0 && soft, monthTotal, yearTotal, override: opened ? 'special_circumstances' : null };
  });
}
