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

export interface HandoverTerms {
  /** What has to be handed over; empty: the document lists nothing. */
  items: string[];
  /** Whoever takes over has to be there before. */
  overlap: boolean;
  /** Leaving waits until everything is handed over. */
  gated: boolean;
}

/** What is to be handed over, and does leaving wait for it? Refusal: `config_required` where the list of the document is lost (A18). */
export function handoverTerms(profile: Profile): FindingOrRefusal<HandoverTerms> {
  return finding(profile, read => {
    const items = read.where('posting.handover_items') ?? [];
    if (items.length) read.say(`交接要交清：${items.map(item => HANDOVER_NAMES[item] ?? item).join('、')}`);
    const rule = read.where('posting.handover');
    if (rule) read.say([rule.overlap ? '前后两任同时在村' : '', rule.releasedAfterHandover ? '交接清楚以后才能走' : ''].filter(Boolean).join('，'));
    return { items, overlap: rule?.overlap ?? false, gated: rule?.releasedAfterHandover ?? false };
  });
}
