import { isRefusal } from '../kernel/refusal';
import { contactDuty } from './contact-duty';
import { type DueAsked, type DueItem, itemOf, turnsOf, valueOf } from './due-item';

/** Talks with each contacted person, and a difficulty solved for each. */
export function dueContacts(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts } = asked;
  if (subject.owner !== 'person' || !facts.contacts || facts.contacts.contacts.length === 0) return [];
  const { value: rule } = valueOf(profile, read => read.where('record.contact_talks'));
  const { contacts, talks } = facts.contacts;
  return rule === null ? [] : turnsOf(asked, rule.per).flatMap((cycle): DueItem[] => {
    const { value, because } = contactDuty(profile, calendar, { period: cycle.name, contacts, talks });
    if (isRefusal(value)) return [];
    const item = itemOf(asked, cycle, { source: 'contact', duty: 'talks', title: '与联系群众谈心', unit: '人', due: value.due, least: contacts.length, days: [], because });
    return [{ ...item, done: contacts.length - value.missing.length, state: value.compliant ? 'done' : item.state }];
  });
}
