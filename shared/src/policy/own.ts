import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { parseProfile } from './parse';
import { personalDataIn } from './personal';
import type { Profile } from './profile';
import { profilesOf } from './shipped';

const LONGEST = 100;
const TEXTS: [string, (profile: Profile) => string][] = [
  ['title', profile => profile.title], ['document.title', profile => profile.document.title], ['document.number', profile => profile.document.number],
];

/** Checks the whole of a profile that a county made: all that a shipped one must fulfil, texts that fit on a sheet, and no number of a person. */
export function checkOwn(json: unknown): Profile | Refusal {
  const place = personalDataIn(json);
  if (place !== null) return bad(place, '有手机号、身份证号一类的号码，制度文件里不能有个人信息', '请删去这个号码');
  const profile = parseProfile(json);
  if (isRefusal(profile)) return profile;
  const long = TEXTS.find(([, textOf]) => textOf(profile).length > LONGEST);
  return long ? bad(long[0], `超过了 ${LONGEST} 个字`, '请写短一些') : profile;
}

/**
 * Reads a file that a county uploads: its profile, whole, and the shipped one it was made from. An id that is not shipped is a document of the county's own (`baseId` null, or what it extends).
 * A shipped id keeps its base: nothing else may go by its name.
 */
export function readOwn(json: unknown, shipped: ReadonlyMap<string, Profile>): { profile: Profile; baseId: string | null } | Refusal {
  const profile = checkOwn(json);
  if (isRefusal(profile)) return profile;
  const { id, extends: above } = profile;
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(id)) return bad('id', '编号只能用小写字母、数字和“-”，最多 60 个', '请换一个编号');
  if (!/^[^+]{1,40}(\+.*)?$/.test(profile.version)) return bad('version', '版本最多 40 个字', '请写短一些');
  const known = shipped.get(id);
  if (known && above !== null && above !== known.extends) return bad('extends', `编号 ${id} 是“${known.title}”的，不能换成别的上层制度`, '请换一个编号，或者把 extends 写成 null');
  if (above === null) return { profile, baseId: known ? id : null };
  if (!shipped.has(above)) return bad('extends', `没有编号为 ${above} 的制度`, '请改成已有的编号，或者写成 null');
  const laid = profilesOf([...[...shipped.values()].filter(each => each.id !== id), profile]);
  return isRefusal(laid) ? laid : { profile: laid.get(id)!, baseId: known ? id : above };
}

function bad(field: string, reason: string, remedy: string): Refusal {
  return refuse('profile_invalid', `制度文件的 ${field} 有误：${reason}。${remedy}。`, { field });
}
