import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { DutyLine } from './duty-roster';

/** `cover`: somebody of the team is always there. `desk`: a village cadre sits in the village office. */
export type DutyKind = 'cover' | 'desk';

export interface DutyTerms {
  /** How many have to be there each day. */
  least: number;
  /** Which days have to be covered; null: the document does not say, so whoever arranges it is asked. */
  days: 'every_day' | null;
  /** Is the name put on the board of the village? */
  posted: boolean;
}

/** What the document asks of a duty roster of this kind. Refusal: `config_required` where it knows none. */
export function dutyTerms(profile: Profile, kind: DutyKind): FindingOrRefusal<DutyTerms> {
  return finding(profile, read => {
    if (kind === 'desk') {
      const rule = read('roster.desk_duty');
      read.say(`${read.called(rule.of)}坐班值班，让群众办事能找着人，由${read.called(rule.watchedBy)}监督落实`);
      return { least: 1, days: null, posted: false };
    }
    const rule = read('roster.cover');
    read.say(`每天至少留 ${rule.least} 人在村值守，由${read.called(rule.arrangedBy)}安排${rule.dutyPersonPosted ? '，值班人员要在村公开栏公示' : ''}`, { 每天至少: rule.least });
    return { least: rule.least, days: 'every_day', posted: rule.dutyPersonPosted };
  });
}

export interface DutyPerson {
  personId: string;
  name: string;
  /** The days of his terms within the month. */
  serves: readonly Day[];
  /** Days on which he is away, and why; a leave that nobody has decided yet does not hold him back. */
  away: readonly { day: Day; text: string; decided: boolean }[];
}

/** What is wrong with one day of a roster. */
export interface DutyTrouble {
  day: Day;
  /** `asked`: he has asked for leave, nobody has decided. */
  kind: 'gap' | 'away' | 'not_serving' | 'asked';
  /** Nothing may be published with it. */
  stops: boolean;
  text: string;
}

/** What is wrong with these lines: days without enough people, people who are away or do not serve on the day. */
export function dutyTroubles({ days, least, people, lines }: { days: readonly Day[]; least: number; people: readonly DutyPerson[]; lines: readonly DutyLine[] }): DutyTrouble[] {
  return days.flatMap(day => {
    const named = lines.find(line => line.day === day)?.personIds ?? [];
    const troubles = named.flatMap((id): DutyTrouble[] => {
      const person = people.find(each => each.personId === id);
      if (!person?.serves.includes(day)) return [{ day, kind: 'not_serving', stops: true, text: `${person?.name ?? '有人'}这一天不在这里任职，请换人` }];
      const away = person.away.find(each => each.day === day);
      if (!away) return [];
      return away.decided
        ? [{ day, kind: 'away', stops: true, text: `${person.name}${away.text}，不在村，请换人` }]
        : [{ day, kind: 'asked', stops: false, text: `${person.name}申请了${away.text}，还没有批` }];
    });
    if (named.length >= least) return troubles;
    const others = people.filter(person => !named.includes(person.personId) && isFree(person, day));
    const stops = others.length > 0;
    const text = stops ? `缺 ${least - named.length} 人，${others.slice(0, 3).map(person => person.name).join('、')}可以值` : '没有人可以值班，发布时请写明怎么安排';
    return [{ day, kind: 'gap' as const, stops, text }, ...troubles];
  });
}

/** Does he serve on this day, and is not away? */
export function isFree(person: DutyPerson, day: Day): boolean {
  return person.serves.includes(day) && !person.away.some(each => each.day === day && each.decided);
}
