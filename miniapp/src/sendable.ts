import { attendance } from '@village/shared/contract/attendance'
import { away } from '@village/shared/contract/away'
import { duty } from '@village/shared/contract/duty'
import type { Endpoint } from '@village/shared/contract/endpoint'
import { issue } from '@village/shared/contract/issue'
import { file } from '@village/shared/contract/file'
import { household } from '@village/shared/contract/household'
import { inspection } from '@village/shared/contract/inspection'
import { leave } from '@village/shared/contract/leave'
import { event } from '@village/shared/contract/event'
import { log } from '@village/shared/contract/log'
import { plan } from '@village/shared/contract/plan'
import { record } from '@village/shared/contract/record'
import { paper } from '@village/shared/contract/paper'
import { week } from '@village/shared/contract/week'
import { meeting } from '@village/shared/contract/meeting'
import { minutes } from '@village/shared/contract/minutes'
import { presence } from '@village/shared/contract/presence'
import { worklog } from '@village/shared/contract/worklog'

interface Definition<Input, Reply> {
  endpoint: Endpoint<Input, Reply>
  /** What it speaks of: entries about the same thing go out one after the other, any other may pass. */
  about: (input: Input) => string
  /** Where it is corrected after the server said no, and what that page is opened with. */
  page: string | ((input: Input) => string)
  open?: (input: Input) => Record<string, string>
  /** The keys of the entries that have to be there before this one. */
  after?: (input: Input) => readonly string[]
}

const kept = <Input, Reply>(endpoint: Endpoint<Input, Reply>, about: (input: Input) => string, page: string | ((input: Input) => string), open?: (input: Input) => Record<string, string>, after?: (input: Input) => readonly string[]): Definition<Input, Reply> =>
  ({ endpoint, about, page, open, after })

/** Photos are files under a key of the phone: the server says their digest, that is their receipt. */
const PHOTOS = {
  'file.upload': kept(file.upload, ({ clientKey = '' }) => clientKey, '/pages/record/add/index'),
  'presence.sendPhoto': kept(presence.sendPhoto, ({ entryKey }) => entryKey, '/pages/attendance/presence/index', undefined, ({ entryKey }) => [entryKey]),
}

