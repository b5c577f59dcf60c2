import type { FindingOrRefusal } from '../kernel/finding';
import { HANDOVER_NAMES } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Is the handover complete, at the end of the term or before? Refusal: `config_required` where the document lists nothing, or its list is lost (A18). */
export function handoverState(profile: Profile, done: readonly string[]): FindingOrRefusal<{ complete: boolean; missing: string[] }> {
  return finding(profile, read => {
    const missing = read('posting.handover_items').filter(item => !done.includes(item));
    read.say(missing.length ? `还没有交接清楚：${missing.map(item => HANDOVER_NAMES[item] ?? item).join('、')}` : '交接清楚，可以离任');
    return { complete: missing.length === 0, missing };
  });
}
