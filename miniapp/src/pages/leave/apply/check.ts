import { LEAVE_KIND_NAMES, type LeaveKind, type LeaveLine } from '@village/shared/contract/leave'
import { type Day, monthOf } from '@village/shared/kernel/day'
import type { Reason } from '@village/shared/kernel/finding'
import { type HalfDaySpan, overlap } from '@village/shared/kernel/half-day'
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal'
import { nameOfRole, nameOfStep, type RoleId } from '@village/shared/kernel/role'
import type { Profile } from '@village/shared/policy/profile'
import type { Calendar } from '@village/shared/rules/calendar'
import { leaveApproval, type LeaveRoute } from '@village/shared/rules/leave-approval'
import { countLeave } from '@village/shared/rules/leave-count'
import { leaveFiling } from '@village/shared/rules/leave-filing'
import { mergedLeave } from '@village/shared/rules/leave-merge'
import { leaveQuota } from '@village/shared/rules/leave-quota'
import { spanWord } from '@/ui/words'

export interface Asked {
  kind: LeaveKind
  span: HalfDaySpan
  /** The roles he may ask as, the one that weighs most first. */
  roles: RoleId[]
  /** His own leaves, as far as the phone knows them. */
  own: readonly LeaveLine[]
  today: Day
}

/** What the rules say of a request before it is sent: the same code as on the server. */
export interface Checked {
  days: number
  /** By how many days the chain is chosen, where adjoining leaves count together. */
  routedBy: number
  daysBecause: Reason[]
  route: LeaveRoute
  steps: string[]
  routeBecause: Reason[]
  told: string[]
  toldBecause: Reason[]
  proofs: string[]
}

const OTHER_ROLE = ['leave_role_unknown', 'not_leave']

export function checkLeave(profile: Profile, calendar: Calendar, asked: Asked): Checked | Refusal {
  const { kind, span, own } = asked
  const open = own.filter(({ state }) => state === 'pending' || state === 'approved')
  const clash = open.find(line => overlap(line, span))
  if (clash) return refuse('leave_overlap', `这段时间与您 ${spanWord(clash)} 的${LEAVE_KIND_NAMES[clash.kind]}重叠。请改时间，或者先撤回那一份。`, { field: 'startDay' })
  const counted = countLeave(profile, calendar, { kind, span })
  if (isRefusal(counted.value)) return counted.value
  const { days } = counted.value
  const over = overQuota(profile, asked, days)
  if (over) return over
  const others = own.filter(({ state }) => state !== 'refused' && state !== 'withdrawn').map(line => ({ kind: line.kind, span: line, days: line.days }))
  const merged = mergedLeave(profile, calendar, { kind, span, days }, others)
  if (isRefusal(merged.value)) return merged.value
  const routed = routeOf(profile, calendar, asked, merged.value.days)
  if (isRefusal(routed.route)) return routed.route
  const filing = kind === 'rotation_rest' ? null : leaveFiling(profile, { applicantRole: routed.role, kind, days, approvedOn: asked.today, startDay: span.startDay, endDay: span.endDay, calendar })
  const told = filing && !isRefusal(filing.value) ? [...filing.value.notify, ...filing.value.recordKeepers, ...filing.value.fileWith] : []
  return {
    days,
    routedBy: merged.value.days,
    daysBecause: merged.value.merged > 0 ? [...counted.because, ...merged.because] : counted.because,
    route: routed.route,
    steps: routed.route.steps.map(step => nameOfStep(step, profile.roles)),
    routeBecause: routed.because,
    told: [...new Set(told)].map(id => nameOfRole(id, profile.roles)),
    toldBecause: filing?.because ?? [],
    proofs: proofsOf(routed.route),
  }
}

/** The first of his roles that the regulation has a row for. */
function routeOf(profile: Profile, calendar: Calendar, { kind, span, roles }: Asked, days: number) {
  const tried = roles.map(role => {
    const { value, because } = leaveApproval(profile, { applicantRole: role, kind, startDay: span.startDay, endDay: span.endDay, endHalf: span.endHalf, days, calendar })
    return { role, route: value, because }
  })
  return tried.find(({ route }) => !isRefusal(route) || !OTHER_ROLE.includes(route.code)) ?? tried[tried.length - 1]
}

function overQuota(profile: Profile, { kind, span, roles, own }: Asked, days: number): Refusal | null {
  const same = own.filter(line => line.kind === kind && line.state !== 'refused' && line.state !== 'withdrawn')
  const used = (period: string) => same.filter(({ startDay }) => startDay.startsWith(period)).reduce((sum, line) => sum + line.days, 0)
  const { value, because } = leaveQuota(profile, {
    applicantRole: roles[0], kind, days, usedMonth: used(monthOf(span.startDay)), usedYear: used(span.startDay.slice(0, 4)), specialCircumstances: false,
  })
  if (isRefusal(value)) return value
  if (value.allowed || value.soft) return null
  return refuse('leave_over_quota', `${LEAVE_KIND_NAMES[kind]}超过上限：${because.map(({ text }) => text).join('；')}。请缩短时间。`, { clauses: because.flatMap(({ clauses }) => clauses), field: 'endDay' })
}

function proofsOf(route: LeaveRoute): string[] {
  const papers: [boolean, string][] = [
    [route.writtenSlipRequired, '书面假条'], [route.evidenceRequired, '证明材料'], [route.villageCertificateRequired, '所在村委会的证明'], [route.writtenReportRequired, '书面报告'],
  ]
  return papers.filter(([wanted]) => wanted).map(([, name]) => name)
}
