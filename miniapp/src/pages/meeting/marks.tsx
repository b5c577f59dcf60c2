import type { MeetingLine, MeetingState, MinutesState } from '@village/shared/contract/meeting'
import { MEETING_STATE_NAMES, MINUTES_STATE_NAMES } from '@village/shared/contract/meeting'
import { DECISION_SORT_NAMES, DECISION_STATE_NAMES, type DecisionLine, type DecisionState } from '@village/shared/contract/minutes'
import { STANDING_NAMES, type Standing } from '@village/shared/rules/meeting-standing'
import { today } from '@/clock'
import { go } from '@/go'
import { Mark, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { clockWord, dayWord, dueWord, nearDayWord, sentence, weekdayWord } from '@/ui/words'

const STATES: Record<MeetingState, { symbol: string; tone: Tone }> = {
  proposed: { symbol: '…', tone: 'amber' }, planned: { symbol: '○', tone: 'sky' }, held: { symbol: '√', tone: 'pine' }, called_off: { symbol: '×', tone: 'plain' }, declined: { symbol: '×', tone: 'plain' },
}
const MINUTES: Record<MinutesState, { symbol: string; tone: Tone }> = {
  none: { symbol: '○', tone: 'amber' }, draft: { symbol: '…', tone: 'amber' }, written: { symbol: '…', tone: 'amber' }, signed: { symbol: '√', tone: 'pine' },
}
const STANDINGS: Record<Standing, { symbol: string; tone: Tone }> = {
  expected: { symbol: '○', tone: 'plain' }, present: { symbol: '√', tone: 'pine' }, late: { symbol: '!', tone: 'amber' }, sign_in_refused: { symbol: '×', tone: 'cinnabar' }, on_leave: { symbol: '△', tone: 'amber' },
  absent: { symbol: '×', tone: 'cinnabar' }, stayed_away: { symbol: '·', tone: 'plain' },
}
const DECISIONS: Record<DecisionState, { symbol: string; tone: Tone }> = {
  open: { symbol: '○', tone: 'amber' }, done: { symbol: '…', tone: 'sky' }, closed: { symbol: '√', tone: 'pine' }, dropped: { symbol: '×', tone: 'plain' },
}

export function StandingMark({ standing }: { standing: Standing }) {
  return <Mark {...STANDINGS[standing]} name={STANDING_NAMES[standing]} />
}

/** Of a meeting that was held the minutes tell how far it is. */
export function MeetingMark({ of: { state, minutes } }: { of: Pick<MeetingLine, 'state' | 'minutes'> }) {
  return state === 'held' ? <Mark {...MINUTES[minutes]} name={MINUTES_STATE_NAMES[minutes]} /> : <Mark {...STATES[state]} name={MEETING_STATE_NAMES[state]} />
}

export function DecisionMark({ of: { state, overdue } }: { of: Pick<DecisionLine, 'state' | 'overdue'> }) {
  return overdue ? <Mark symbol='!' name='过期' tone='cinnabar' /> : <Mark {...DECISIONS[state]} name={DECISION_STATE_NAMES[state]} />
}

/** What a meeting is called: its own title, or its kind. */
export function titleOf({ title, kindName }: Pick<MeetingLine, 'title' | 'kindName'>): string {
  return title || kindName
}

/** A meeting as a line. */
export function MeetingRow({ of, withPlace }: { of: MeetingLine; withPlace?: boolean }) {
  const when = of.day === today() ? '今天' : nearDayWord(of.day)
  return (
    <Row
      title={titleOf(of)}
      note={sentence([`${when} ${weekdayWord(of.day)} ${clockWord(of.start)}`, withPlace && of.placeName, of.where, of.mine && of.state === 'held' && STANDING_NAMES[of.mine]])}
      aside={<MeetingMark of={of} />}
      onTap={() => go('/pages/meeting/meeting/index', { id: of.id })}
    />
  )
}

/** A decision or a problem as a line. */
export function DecisionRow({ of }: { of: DecisionLine }) {
  return (
    <Row
      title={of.text}
      note={sentence([of.sort === 'problem' && DECISION_SORT_NAMES.problem, of.ownerName || '还没有负责人', of.due ? `${dayWord(of.due)}前${of.state === 'open' ? ` ${dueWord(of.due)}` : ''}` : '没有期限', of.from])}
      aside={<DecisionMark of={of} />}
      onTap={() => go('/pages/meeting/decision/index', { id: of.id })}
    />
  )
}
