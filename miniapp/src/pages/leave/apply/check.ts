import type { OwnLeave } from '@village/shared/contract/away'
import { hasOwnClause } from '@village/shared/kernel/leave-kind'
import { LEAVE_KIND_NAMES, type LeaveAround, type LeaveKind } from '@village/shared/contract/leave'
import type { Day } from '@village/shared/kernel/day'
import type { Reason } from '@village/shared/kernel/finding'
import { type HalfDaySpan, overlap } from '@village/shared/kernel/half-day'
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal'
import { nameOfRole, nameOfStep, type RoleId } from '@village/shared/kernel/role'
import type { Profile } from '@village/shared/policy/profile'
import type { Calendar } from '@village/shared/rules/calendar'
import { approvalByRole, leaveApplication } from '@village/shared/rules/leave-application'
import type { LeaveRoute } from '@village/shared/rules/leave-approval'
import { leaveFiling } from '@village/shared/rules/leave-filing'
import { spanWord } from '@/ui/words'

export interface Asked {
  kind: LeaveKind
  span: HalfDaySpan
  /** The roles he may ask as, the one that weighs most first. */
  roles: RoleId[]
  /** His own leaves, as far as the phone knows them. */
  own: readonly OwnLeave[]
  today: Day
  /** Times of full presence and his team; nothing while they are not known, the server asks again. */
  around?: LeaveAround
  /** What is special about this time. */
  special?: string
}

/** What the rules say of a request before it is sent: the same code as on the server. */
export interface Checked {
  days: number
  /** By how many days the chain is chosen, where adjoining leaves count together. */
  routedBy: number
  daysBecause: Reason[]
  /** What does not forbid it, but is seen by who decides. */
  warnings: Reason[]
  route: LeaveRoute
  steps: string[]
  routeBecause: Reason[]
  told: string[]
  toldBecause: Reason[]
  proofs: string[]
}

export function checkLeave(profile: Profile, calendar: Calendar, asked: Asked): Checked | Refusal {
  const { kind, span, roles, own } = asked
  const open = own.filter(({ state }) => state === 'pending' || state === 'approved')
  const clash = open.find(line => overlap(line, span))
  if (clash) return refuse('leave_overlap', `这段时间与您 ${spanWord(clash)} 的${LEAVE_KIND_NAMES[clash.kind]}重叠。请改时间，或者先撤回那一份。`, { field: 'startDay' })
  const earlier = own.filter(({ state }) => state !== 'refused' && state !== 'withdrawn' && state !== 'to_change').map(line => ({ kind: line.kind, span: line, days: line.days }))
  const applied = { roles, kind, span, earlier, special: asked.special, ...asked.around }
  const { value, because } = leaveApplication(profile, calendar, applied)
  if (isRefusal(value)) return value
  const { role, route, days, tierDays } = value
  const routeBecause = approvalByRole(profile, calendar, applied, tierDays).because
  const filing = hasOwnClause(kind) ? null : leaveFiling(profile, { applicantRole: role, kind, days, approvedOn: asked.today, startDay: span.startDay, endDay: span.endDay, calendar })
  const told = filing && !isRefusal(filing.value) ? [...filing.value.notify, ...filing.value.recordKeepers, ...filing.value.fileWith] : []
  return {
    days,
    routedBy: tierDays,
    daysBecause: because.slice(0, because.length - routeBecause.length),
    warnings: because.filter(reason => reason.warning),
    route,
    steps: route.steps.map(step => nameOfStep(step, profile.roles)),
    routeBecause,
    told: [...new Set(told)].map(id => nameOfRole(id, profile.roles)),
    toldBecause: filing?.because ?? [],
    proofs: proofsOf(route),
  }
}

function proofsOf(route: LeaveRoute): string[] {
  const papers: [boolean, string][] = [
    [route.evidenceRequired, '证明材料'], [route.villageCertificateRequired, '所在村委会的证明'], [route.writtenReportRequired, '书面报告'],
  ]
  return papers.filter(([wanted]) => wanted).map(([, name]) => name)
}
