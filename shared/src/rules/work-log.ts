import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { isFixedWeekday } from './office-day';

export type LogType = 'work_log' | 'sentiment_diary';
const LOG_NAMES: Record<LogType, string> = { work_log: '工作日志', sentiment_diary: '民情日记' };
const FIELD_NAMES: Record<string, string> = { study: '学习', work: '工作', life: '生活', opinions: '意见建议', hot_issues: '热点难点' };

export interface LogKept {
  day: Day;
  type: LogType;
  inVillage: boolean;
  /** Items of the list of the office day; left out: no list. */
  listItems?: number;
  /** Null: nothing was written. */
  log: { fields: readonly string[]; itemsWithResult?: number } | null;
}

export interface LogState {
  required: boolean;
  /** Null where no log is owed. */
  complete: boolean | null;
  requiredFields: string[];
  missing: string[];
}

/** Is a log owed for this day, and is it complete? It is owed for a day in the village; where the document keeps it by office day, for that day or for one with a list. */
export function workLog(profile: Profile, kept: LogKept): FindingOrRefusal<LogState> {
  return finding(profile, read => {
    const name = LOG_NAMES[kept.type];
    const { owed, fields } = kept.type === 'work_log' ? logOwed(read, kept) : diaryOwed(read, kept);
    if (!owed) {
      read.say(`这一天不要求写${name}`);
      return { required: false, complete: null, requiredFields: fields, missing: [] };
    }
    const missing = fields.filter(field => !kept.log?.fields.includes(field));
    const open = asksEachItem(read, kept.type) ? Math.max(0, (kept.listItems ?? 0) - (kept.log?.itemsWithResult ?? 0)) : 0;
    const complete = kept.log !== null && missing.length === 0 && open === 0;
    const lacks = kept.log === null ? '还没有写' : missing.length ? `缺${missing.map(field => FIELD_NAMES[field] ?? field).join('、')}` : open ? `清单有 ${open} 项没有写结果` : '齐全';
    read.say(`当天的${name}${lacks}`, { 日期: kept.day });
    return { required: true, complete, requiredFields: fields, missing };
  });
}

function logOwed(read: Reader, { day, inVillage, listItems }: LogKept): { owed: boolean; fields: string[] } {
  const rule = read.where('record.work_log');
  const owed = rule !== null && inVillage && (rule.on === 'every_day' || isFixedWeekday(read, day) || (listItems ?? 0) > 0);
  return { owed, fields: rule?.fields ?? [] };
}

/** A diary that has no day of its own is not owed for any one day. */
function diaryOwed(read: Reader, { inVillage }: LogKept): { owed: boolean; fields: string[] } {
  return { owed: inVillage && read.where('record.diary')?.on === 'every_day', fields: [] };
}

function asksEachItem(read: Reader, type: LogType): boolean {
  return type === 'work_log' && read.where('record.work_log')?.eachListItem === true;
}
