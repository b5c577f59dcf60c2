import { ALERT_NAMES, type Alert } from '../kernel/alert';
import type { FindingOrRefusal } from '../kernel/finding';
import { LEAVE_KIND_NAMES, type LeaveKind } from '../kernel/leave-kind';
import { refuse } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { clausesOf, finding } from '../policy/reading';

export interface LeaveWanted {
  applicantRole: RoleId;
  kind: LeaveKind;
  days: number;
  /** Days of capped leave already used, without this request. */
  usedMonth: number;
  usedYear: number;
  /** A named special circumstance opens a soft cap. */
  specialCircumstances: boolean;
  /** A time in which everybody has to be on post was declared. */
  alert?: Alert;
}

export type QuotaBreach = 'per_request' | 'per_month' | 'per_year' | 'full_presence';

export interface LeaveAllowed {
  allowed: boolean;
  violated: QuotaBreach[];
  soft: boolean;
  monthTotal: number;
  yearTotal: number;
  override: 'special_circumstances' | null;
}

/**
 * Do the caps of the document and the times of full presence allow this request? A document without caps allows it; a time of full presence opens for nobody.
 * Refusal: `config_required` for kinds that the document leaves to other rules.
 */
export function leaveQuota(profile: Profile, wanted: LeaveWanted): FindingOrRefusal<LeaveAllowed> {
  return finding(profile, read => {
    const caps = read.where('leave.quota');
    const own = read.where('leave.kind_rules')?.find(each => each.kind === wanted.kind);
    if (!own && caps?.elsewhere?.includes(wanted.kind)) {
      return refuse('config_required', `${profile.title}规定${LEAVE_KIND_NAMES[wanted.kind]}另按国家和单位的规定办理，没有写明限额，请管理员在“制度”里填写。`, { clauses: clausesOf(profile, 'leave.quota'), missing: ['leave.quota'] });
    }
    const common = caps !== null && (!caps.kinds || caps.kinds.includes(wanted.kind)) ? caps : null;
    const added = caps === null || common || own ? wanted.days : 0;
    const monthTotal = wanted.usedMonth + added;
    const yearTotal = wanted.usedYear + added;
    // What a kind may have by its own rule is no "in principle": it opens for nobody.
    const limits: { breach: QuotaBreach; total: number; limit: number | null | undefined; of: string; soft: boolean }[] = [
      { breach: 'per_request', total: wanted.days, limit: common?.perRequest, of: '每次', soft: caps?.soft ?? false },
      { breach: 'per_month', total: monthTotal, limit: common?.perMonth, of: '每月', soft: caps?.soft ?? false },
      { breach: 'per_year', total: yearTotal, limit: common?.perYear, of: '每年', soft: caps?.soft ?? false },
      { breach: 'per_request', total: wanted.days, limit: own?.perRequest, of: `${LEAVE_KIND_NAMES[wanted.kind]}每次`, soft: false },
      { breach: 'per_year', total: yearTotal, limit: own?.perYear, of: `${LEAVE_KIND_NAMES[wanted.kind]}每年`, soft: false },
    ];
    const over = limits.filter(({ total, limit }) => limit != null && total > limit);
    over.forEach(({ total, limit, of }) => read.say(`${of}不超过 ${limit} 天，这次后为 ${total} 天`));
    if ((common || own) && over.length === 0) read.say(`${LEAVE_KIND_NAMES[wanted.kind]}没有超过上限`, { 本月合计: monthTotal, 本年合计: yearTotal });
    if (!common && !own) read.say(caps ? `${LEAVE_KIND_NAMES[wanted.kind]}不占请假的上限` : '没有规定请假的上限');
    const frozen = wanted.alert !== undefined && read.where('leave.freeze')?.alerts.includes(wanted.alert) === true;
    if (frozen && wanted.alert) read.say(`${ALERT_NAMES[wanted.alert]}全员在岗，不能请假`);
    const soft = over.length > 0 && over.every(each => each.soft) && !frozen;
    const opened = soft && wanted.specialCircumstances;
    return {
      allowed: !frozen && (over.length === 0 || opened), violated: [...new Set(over.map(({ breach }) => breach)), ...(frozen ? ['full_presence'] as const : [])],
      soft, monthTotal, yearTotal, override: opened ? 'special_circumstances' : null,
    };
  });
}
