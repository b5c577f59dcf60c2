/** What of the program asks: the burden is told by these. */
export const BURDEN_MODULES = ['attendance', 'leave', 'duty', 'worklog', 'report', 'meeting', 'household', 'plan', 'issue', 'record', 'disclosure', 'other'] as const;
export type BurdenModule = (typeof BURDEN_MODULES)[number];
export const BURDEN_MODULE_NAMES: Record<BurdenModule, string> = {
  attendance: '考勤', leave: '请假', duty: '值班和巡逻', worklog: '办公清单和日志', report: '报告和数据', meeting: '会议和学习', household: '户和走访', plan: '计划和目标', issue: '问题', record: '工作记录', disclosure: '公开', other: '其他',
};

/** What is counted: things to be put down, fields that have to be filled in for them, notices. Of one person in a week. */
export const BURDEN_COUNTS = ['entries', 'fields', 'notices'] as const;
export type BurdenCount = (typeof BURDEN_COUNTS)[number];
export type BurdenNumbers = Record<BurdenCount, number>;
export const BURDEN_COUNT_NAMES: Record<BurdenCount, { name: string; unit: string }> = { entries: { name: '要办的事', unit: '件' }, fields: { name: '必填的栏', unit: '栏' }, notices: { name: '通知', unit: '条' } };
