import { LEAVE_KINDS, type LeaveDetail, type LeaveKind } from '@village/shared/contract/leave'
import { addDays, type Day } from '@village/shared/kernel/day'
import type { Half, HalfDaySpan } from '@village/shared/kernel/half-day'
import type { ApplyInput } from '@village/shared/contract/leave.input'
import { today } from '@/clock'
import type { FieldError } from '@/fault'
import { parameter } from '@/go'
import { keep } from '@/kept'
import { outbox } from '@/outbox'
import { session } from '@/session'
import { useEffect } from 'react'

/** A request as far as it is filled in. */
export interface Draft {
  kind: LeaveKind
  startDay: Day | null
  startHalf: Half
  endDay: Day | null
  endHalf: Half
  reason: string
  place: string
  outOfCounty: boolean
  standInId: string | null
  /** What is special about this time; asked for where it goes beyond a cap. */
  special?: string
  /** The leave that is changed; left out: a new one. */
  leaveId?: string
  /** The leave that is continued: kind and beginning follow from it. */
  extendsId?: string
}

const EMPTY: Draft = { kind: 'personal', startDay: null, startHalf: 'am', endDay: null, endHalf: 'pm', reason: '', place: '', outOfCounty: false, standInId: null }
const kept = keep<{ personId: string; draft: Draft } | null>('leave_draft', null)
const BACK_DAYS = 30

/** The first day a request may name: somebody who fell ill writes it down afterwards. */
export function earliest(): Day {
  return addDays(today(), -BACK_DAYS)
}

/** A request that the server did not take becomes the draft again. */
function refused(): Draft | null {
  const item = outbox.mine().find(each => each.clientKey === parameter('correct') && (each.endpoint === 'leave.apply' || each.endpoint === 'leave.change'))
  if (!item) return null
  const { kind, startDay, startHalf, endDay, endHalf, reason, place, outOfCounty, standInId = null, id, extendsId, special } = item.input as ApplyInput & { id?: string }
  return { ...(id ? { leaveId: id } : {}), ...(extendsId ? { extendsId } : {}), ...(special ? { special } : {}), kind, startDay, startHalf, endDay, endHalf, reason, place, outOfCounty, standInId }
}

/** A leave that was sent, or sent back, becomes the draft again. */
export function changeAgain({ id, kind, startDay, startHalf, endDay, endHalf, reason, place, outOfCounty, standInId, special }: LeaveDetail): void {
  kept.set({ personId: session.get()?.me.id ?? '', draft: { leaveId: id, ...(special ? { special } : {}), kind, startDay, startHalf, endDay, endHalf, reason, place, outOfCounty, standInId } })
}

/** The form opens with what the plan of rest says. */
export function applyPlanned(kind: LeaveKind, startDay: Day, endDay: Day): void {
  kept.set({ personId: session.get()?.me.id ?? '', draft: { ...EMPTY, kind, startDay, endDay, reason: kind === 'rotation_rest' ? '按轮休计划' : '按年休计划' } })
}

/** The form opens for what follows this leave. */
export function extendAgain({ id, kind, endDay, endHalf, place, outOfCounty, standInId }: LeaveDetail): void {
  const begin: Pick<Draft, 'startDay' | 'startHalf'> = endHalf === 'am' ? { startDay: endDay, startHalf: 'pm' } : { startDay: addDays(endDay, 1), startHalf: 'am' }
  kept.set({ personId: session.get()?.me.id ?? '', draft: { ...EMPTY, extendsId: id, kind, ...begin, endDay: begin.startDay, place, outOfCounty, standInId } })
}

/** The draft stays on the phone until it is sent. */
export function useDraft() {
  const held = kept.use()
  const personId = session.get()?.me.id ?? ''
  const draft = held?.personId === personId ? held.draft : EMPTY
  useEffect(() => {
    const kind = LEAVE_KINDS.find(each => each === parameter('kind'))
    if (kind && !held) kept.set({ personId, draft: { ...EMPTY, kind } })
    const again = refused()
    if (again) kept.set({ personId, draft: again })
  }, [])
  return {
    draft,
    begun: draft !== EMPTY,
    change(part: Partial<Draft>) {
      const before = kept.get()
      kept.set({ personId, draft: { ...(before?.personId === personId ? before.draft : EMPTY), ...part } })
    },
    clear: () => kept.set(null),
  }
}

/** The stretch, once both days are chosen. */
export function spanOf({ startDay, startHalf, endDay, endHalf }: Draft): HalfDaySpan | null {
  return startDay && endDay ? { startDay, startHalf, endDay, endHalf } : null
}

/** What is still missing before it can be sent. */
export function gapsOf(draft: Draft): FieldError[] {
  const gaps: [boolean, string, string][] = [
    [draft.startDay === null, 'startDay', '请选择从哪一天开始'],
    [draft.endDay === null, 'endDay', '请选择到哪一天结束'],
    [draft.reason.trim() === '', 'reason', '请写明为什么请假'],
    [draft.place.trim() === '', 'place', '请写明去哪里'],
  ]
  return gaps.filter(([missing]) => missing).map(([, field, text]) => ({ field, text }))
}
