/** The marks of a month sheet; the symbol of each comes from the profile. */
export const MARKS = ['in_village', 'official_trip', 'personal', 'sick', 'annual_leave', 'family_leave', 'rotation_rest', 'compensatory_rest', 'unit_callback', 'absent', 'rest_day', 'pending'] as const;
export type Mark = (typeof MARKS)[number];

export const MARK_NAMES: Record<Mark, string> = {
  in_village: '在村', official_trip: '公差', personal: '事假', sick: '病假', annual_leave: '年休', family_leave: '婚丧产', rotation_rest: '轮休', compensatory_rest: '调休', unit_callback: '抽调',
  absent: '缺勤', rest_day: '休息日', pending: '待记录',
};
