import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { notInDocument } from './cadence';

export type Colour = 'green' | 'yellow' | 'red';

/** Is a household of this kind a key household, to be visited more often? */
export function isKeyHousehold(profile: Profile, tag: string): FindingOrRefusal<boolean> {
  return finding(profile, read => {
    const { keyHouseholds } = read('record.visits');
    if (!keyHouseholds) return notInDocument(read, '哪些是重点户');
    const key = keyHouseholds.includes(tag);
    read.say(`${nameOfWord(tag)}${key ? '属于' : '不属于'}重点户`);
    return key;
  });
}

/** In which zone of early warning does the household stand? The incomes that part the zones are the administrator's. */
export function alertColour(profile: Profile, state: string): FindingOrRefusal<Colour> {
  return finding(profile, read => {
    const colours = read('issue.alert_colours');
    if (!(state in colours)) return notInDocument(read, `${nameOfWord(state)}家庭的预警分区`);
    read.say(`${nameOfWord(state)}家庭列入${nameOfWord(colours[state])}`);
    return colours[state];
  });
}

/** Which groups of households does the document have watched all the time? Empty where it names none. */
export function monitoredGroups(profile: Profile): FindingOrRefusal<string[]> {
  return finding(profile, read => {
    const groups = read.where('issue.monitored_groups') ?? [];
    read.say(groups.length ? `持续监测：${groups.join('、')}` : '制度没有规定监测对象的类别');
    return groups;
  });
}
