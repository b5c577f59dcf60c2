import { fills, isRole } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import { attendanceAsked } from './attendance-asked';
import { type DueAsked, type DueItem, stateOf } from './due-item';

/** What happened in the village and wants this person there: decided by the document that was in force on that day. */
export function dueHappenings({ profile, subject, facts, from, to, owns, today }: DueAsked): DueItem[] {
  if (subject.owner !== 'person') return [];
  const isThen = (day: string) => from <= day && day <= to && owns.from <= day && day <= owns.to && (subject.from === null || subject.from <= day) && (subject.to === null || day <= subject.to);
  return (facts.happenings ?? []).filter(({ on }) => isThen(on)).flatMap(({ id, event, text, on, attended }): DueItem[] => {
    const { value, because } = attendanceAsked(profile, event);
    if (!value.some(({ role }) => subject.roles.some(held => isRole(held) && fills(held, role)))) return [];
    const done = attended ? 1 : 0;
    const name = nameOfWord(event);
    return [{
      source: 'invitation', key: `invitation ${id}`, title: text ? `${name}：${text}` : name, turn: '', from: on, due: on, required: 1, done, unit: '次', state: stateOf({ required: 1, inTime: done, all: done, due: on }, today), soft: false,
      about: { event: id }, because,
    }];
  });
}
