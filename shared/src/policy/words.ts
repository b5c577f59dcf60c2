import { BODIES, isRole, ROLES, type RoleId } from '../kernel/role';
import { amount, flag, list, maybe, oneOf, record, shape, share, text, textOf, type Fields } from './shape';

export { share };

/** The forms that the values of every module share. */
export const role = oneOf(Object.keys(ROLES) as RoleId[], true);
/** A role or a body. */
export const party = oneOf([...Object.keys(ROLES), ...Object.keys(BODIES)], true);
/** A step of a chain: `a|b` is either, `a+b` is both. */
export const step = shape<string>({ kind: 'step', parts: [...Object.keys(ROLES), ...Object.keys(BODIES)] }, value => typeof value === 'string' && value.split(/[|+]/).every(part => isRole(part) || part in BODIES), '岗位编号，用 | 表示“或”、+ 表示“和”');
/** Words of the source register; each list of them is closed there. */
export const words = list(text);
/** A row of a table, with the clauses of the value on which this row alone rests; none: on all of them. */
export const row = <F extends Fields>(fields: F) => record({ ...fields, cite: maybe(words) });
/** 及时, 立即/第一时间, 同时, 随督查随通报. */
export const timing = oneOf(['prompt', 'immediate', 'simultaneous', 'same_as_inspection']);

/** How often something falls due. `regular` is 定期: the source gives no number. */
export const PERIODS = ['day', 'week', 'month', 'two_months', 'quarter', 'half_year', 'year', 'regular', 'as_needed'] as const;
export type PeriodKind = (typeof PERIODS)[number];
export const per = oneOf(PERIODS);

/** The facts that rules hand to decision tables. */
export const FACTS = [
  'confirmed_absences', 'absenteeism_consecutive_days', 'absenteeism_year_days', 'in_village_days', 'months_in_post', 'unit_staff', 'valid_reason', 'plan_delayed', 'verified', 'rectified',
  'unit_leader_interview', 'reserve_cadre', 'own_fault', 'team_tasks_completed', 'masses_satisfied', 'member_type', 'cadre_grade', 'team_assessment',
] as const;
const bound = amount('', 0, 100_000, 0);

/**
 * One condition on a fact of a decision table: a number in a band (`over` < n ≤ `upTo`, `least` ≤ n < `under`), a yes or no, or one of some words.
 * The boundary belongs to the lower band (A02).
 */
export const condition = record({ fact: textOf(FACTS), over: maybe(bound), upTo: maybe(bound), least: maybe(bound), under: maybe(bound), is: maybe(flag), in: maybe(words) });

/** A row or a value of which the source leaves a part blank: what it asks for is not known until an administrator replaces it. */
export const open = oneOf(['config_required']);

/** What can be counted towards a quota of days. */
export const COUNT_KEYS = [
  'in_village', 'official_trip', 'meeting', 'training', 'study', 'on_leave', 'personal_leave', 'sick_leave', 'annual_leave',
  'absent', 'spot_check_absent', 'any_member_in_village',
] as const;
export type CountKey = (typeof COUNT_KEYS)[number];
