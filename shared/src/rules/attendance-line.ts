import { dayText, firstDay, lastDay, type Day, type Month } from '../kernel/day';
import { isRefusal } from '../kernel/refusal';
import type { InForceFrom } from '../policy/in-force';
import type { RowMarks } from './sheet';

/** Where a person served in one team, and the profiles in force at its place. */
export interface Stay {
  teamId: string;
  /** As the sheet calls it: the village. */
  name: string;
  from: Day;
  to: Day | null;
  rules: readonly InForceFrom[];
}

/** By which profile does each day of this person go? By that in force at the place of the team he serves in on the day. `stays` are in order and do not overlap. */
export function rulesOf(stays: readonly Stay[]): InForceFrom[] {
  return stays.flatMap(({ from, rules }, index): InForceFrom[] => {
    const next = stays[index + 1]?.from;
    return rules.filter((part, place) => (next === undefined || part.from < next) && (rules[place + 1] === undefined || rules[place + 1].from > from))
      .map(part => (part.from < from ? { ...part, from } : part));
  });
}

/** The stays that touch the month. Two teams in it: the person moved. */
export function staysIn(stays: readonly Stay[], month: Month): Stay[] {
  return stays.filter(({ from, to }) => from <= lastDay(month) && (to === null || to >= firstDay(month)));
}

/**
 * The line of one team for a person who moved in mid-month. The marks and totals are those of his days there, `own`. What the month asks for is asked once, of `whole`:
 * on the line of the team where he serves last, with all his days of the month; the other lines say so, and nobody is short there.
 */
export function lineOf(own: RowMarks, whole: RowMarks, teamId: string, stays: readonly Stay[], month: Month): RowMarks {
  const last = stays[stays.length - 1];
  const { value, because } = whole.required;
  const clauses = because[0]?.clauses ?? [];
  if (last.teamId === teamId) {
    const before = [...new Set(stays.filter(stay => stay.teamId !== teamId).map(stay => stay.name))].join('、');
    const text = `${dayText(last.from)}前在${before}，应驻村的天数按全月核一次${isRefusal(value) ? '' : `，两处合计 ${value.counted} 天`}`;
    return { ...own, required: { value, because: [...because, { text, clauses }] }, remark: joined(text, own.remark) };
  }
  const text = `${dayText(last.from)}起在${last.name}，全月应驻村的天数在那一行核`;
  const inVillageCounted = own.totals.inVillage / 2;
  const elsewhere = { period: month, required: null, unit: 'days' as const, counted: inVillageCounted, met: null, totalMet: null, soft: false, inVillageRequired: null, inVillageCounted, inVillageMet: null, text };
  return { ...own, required: { value: elsewhere, because: [{ text, clauses }] }, remark: joined(text, own.remark) };
}

function joined(first: string, rest: string): string {
  return rest === '' ? first : `${first}；${rest}`;
}
