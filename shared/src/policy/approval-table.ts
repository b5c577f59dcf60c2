import { hasOwnClause, LEAVE_KIND_NAMES, LEAVE_KINDS, type LeaveKind } from '../kernel/leave-kind';
import { CADRE_ROLES, nameOfRole, type RoleId } from '../kernel/role';
import type { Values } from './values';

export type ApprovalRow = Values['leave.approval'][number];

/** Kinds that go through the leave approval table: rest by turns does not (A32). */
export const APPROVED_KINDS = LEAVE_KINDS.filter(kind => !hasOwnClause(kind));
const LONGEST_DAYS = 60;

/** Which rows of the table hold for this applicant, kind and number of days? A table that loaded gives exactly one for every role it names. */
export function approvalRows(rows: ApprovalRow[], applicant: RoleId, kind: LeaveKind, days: number): ApprovalRow[] {
  // A wedding, a funeral or a birth is asked for like an affair of one's own, where the table has no row that names it.
  const named: LeaveKind = kind === 'family_leave' && !rows.some(row => row.kinds?.includes(kind)) ? 'personal' : kind;
  return rows.filter(row => row.applicants.includes(applicant) && (!row.kinds || row.kinds.includes(named)) && row.over < days && (row.upTo == null || days <= row.upTo));
}

/**
 * Does exactly one row match for every applicant, kind and half day up to 60 days? Null when it does, else a Chinese sentence that names the rows.
 * Every cadre role must have its rows, besides the roles that the table names.
 */
export function faultOfApproval(rows: ApprovalRow[]): string | null {
  const applicants = [...new Set([...CADRE_ROLES, ...rows.flatMap(row => row.applicants)])];
  for (const applicant of applicants) {
    for (const kind of APPROVED_KINDS) {
      for (let days = 0.5; days <= LONGEST_DAYS; days += 0.5) {
        const found = approvalRows(rows, applicant, kind, days);
        const who = `${nameOfRole(applicant)}${LEAVE_KIND_NAMES[kind]} ${days} 天`;
        if (found.length === 0) return `${who}没有对应的审批层级`;
        if (found.length > 1) return `${who}同时符合第 ${found.map(row => rows.indexOf(row) + 1).join('、')} 行`;
      }
    }
  }
  return null;
}

/** Does exactly one row tell with whom a leave is filed, for every applicant and half day up to 60 days? */
export function faultOfFiling(rows: Values['leave.filing']): string | null {
  for (const applicant of new Set([...CADRE_ROLES, ...rows.flatMap(row => row.applicants)])) {
    for (let days = 0.5; days <= LONGEST_DAYS; days += 0.5) {
      const found = rows.filter(row => row.applicants.includes(applicant) && days > (row.over ?? 0) && (row.upTo == null || days <= row.upTo));
      const who = `${nameOfRole(applicant)}请假 ${days} 天`;
      if (found.length === 0) return `${who}没有写明向谁备案`;
      if (found.length > 1) return `${who}同时符合第 ${found.map(row => rows.indexOf(row) + 1).join('、')} 行`;
    }
  }
  return null;
}

/** Does each row of the quotas say one amount, and does no more than one row hold for a role and a period? */
export function faultOfRequired(rows: Values['attendance.required']): string | null {
  const odd = rows.findIndex(row => [row.days != null, row.share != null, row.officeDays === true, row.outcome === 'config_required'].filter(Boolean).length !== 1);
  if (odd >= 0) return `第 ${odd + 1} 行应写天数、比例、驻村办公日、空缺中的一样`;
  for (const role of new Set([...CADRE_ROLES, 'team' as const, ...rows.flatMap(row => row.of ?? [])])) {
    for (const period of ['month', 'quarter', 'year'] as const) {
      const found = rows.filter(row => row.period === period && (!row.of || row.of.includes(role)));
      if (found.length > 1) return `${nameOfRole(role)}同时符合第 ${found.map(row => rows.indexOf(row) + 1).join('、')} 行`;
    }
  }
  return null;
}
