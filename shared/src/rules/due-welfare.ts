import { isRefusal } from '../kernel/refusal';
import { type DueAsked, type DueItem, itemOf, turnsOf, unsetItem, valueOf, within } from './due-item';
import { medicalCheck } from './welfare-duty';

/** The medical check of each cadre. */
export function dueWelfare(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts } = asked;
  if (subject.owner !== 'person' || !facts.checks || !('posting.medical_check' in profile.values)) return [];
  const { value: rule, because: asking } = valueOf(profile, read => read('posting.medical_check'));
  if (rule === null) return [unsetItem(asked, { source: 'welfare', duty: 'medical_check', title: '体检', unit: '次', because: asking })];
  return turnsOf(asked, rule.per).flatMap((cycle): DueItem[] => {
    const days = within(cycle, facts.checks!);
    const { value, because } = medicalCheck(profile, calendar, { period: cycle.name, checks: days });
    return isRefusal(value) ? [] : [itemOf(asked, cycle, { source: 'welfare', duty: 'medical_check', title: '体检', unit: '次', due: value.due, least: 1, days, because })];
  });
}
