import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { isFixedWeekday } from './office-day';

export type LogType = 'work_log' | 'sentiment_diary';
const LOG_NAMES: Record<LogType, string> = { work_log: '工作日志', sentiment_diary: '民情日记' };
/** What the parts of a log are called; a log without parts of its own has `work` only. */
export const LOG_FIELD_NAMES: Record<string, string> = { study: '学习', work: '工作', life: '生活', opinions: '意见建议', hot_issues: '热点难点' };

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

/** What a document that keeps a log wants written. */
export interface LogTerms {
  /** One log for each person, or one for the team as a whole. */
  of: 'person' | 'team';
  /** Left out by the document: one text, `work`. */
  fields: string[];
  /** Each item of the list of the office day needs its result. */
  eachItem: boolean;
}

/** Does the document keep a work log, and what stands in it? Null: it keeps none. */
export function logTerms(profile: Profile): FindingOrRefusal<LogTerms | null> {
  return finding(profile, read => {
    const rule = read.where('record.work_log');
    if (!rule) return null;
    const fields = rule.fields?.length ? rule.fields : ['work'];
    const of = rule.of === 'team' ? 'team' as const : 'person' as const;
    read.say(`${rule.on === 'every_day' ? (of === 'team' ? '队里有人在村的每一天' : '在村的每一天') : '驻村办公日'}${of === 'team' ? '，全队合写一份工作日志' : '都要写工作日志'}${rule.fields?.length ? `：${fields.map(field => LOG_FIELD_NAMES[field] ?? field).join('、')}` : ''}${rule.eachListItem ? '，写明清单每一项的结果' : ''}`);
    return { of, fields, eachItem: rule.eachListItem === true };
  });
}

export interface LogMonth {
  /** The days in the village for which a log is owed, as far as they are over or written. */
  owed: Day[];
  /** Owed, over, and nothing written. */
  missing: Day[];
  /** Written, but something the document asks for is not in it. */
  incomplete: Day[];
}

/** Which days lack their log? A day that is not over is not missing yet; `today` is the first day that is not over. */
export function logMonth(profile: Profile, days: readonly LogKept[], today: Day): FindingOrRefusal<LogMonth> {
  return finding(profile, read => {
    const month: LogMonth = { owed: [], missing: [], incomplete: [] };
    for (const kept of days) {
      if (kept.day > today || (kept.day === today && kept.log === null)) continue;
      const { owed } = logOwed(read, kept);
      if (!owed) continue;
      month.owed.push(kept.day);
      if (kept.log === null) month.missing.push(kept.day);
      else if (lacking(read, kept).length > 0) month.incomplete.push(kept.day);
    }
    const { owed, missing, incomplete } = month;
    read.say(`应写 ${owed.length} 天，缺 ${missing.length} 天${incomplete.length ? `，${incomplete.length} 天不齐` : ''}`, missing.length ? { 缺的日子: missing.join('、') } : undefined);
    return month;
  });
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
    const lacks = kept.log === null ? '还没有写' : missing.length ? `缺${missing.map(field => LOG_FIELD_NAMES[field] ?? field).join('、')}` : open ? `清单有 ${open} 项没有写结果` : '齐全';
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

/** What a written log lacks: fields, and results of items. */
function lacking(read: Reader, kept: LogKept): string[] {
  const fields = logOwed(read, kept).fields.filter(field => !kept.log?.fields.includes(field));
  const open = asksEachItem(read, kept.type) && (kept.listItems ?? 0) > (kept.log?.itemsWithResult ?? 0);
  return [...fields, ...(open ? ['list_items'] : [])];
}

function asksEachItem(read: Reader, type: LogType): boolean {
  return type === 'work_log' && read.where('record.work_log')?.eachListItem === true;
}
