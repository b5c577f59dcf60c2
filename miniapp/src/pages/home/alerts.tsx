import type { Arrangement } from '@village/shared/contract/arrangement'
import type { AlertPeriod } from '@village/shared/contract/leave'
import { Notice } from '@/ui/notice'
import { arrangementNote, arrangementTitle } from '../attendance/arrangement-words'
import { alertSpan, alertTitle } from '../leave/alert-words'

/** What the township and the village set for the next days: first what the village calls for. */
export function Arrangements({ arrangements }: { arrangements: Arrangement[] | undefined }) {
  return (
    <>
      {(arrangements ?? []).map(each => (
        <Notice key={each.id} kind={each.kind === 'call' ? 'warn' : 'info'} title={arrangementTitle(each)}>{arrangementNote(each)}。</Notice>
      ))}
    </>
  )
}

/** Times of full presence that concern this person: first on the page. */
export function Alerts({ alerts }: { alerts: AlertPeriod[] | undefined }) {
  return (
    <>
      {(alerts ?? []).map(period => (
        <Notice key={period.id} kind='warn' title={`${alertTitle(period)}：全员在岗`}>{alertSpan(period)}。{period.reason}。制度有规定的，这段时间休息日也应在村，不能请假。</Notice>
      ))}
    </>
  )
}
