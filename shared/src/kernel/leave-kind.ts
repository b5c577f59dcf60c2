/**
 * Kinds of absence that are applied for. Rotation and compensatory rest are applied for but are no leave (A32); that the dispatching unit calls a cadre back
 * is asked for by the unit.
 */
export const LEAVE_KINDS = ['personal', 'sick', 'annual_leave', 'family_leave', 'official_trip', 'rotation_rest', 'compensatory_rest', 'unit_callback'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

export const LEAVE_KIND_NAMES: Record<LeaveKind, string> = {
  personal: '事假', sick: '病假', annual_leave: '年休假', family_leave: '婚丧产假', official_trip: '因公外出', rotation_rest: '轮休', compensatory_rest: '调休', unit_callback: '派出单位抽调',
};

/** Kinds that the table of approvals and the caps of leave do not speak of: each has a clause of its own. */
export function hasOwnClause(kind: LeaveKind): boolean {
  return kind === 'rotation_rest' || kind === 'compensatory_rest' || kind === 'unit_callback';
}

/** Does a list of kinds in a regulation hold for this one? A wedding, a funeral or a birth is an affair of one's own where the list does not name it. */
export function listsKind(kinds: readonly LeaveKind[], kind: LeaveKind): boolean {
  return kinds.includes(kind) || (kind === 'family_leave' && kinds.includes('personal'));
}
