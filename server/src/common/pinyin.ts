import { pinyin } from 'pinyin-pro';

/** The names of a county are asked for again and again. */
const MOST_KEYS = 50_000;
const KEYS = new Map<string, string>();

/** What a name is found by when it is typed in letters: the syllables, then their first letters: `zhangxiaoman zxm`. Kept beside the name where there are many. */
export function pinyinKey(name: string): string {
  const known = KEYS.get(name);
  if (known !== undefined) return known;
  const key = keyOf(name);
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  KEYS.set(name, key);
  return key;
}

function keyOf(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head' }).map(each => each.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return `${syllables.join('')} ${syllables.map(each => each.slice(0, 1)).join('')}`;
}

/** Is this the person or household that is looked for, by a part of the name or its pinyin? */
export function isNamed(name: string, wanted: string): boolean {
  const word = wanted.trim().toLowerCase();
  if (word === '' || name.includes(word)) return true;
  return isPinyin(word) && pinyinKey(name).split(' ').some(key => key.startsWith(word));
}

/** Could these letters be the pinyin of a name? */
export function isPinyin(wanted: string): boolean {
  return /^[a-z]+$/.test(wanted);
}
