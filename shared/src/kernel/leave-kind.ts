/** Kinds of absence that are applied for. Rotation rest is applied for but is no leave (A32). */
export const LEAVE_KINDS = ['personal', 'sick', 'annual_leave', 'official_trip', 'rotation_rest'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];

export const LEAVE_KIND_NAMES: Record<LeaveKind, string> = {
  personal: '事假', sick: '病假', annual_leave: '年休假', official_trip: '因公外出', rotation_rest: '轮休',
};
