import { event } from '@village/shared/contract/event'
import { meeting } from '@village/shared/contract/meeting'
import { minutes } from '@village/shared/contract/minutes'
import { today } from '@/clock'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'
import { go } from '@/go'
import { DecisionRow, MeetingRow } from './marks'
import { EventRow } from './event-row'

const FEW = 3

/** What meetings want of this person today: those he goes to, what he has to do of what was decided, where he has to be. */
export function MeetingsToday() {
  const when = may('meeting.attend')
  const day = today()
  const meetings = useLoad(meeting.list, { box: 'mine' as const }, { when }).data?.items.filter(each => each.state === 'planned' && each.day >= day) ?? []
  const decisions = useLoad(minutes.decisions, { box: 'mine' as const }, { when }).data
  const events = useLoad(event.list, { box: 'mine' as const }, { when }).data?.items.filter(each => each.mine === 'open') ?? []
  const next = [...meetings].sort((one, other) => `${one.day} ${one.start}`.localeCompare(`${other.day} ${other.start}`)).slice(0, FEW)
  const open = decisions?.items.filter(each => each.state === 'open') ?? []
  if (next.length + open.length + events.length === 0) return null
  return (
    <>
      {next.length > 0 && <Card title='要参加的会' flush><List label='要参加的会'>{next.map(each => <MeetingRow key={each.id} of={each} />)}</List></Card>}
      {events.length > 0 && <Card title='应到场的事' flush><List label='应到场的事'>{events.slice(0, FEW).map(each => <EventRow key={each.id} of={each} />)}</List></Card>}
      {open.length > 0 && (
        <Card title='会上定了我办的' aside={`${open.length} 项`} flush>
          <List label='会上定了我办的'>
            {open.slice(0, FEW).map(each => <DecisionRow key={each.id} of={each} />)}
            {open.length > FEW && <Row title='全部' onTap={() => go('/pages/meeting/decisions/index')} />}
          </List>
        </Card>
      )}
    </>
  )
}
