import { LEAVE_FLOW } from '@village/shared/contract/leave';
import type { Instant } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import type { LeaveEntity } from './leave.entity';
import { hasBegun } from './span';

/** Is this leave his to change, to extend and to take back? What his unit asked for is the unit's. */
export function isApplicant({ personId, kind }: Pick<LeaveEntity, 'personId' | 'kind'>, who: Who): boolean {
  return personId === who.personId && kind !== 'unit_callback';
}

/** May whoever asked for it still take it back: at any time before the decision, and what was approved until it begins? */
export function mayTakeBack({ state, startDay, startHalf }: Pick<LeaveEntity, 'state' | 'startDay' | 'startHalf'>, now: Instant): boolean {
  return LEAVE_FLOW[state].includes('withdrawn') && !(state === 'approved' && hasBegun({ day: startDay, half: startHalf }, now));
}
