import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { RoleId } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { PeriodKind } from '../policy/words';
import { cyclesOf, dueOf, notInDocument, PERIOD_NAMES } from './cadence';
import type { Calendar } from './calendar';

export interface Talk {
  on: Day;
  with: string;
  difficultiesSolved: number;
}

export interface ContactDuty {
  /** Talks with all contacts together. */
  requiredCount: number;
  due: Day | null;
  /** Contacts with whom too little was talked or solved in a cycle. */
  missing: string[];
  compliant: boolean;
}

/** Was there a talk with every contacted person in every cycle, and a difficulty solved? */
export function contactDuty(profile: Profile, calendar: Calendar, asked: { period: string; contacts: readonly string[]; talks: readonly Talk[] }): FindingOrRefusal<ContactDuty> {
  return finding(profile, read => {
    const rule = read('record.contact_talks');
    read.say(`${PERIOD_NAMES[rule.per]}与每名联系群众至少谈心 ${rule.talks} 次、帮助解决困难 ${rule.difficultiesSolved} 个`);
    const cycles = cyclesOf(rule.per, asked).map(cycle => ({ ...cycle, due: dueOf(read, calendar, cycle) }));
    const missing = asked.contacts.filter(contact => cycles.some(cycle => {
      const talks = asked.talks.filter(talk => talk.with === contact && cycle.from <= talk.on && talk.on <= cycle.due);
      return talks.length < rule.talks || talks.reduce((total, talk) => total + talk.difficultiesSolved, 0) < rule.difficultiesSolved;
    }));
    read.say(`最迟 ${cycles[cycles.length - 1]?.due}，联系 ${asked.contacts.length} 人，${missing.length ? `还差 ${missing.length} 人` : '都已做到'}`);
    return { requiredCount: rule.talks * asked.contacts.length * cycles.length, due: cycles[cycles.length - 1]?.due ?? null, missing, compliant: missing.length === 0 };
  });
}

export interface ContactQuota {
  /** What the document asks for, by whom they are; `kept`: how many there are. */
  lines: { who: string; least: number; kept: number }[];
  compliant: boolean;
}

/** Has the cadre as many contacts as the document asks of his role? Refusal: `config_required` where the numbers are blank. */
export function contactQuota(profile: Profile, asked: { role: RoleId; contacts: readonly string[] }): FindingOrRefusal<ContactQuota> {
  return finding(profile, read => {
    const lines = read('record.contacts').filter(({ of }) => of.includes(asked.role))
      .map(({ who, least }) => ({ who, least, kept: asked.contacts.filter(each => each === who).length }));
    if (lines.length === 0) return notInDocument(read, `${read.called(asked.role)}联系多少群众`);
    read.say(lines.map(({ who, least, kept }) => `联系${nameOfWord(who)}不少于 ${least} 人，现有 ${kept} 人`).join('；'));
    return { lines, compliant: lines.every(({ least, kept }) => kept >= least) };
  });
}

/** How often is there to be a talk with every contact, and whom does the document ask to be contacted? Null and empty where it says nothing. */
export function contactTerms(profile: Profile): FindingOrRefusal<{ per: PeriodKind | null; kinds: string[] }> {
  return finding(profile, read => {
    const talks = read.where('record.contact_talks');
    if (talks) read.say(`${PERIOD_NAMES[talks.per]}与每名联系群众至少谈心 ${talks.talks} 次、帮助解决困难 ${talks.difficultiesSolved} 个`);
    const quota = read.known('record.contacts');
    return { per: talks?.per ?? null, kinds: isRefusal(quota) ? [] : [...new Set(quota.map(({ who }) => who))] };
  });
}
