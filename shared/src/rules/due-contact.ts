import { isRefusal } from '../kernel/refusal';
import { isRole } from '../kernel/role';
import { contactDuty, contactQuota } from './contact-duty';
import { type DueAsked, type DueItem, itemOf, turnsOf, unsetItem, valueOf } from './due-item';

/** How many people a cadre keeps contact with, talks with each of them, and a difficulty solved for each. */
export function dueContacts(asked: DueAsked): DueItem[] {
  return asked.subject.owner === 'person' && asked.facts.contacts ? [...quota(asked), ...talks(asked)] : [];
}

/** The document names no day for it: it is open until there are enough. */
function quota(asked: DueAsked): DueItem[] {
  const { profile, subject, facts, to, today } = asked;
  const role = subject.roles.find(isRole);
  const kinds = facts.contacts!.kinds;
  if (!role || !kinds || !('record.contacts' in profile.values) || !isThere(asked)) return [];
  const { value, because } = contactQuota(profile, { role, contacts: kinds });
  if (isRefusal(value)) return value.code === 'config_required' ? [unsetItem(asked, { source: 'contact', duty: 'quota', title: '联系群众的人数', unit: '人', because: because.length > 0 ? because : [{ text: value.text, clauses: value.clauses }] })] : [];
  const required = value.lines.reduce((sum, { least }) => sum + least, 0);
  const done = value.lines.reduce((sum, { least, kept }) => sum + Math.min(least, kept), 0);
  return [{ source: 'contact', key: 'contact quota', title: '联系群众的人数', turn: '', from: to < today ? to : today, due: null, required, done, unit: '人', state: value.compliant ? 'done' : 'open', soft: false, about: {}, because }];
}

/** Who keeps contact is known for today only: of other days nothing is said of the number. */
function isThere({ subject, from, to, today, owns }: DueAsked): boolean {
  return from <= today && today <= to && owns.from <= today && today <= owns.to && (subject.from === null || subject.from <= today) && (subject.to === null || today <= subject.to);
}

function talks(asked: DueAsked): DueItem[] {
  const { profile, calendar, facts } = asked;
  const { contacts, talks: held } = facts.contacts!;
  const { value: rule } = valueOf(profile, read => read.where('record.contact_talks'));
  return rule === null || contacts.length === 0 ? [] : turnsOf(asked, rule.per).flatMap((cycle): DueItem[] => {
    const { value, because } = contactDuty(profile, calendar, { period: cycle.name, contacts, talks: held });
    if (isRefusal(value)) return [];
    const item = itemOf(asked, cycle, { source: 'contact', duty: 'talks', title: '与联系群众谈心', unit: '人', due: value.due, least: contacts.length, days: [], because });
    return [{ ...item, done: contacts.length - value.missing.length, state: value.compliant ? 'done' : item.state }];
  });
}
