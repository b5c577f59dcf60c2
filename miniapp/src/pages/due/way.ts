import type { DueLine } from '@village/shared/contract/due'
import { isRecordKind, type RecordKind } from '@village/shared/kernel/record-kind'
import { isMeetingKind } from '@village/shared/kernel/meeting-kind'
import type { DueSource } from '@village/shared/rules/due-item'
import { mayRecord, servesInTeam } from '@/recording'
import { may, session } from '@/session'

interface Way {
  page: string
  parameters?: Record<string, string>
}

const at = (page: string, parameters: Record<string, string> = {}): Way => ({ page: `/pages/${page}/index`, parameters })
/** Put down as an entry of this kind. */
const entry = (kind: RecordKind, more: Record<string, string> = {}) => (mayRecord(kind) ? at('record/add', { kind, ...more }) : null)

/** Where a thing that is due is done by whoever owes it; nothing where it is not done here. */
const WAYS: Record<DueSource, (line: DueLine) => Way | null> = {
  presence: () => (may('attendance.record') ? at('attendance/presence') : null),
  log: ({ about }) => (!may('worklog.record') ? null : about.day ? at('worklog/log', { day: about.day }) : at('worklog/logs')),
  task: () => (may('worklog.record') ? at('worklog/tasks') : null),
  sheet: () => at('attendance/sheets'),
  // The report of a party member is written at his branch.
  report: ({ about, owner, ownerId, placeId }) => about.report === 'half_year_written_report' ? (may('meeting.attend') ? at('meeting/party', { villageId: placeId }) : null) : (may('report.write') && about.period ? at('report/edit', { report: about.report, period: about.period, owner, ownerId }) : null),
  request: ({ about }) => at('report/request', { id: about.request }),
  // What is no meeting of its own, a service day, is put down as an entry.
  meeting: ({ about, placeId, due }) => {
    const kind = about.meeting === 'talk_with_village_cadres' ? 'talk' : about.meeting === 'contacted_masses_symposium' ? 'symposium' : about.meeting
    if (isRecordKind(kind) && mayRecord(kind)) return entry(kind)
    if (about.meeting === 'daily_study') return entry('study', { form: 'personal' })
    return isMeetingKind(about.meeting) && may('meeting.read') ? at('meeting/schedule', { placeId, ...(due ? { month: due.slice(0, 7) } : {}) }) : null
  },
  decision: ({ about }) => (may('meeting.read') ? at('meeting/decision', { id: about.decision }) : null),
  invitation: ({ about }) => (!may('meeting.read') ? null : about.event ? at('meeting/event', { id: about.event }) : at('meeting/meeting', { id: about.meeting })),
  visit: ({ placeId }) => (may('household.read') ? at('household/next', { villageId: placeId }) : null),
  contact: () => (may('household.write') && servesInTeam() ? at('household/contacts') : null),
  target: ({ about, placeId }) => (about.target === 'practical_deed' ? entry('practical_deed') : may('plan.read') ? at('plan/targets', { placeId }) : null),
  plan: ({ about }) => (may('plan.read') ? at('plan/item', { id: about.item }) : null),
  issue: ({ about }) => (may('issue.read') ? at('issue/detail', { id: about.issue }) : null),
  promise: ({ about }) => (may('record.read') ? at('record/detail', { id: about.record }) : null),
  disclosure: ({ about }) => entry('disclosure', about.subject ? { subject: about.subject } : {}),
  rating: () => (may('assessment.manage') ? at('assessment/ratings') : null),
  inspection: ({ about, placeId }) => {
    if (about.what === 'work_log') return may('worklog.review') ? at('worklog/people') : null
    if (about.what === 'on_post_check' || about.what === 'random_check') return may('inspection.read') ? at('inspection/list') : null
    return about.what === 'branch_books' && may('meeting.read') ? at('meeting/schedule', { placeId }) : null
  },
  training: ({ placeId }) => (may('meeting.read') ? at('meeting/study', { placeId, at: 'county' }) : null),
  followup: () => (may('plan.read') ? at('plan/followup') : null),
  welfare: ({ about }) => entry(about.what === 'insurance' ? 'insurance' : 'medical_check'),
  handover: () => (may('posting.own') ? at('posting/person') : null),
}

/** What can be looked at by everybody who sees the line; all else is done by whoever owes it. */
const TO_LOOK_AT: readonly DueSource[] = ['decision', 'plan', 'issue', 'request', 'invitation', 'followup']

export function wayOf(line: DueLine): Way | null {
  return isOwn(line) || TO_LOOK_AT.includes(line.source) ? WAYS[line.source](line) : null
}

/** His own, his team's, that of his village or of the office he holds. */
function isOwn({ owner, ownerId }: DueLine): boolean {
  const me = session.get()?.me
  if (owner === 'person') return ownerId === me?.id
  return (me?.roles ?? []).some(({ teamId, organisationId, path }) => teamId === ownerId || organisationId === ownerId || (owner === 'village' && path.endsWith(`/${ownerId}/`)))
}
