import { isRefusal } from '../kernel/refusal';
import { type DueAsked, type DueItem, itemOf, turnsOf, unsetItem, valueOf, within } from './due-item';
import { insuranceCover } from './insurance-cover';
import { medicalCheck } from './welfare-duty';

/** The medical check of each cadre, and his insurance against accidents. */
export function dueWelfare(asked: DueAsked): DueItem[] {
  return asked.subject.owner === 'person' ? [...dueChecks(asked), ...dueInsurance(asked)] : [];
}

function dueChecks(asked: DueAsked): DueItem[] {
  const { profile, calendar, facts } = asked;
  if (!facts.checks || !('posting.medical_check' in profile.values)) return [];
  const { value: rule, because: asking } = valueOf(profile, read => read('posting.medical_check'));
  if (rule === null) return [unsetItem(asked, { source: 'welfare', duty: 'medical_check', title: '体检', unit: '次', because: asking })];
  return turnsOf(asked, rule.per).flatMap((cycle): DueItem[] => {
    const days = within(cycle, facts.checks!);
    const { value, because } = medicalCheck(profile, calendar, { period: cycle.name, checks: days });
    return isRefusal(value) ? [] : [itemOf(asked, cycle, { source: 'welfare', duty: 'medical_check', title: '体检', unit: '次', due: value.due, least: 1, days, about: { what: 'medical_check' }, because })];
  });
}

/** A policy that ends is followed by the next until its last day; where there is none, until the end of the year. */
function dueInsurance(asked: DueAsked): DueItem[] {
  const { profile, subject, facts } = asked;
  if (!facts.covers || !('posting.insurance' in profile.values)) return [];
  return turnsOf(asked, 'year').flatMap((cycle): DueItem[] => {
    const from = subject.from !== null && subject.from > cycle.from ? subject.from : cycle.from;
    const { value, because } = insuranceCover(profile, { from, to: cycle.to, covers: facts.covers! });
    if (isRefusal(value)) return [];
    const due = value.compliant ? null : value.coveredUntil ?? cycle.to;
    return [itemOf(asked, cycle, { source: 'welfare', duty: 'insurance', title: '人身意外伤害保险', unit: '份', due, least: 1, days: value.compliant ? [from] : [], about: { what: 'insurance' }, because })];
  });
}
