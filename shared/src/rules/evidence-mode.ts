import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { EVIDENCE_MODE_NAMES, EVIDENCE_MODES, type EvidenceMode } from '../kernel/presence';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** Modes that are on only with a named basis and an end date. */
const NEED_BASIS: readonly EvidenceMode[] = ['location', 'photo'];

/**
 * How may presence be shown on this day, lightest first? `location` and `photo` only where the profile names a basis and an end date that has not passed.
 */
export function evidenceModes(profile: Profile, on: Day): FindingOrRefusal<EvidenceMode[]> {
  return finding(profile, read => {
    const named = read('attendance.modes');
    const modes = EVIDENCE_MODES.filter(mode => named.some(entry => entry.mode === mode && (!NEED_BASIS.includes(mode) || (entry.basis && entry.until && on <= entry.until))));
    read.say(`可以用${modes.map(mode => EVIDENCE_MODE_NAMES[mode]).join('、')}确认在村`);
    return modes;
  });
}
