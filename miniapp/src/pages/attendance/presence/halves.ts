import type { Today } from '@village/shared/contract/attendance'
import type { RecordInput } from '@village/shared/contract/attendance.input'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { today } from '@/clock'
import { useOutbox } from '@/outbox'

/** What one tap confirms. */
export type Span = Half | 'day'
export const SPAN_NAMES: Record<Span, string> = { day: '全天', am: '上午', pm: '下午' }

/** The halves of today that were confirmed on this phone and have not been sent. */
export function useTodayEntries(): Half[] {
  const items = useOutbox().filter(item => item.endpoint === 'attendance.record' && item.state === 'waiting')
  const inputs = items.map(item => item.input as unknown as RecordInput).filter(input => input.day === today() && input.state === 'in_village')
  return HALVES.filter(half => inputs.some(input => input.halves.includes(half)))
}

/** What is still to be confirmed: a half that nobody has recorded and that is no leave. Unknown halves may be. */
export function spansOf(mine: Today['mine'], unsent: readonly Half[]): Span[] {
  const open = HALVES.filter(half => !unsent.includes(half) && (mine === null || ['pending', 'absent', 'rest_day'].includes(mine[half].mark)))
  return open.length === 2 ? ['day', ...open] : open
}
