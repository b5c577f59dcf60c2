import type { Day } from '../kernel/day';
import { isRefusal } from '../kernel/refusal';
import { asksOneDay, type DueAsked, type DueItem, itemOf, turnsOf } from './due-item';
import { logMonth, logTerms, workLog } from './work-log';

/** The work log, of a person or of a team as the document has it: of one day, or counted month by month. A log is in time on its own day. */
export function dueLogs(asked: DueAsked): DueItem[] {
  const { profile, subject, facts, today } = asked;
  if (!facts.logs) return [];
  const terms = logTerms(profile);
  if (terms.value === null || isRefusal(terms.value) || terms.value.of !== subject.owner) return [];
  return asksOneDay(asked) ? ofTheDay(asked) : turnsOf({ ...asked, owns: { from: '', to: '9999' } }, 'month').flatMap((cycle): DueItem[] => {
    const kept = facts.logs!.filter(({ day }) => cycle.from <= day && day <= cycle.to && asked.owns.from <= day && day <= asked.owns.to);
    const { value, because } = logMonth(profile, kept, today);
    if (isRefusal(value) || value.owed.length === 0) return [];
    const late = kept.filter(({ day, signedOn }) => value.owed.includes(day) && signedOn !== null && signedOn > day).length;
    const done = value.owed.length - value.missing.length;
    const state = value.missing.length > 0 ? 'missed' as const : today <= cycle.to ? 'open' as const : late > 0 ? 'late' as const : 'done' as const;
    return [{ ...itemOf(asked, cycle, { source: 'log', duty: '', title: '工作日志', unit: '篇', due: cycle.to, least: value.owed.length, days: [], because: [...terms.because, ...because] }), done, state }];
  });
}

function ofTheDay(asked: DueAsked): DueItem[] {
  const { profile, facts, today } = asked;
  return turnsOf(asked, 'day').flatMap((cycle): DueItem[] => {
    const kept = facts.logs!.find(({ day }) => day === cycle.from);
    if (!kept) return [];
    const { value, because } = workLog(profile, kept);
    if (isRefusal(value) || !value.required || kept.day > today) return [];
    const days: Day[] = kept.log === null ? [] : [kept.signedOn ?? kept.day];
    return [itemOf(asked, cycle, { source: 'log', duty: '', title: '工作日志', unit: '篇', due: cycle.from, least: 1, days, about: { day: kept.day }, because })];
  });
}
