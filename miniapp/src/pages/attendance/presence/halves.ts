import type { Today } from '@village/shared/contract/attendance'
import type { RecordInput } from '@village/shared/contract/attendance.input'
import type { Instant } from '@village/shared/kernel/day'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { today } from '@/clock'
import { useOutbox } from '@/outbox'
import { setAside } from '@/set-aside'

/** What one tap confirms. */
export type Span = Half | 'day'
export const SPAN_NAMES: Record<Span, string> = { day: '全天', am: '上午', pm: '下午' }

/** What was said of today on this phone and has not been sent: the halves in the village, and the time of leaving. */
export function useTodayEntries(): { halves: Half[]; leftAt: Instant | null } {
  const items = useOutbox().filter(item => item.endpoint === 'attendance.record' && item.state === 'waiting')
  const inputs = items.map(item => item.input as RecordInput).filter(input => input.day === today())
  const there = inputs.filter(input => input.state === 'in_village')
  return {
    halves: HALVES.filter(half => there.some(input => input.halves.includes(half))),
    leftAt: inputs.find(input => input.state === 'left_village')?.claimedAt ?? null,
  }
}

/** The key of what was said of this day, was not taken, and is said anew here; what was said of another day stays where it is. */
export function againOf(day: string): string | undefined {
  const again = setAside('attendance.record')
  return again?.input.day === day ? again.key : undefined
}

/** What is still to be confirmed: a half that nobody has recorded and that is no leave. Unknown halves may be; what the leader's list says holds. */
export function spansOf(mine: Today['mine'], unsent: readonly Half[]): Span[] {
  const open = HALVES.filter(half => !unsent.includes(half) && (mine === null || ['pending', 'rest_day'].includes(mine[half].mark)))
  return open.length === 2 ? ['day', ...open] : open
}
