import { ARCHIVE_CATEGORY_NAMES, ARCHIVE_FORM_NAMES, type ArchiveCategory } from '../kernel/archive-category';
import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { leftBlank } from './cadence';

const PART_NAMES: Record<string, string> = { ...ARCHIVE_CATEGORY_NAMES, ...ARCHIVE_FORM_NAMES, custodian: '专人保管' };

/** 入户走访, 影像, 专人保管 … */
export const archivePartName = (part: string): string => PART_NAMES[part] ?? part;

export interface ArchiveState {
  /** Null: all that is known is there, and the source leaves a category blank. */
  complete: boolean | null;
  missing: string[];
  /** A category of the source is blank: an administrator has to name it. */
  outcome: 'config_required' | null;
}

/** Is the archive of the team complete: categories, forms, a named custodian? Refusal: `config_required` where the document lists nothing. */
export function archiveState(profile: Profile, kept: { categories: readonly string[]; forms?: readonly string[]; custodianNamed: boolean }): FindingOrRefusal<ArchiveState> {
  return finding(profile, read => {
    const rule = read('record.archive');
    const missing = [
      ...rule.categories.filter(category => !kept.categories.includes(category)),
      ...rule.forms.filter(form => !kept.forms?.includes(form)),
      ...(rule.custodian && !kept.custodianNamed ? ['custodian'] : []),
    ];
    const outcome = rule.outcome ?? null;
    read.say(missing.length ? `档案还缺${missing.map(archivePartName).join('、')}` : outcome ? '写明的各类都有；另有一类原文遮去，请管理员在“制度”里补上' : '档案齐全');
    return { complete: missing.length ? false : outcome ? null : true, missing, outcome };
  });
}

/** The categories that the document lists; none where it lists nothing. */
export function archiveCategories(profile: Profile): FindingOrRefusal<{ categories: readonly string[] }> {
  return finding(profile, read => {
    const { categories } = read('record.archive');
    read.say(`档案要有：${categories.map(archivePartName).join('、')}`);
    return { categories };
  });
}

/** How long is a category kept? Refusal: `config_required` where no document says it, or not of this category. No document of the sources does. */
export function archiveRetention(profile: Profile, category: ArchiveCategory): FindingOrRefusal<{ years: number | null }> {
  return finding(profile, read => {
    const row = read('record.archive_retention').find(({ categories }) => categories.includes(category));
    const name = ARCHIVE_CATEGORY_NAMES[category];
    if (!row || (row.keep === 'years' && !row.years)) return leftBlank(read, 'record.archive_retention', `${name}保存多久`);
    const years = row.keep === 'forever' ? null : row.years!;
    read.say(`${name}${years === null ? '永久保存' : `保存 ${years} 年`}`);
    return { years };
  });
}

/** The last day on which a paper of that day is to be kept. */
export function keptUntil(day: Day, years: number): Day {
  return `${Number(day.slice(0, 4)) + years}${day.endsWith('-02-29') ? '-02-28' : day.slice(4)}`;
}

/** Who keeps the papers of a team, from a day on. */
export interface Keeper {
  personId: string;
  from: Day;
  /** He took them over with the post of this person; null: he was named. */
  withPostOf: string | null;
}

/** Who kept the papers, one after the other: whoever is named, and after him whoever takes over his post, from the day on which both had signed. */
export function keepersOf<Named extends Keeper>(named: readonly Named[], handedOver: readonly { personId: string; receiverId: string; on: Day }[]): (Named | Keeper)[] {
  // On the same day naming came first: after a hand-over only a later day can be named.
  const steps = [...named.map(each => ({ day: each.from, named: each, post: null })), ...handedOver.map(post => ({ day: post.on, named: null, post }))].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const keepers: (Named | Keeper)[] = [];
  for (const { day, named: next, post } of steps) {
    const last = keepers.at(-1);
    if (post && last?.personId !== post.personId) continue;
    if (last?.from === day) keepers.pop();
    keepers.push(next ?? { personId: post!.receiverId, from: day, withPostOf: post!.personId });
  }
  return keepers;
}