/** What may be kept on the phone and sent later: a line for each. Their endpoints are `keyed`, but for the photos. */
export const SENDABLE = {
  ...PHOTOS,
  'attendance.record': kept(attendance.record, ({ day }) => day, '/pages/attendance/presence/index'),
  'attendance.confirmRoster': kept(attendance.confirmRoster, ({ teamId, day }) => `${teamId} ${day}`, '/pages/attendance/roster/index', ({ teamId, day }) => ({ teamId, day })),
  'week.recordHours': kept(week.recordHours, ({ day }) => day, '/pages/attendance/week/index', ({ day }) => ({ day })),
  // The list of the team has a page of its own, and so has what somebody said by telephone.
  'week.recordNights': kept(week.recordNights, ({ teamId }) => teamId, ({ nights }) => (nights.length > 1 ? '/pages/attendance/weeks/index' : '/pages/attendance/week/index'), ({ nights }) => ({ day: nights[0]?.day ?? '' })),
  'week.note': kept(week.note, ({ personId = '', day }) => `${personId} ${day}`, ({ personId }) => (personId ? '/pages/attendance/notes/index' : '/pages/attendance/week/index'), ({ day }) => ({ day })),
  'leave.apply': kept(leave.apply, () => '', '/pages/leave/apply/index'),
  'leave.change': kept(leave.change, ({ id }) => id, '/pages/leave/apply/index'),
  'leave.return': kept(leave.return, ({ id }) => id, '/pages/leave/detail/index', ({ id }) => ({ id })),
  'paper.add': kept(paper.add, ({ id }) => id, '/pages/leave/detail/index', ({ id }) => ({ id }), ({ fileId }) => (fileId ? [fileId] : [])),
  'away.phoneIn': kept(away.phoneIn, ({ personId }) => personId, '/pages/leave/phone-in/index'),
  'duty.recordPatrol': kept(duty.recordPatrol, ({ teamId, day, at }) => `${teamId} ${day} ${at}`, '/pages/duty/record/index', ({ teamId }) => ({ teamId })),
  'inspection.record': kept(inspection.record, ({ id, teamId }) => `${id} ${teamId}`, '/pages/inspection/visit/index', ({ id, teamId }) => ({ id, teamId })),
  'worklog.tick': kept(worklog.tick, ({ itemId, teamId }) => `${itemId} ${teamId}`, '/pages/worklog/tasks/index'),
  'record.add': kept(record.add, ({ threadId, clientKey }) => threadId ?? clientKey, '/pages/record/add/index', undefined, ({ photoIds }) => photoIds),
  'record.correct': kept(record.correct, ({ id }) => id, '/pages/record/add/index', ({ id }) => ({ id })),
  'record.addPhoto': kept(record.addPhoto, ({ id }) => id, '/pages/record/detail/index', ({ id }) => ({ id }), ({ photoIds }) => photoIds),
  'issue.raise': kept(issue.raise, ({ title }) => title, '/pages/issue/new/index', undefined, ({ photoIds = [] }) => photoIds),
  'issue.note': kept(issue.note, ({ id }) => id, '/pages/issue/detail/index', ({ id }) => ({ id }), ({ photoIds = [] }) => photoIds),
  'issue.answer': kept(issue.answer, ({ id }) => id, '/pages/issue/detail/index', ({ id }) => ({ id }), ({ photoIds = [] }) => photoIds),
  'household.visit': kept(household.visit, ({ id }) => id, '/pages/household/visit/index', ({ id, teamId }) => ({ id, teamId }), ({ photoIds = [] }) => photoIds),
  'household.happen': kept(household.happen, ({ id }) => id, '/pages/household/event/index', ({ id }) => ({ id })),
  'household.edit': kept(household.edit, ({ id }) => id, '/pages/household/edit/index', ({ id }) => ({ id })),
  'plan.progress': kept(plan.progress, ({ id }) => id, '/pages/plan/item/index', ({ id }) => ({ id }), ({ photoIds = [] }) => photoIds),
  'meeting.signIn': kept(meeting.signIn, ({ id }) => id ?? '', '/pages/meeting/meeting/index', ({ id = '' }) => ({ id })),
  'meeting.confirmList': kept(meeting.confirmList, ({ id }) => id, '/pages/meeting/roll/index', ({ id }) => ({ id })),
  'minutes.write': kept(minutes.write, ({ id }) => id, '/pages/meeting/minutes/index', ({ id }) => ({ id }), ({ fileIds }) => fileIds),
  'minutes.act': kept(minutes.act, ({ id }) => id, '/pages/meeting/decision/index', ({ id }) => ({ id })),
  'event.report': kept(event.report, ({ villageId, day }) => `${villageId} ${day}`, '/pages/meeting/events/index'),
  'event.attend': kept(event.attend, ({ id }) => id, '/pages/meeting/event/index', ({ id }) => ({ id })),
  'log.write': kept(log.write, ({ day }) => day, '/pages/worklog/log/index', ({ day }) => ({ day })),
}

export type Sendable = keyof typeof SENDABLE
export type InputOf<Name extends Sendable> = (typeof SENDABLE)[Name] extends Definition<infer Input, unknown> ? Input : never
export type ReplyOf<Name extends Sendable> = (typeof SENDABLE)[Name] extends Definition<never, infer Reply> ? Reply : never

/** How entries of this name are sent; undefined for a name this version does not know. */
export function sendable(name: string): Definition<object, unknown> | undefined {
  return (SENDABLE as unknown as Record<string, Definition<object, unknown> | undefined>)[name]
}

/** The page on which this entry is corrected. */
export const pageOf = ({ page }: Pick<Definition<object, unknown>, 'page'>, input: object): string => (typeof page === 'string' ? page : page(input))

export type PhotoSendable = keyof typeof PHOTOS

export const isPhoto = ({ endpoint }: { endpoint: string }) => endpoint in PHOTOS
