import type { DueLine } from '@village/shared/contract/due'
import type { DueSource } from '@village/shared/rules/due-item'
import { may } from '@/session'

interface Way {
  page: string
  parameters?: Record<string, string>
}

/** Where a thing that is due is done; nothing where it is not done here, or not by this person. */
const WAYS: Partial<Record<DueSource, (line: DueLine) => Way | null>> = {
  presence: () => (may('attendance.record') ? { page: '/pages/attendance/presence/index' } : null),
  log: ({ about }) => (!may('worklog.record') ? null : about.day ? { page: '/pages/worklog/log/index', parameters: { day: about.day } } : { page: '/pages/worklog/logs/index' }),
  task: () => (may('worklog.record') ? { page: '/pages/worklog/tasks/index' } : null),
  sheet: () => ({ page: '/pages/attendance/sheets/index' }),
  visit: () => (may('household.read') ? { page: '/pages/household/next/index' } : null),
  issue: ({ about }) => (may('issue.read') ? { page: '/pages/issue/detail/index', parameters: { id: about.issue } } : null),
  request: ({ about }) => ({ page: '/pages/report/request/index', parameters: { id: about.request } }),
  report: ({ about, owner, ownerId }) => (!may('report.write') ? null : about.period ? { page: '/pages/report/edit/index', parameters: { report: about.report, period: about.period, owner, ownerId } } : null),
  inspection: ({ about }) => (about.what === 'work_log' && may('worklog.review') ? { page: '/pages/worklog/people/index' } : null),
}

export function wayOf(line: DueLine): Way | null {
  return WAYS[line.source]?.(line) ?? null
}
