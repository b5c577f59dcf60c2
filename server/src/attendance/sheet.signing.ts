import type { SheetDifference } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { isRole, ROLES, type Level, type RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { sheetSigners } from '@village/shared/rules/settlement';
import { actsAs, partsOf } from '../approval/approval.service';
import type { Who } from '../common/who';

/** How far the signing of a sheet has come. */
export interface SigningState {
  /** The steps of the profile that stand at this place; a refusal where the source is blank. */
  steps: string[] | Refusal;
  signed: readonly { part: string }[];
  differences: SheetDifference[];
}

const BELOW_TOWNSHIP: readonly Level[] = ['team', 'village'];

/**
 * Who signs the sheet of this place? A village's sheet is signed by all whom the profile names. The sheet of a township holds many villages:
 * who stands at one of them signs that one's, and here sign those of the township and above.
 */
export function signingSteps(profile: Profile, place: Organisation): string[] | Refusal {
  const { value } = sheetSigners(profile);
  if (isRefusal(value) || place.kind === 'village') return value;
  return value.filter(step => step.split(/[|+]/).filter(isRole).some(role => !BELOW_TOWNSHIP.includes(ROLES[role].level)));
}

/** Is every part of the step signed? */
export function stepSigned(step: string, signed: readonly { part: string }[]): boolean {
  return partsOf(step).every(part => signed.some(each => each.part === part));
}

/** As what may this person sign next? The steps go in their order; within a step any part. */
export function nextPart({ steps, signed }: SigningState, who: Who, place: Organisation): { part: string; role: RoleId } | null {
  if (isRefusal(steps)) return null;
  const step = steps.find(each => !stepSigned(each, signed));
  for (const part of step === undefined ? [] : partsOf(step)) {
    const role = signed.some(each => each.part === part) ? null : actsAs(who.grants, part, { path: place.path });
    if (role !== null) return { part, role };
  }
  return null;
}
