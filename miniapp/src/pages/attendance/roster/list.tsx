import { type ReactNode, useState } from 'react'
import type { PresenceState, RosterLine, RosterReply } from '@village/shared/contract/attendance'
import type { RosterLinesInput } from '@village/shared/contract/attendance.input'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { now } from '@/clock'
import { missing } from '@/fault'
import { parameter } from '@/go'
import { outbox, type Unsent as Entry, useOutbox } from '@/outbox'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import type { Load } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { dayWord, HALF_NAMES, instantWord, sentence } from '@/ui/words'
import './index.scss'

type States = Record<string, Record<Half, PresenceState>>

interface RosterOfDayProps {
  load: Load<RosterReply>
  roster: RosterReply
  head: ReactNode
}

const awayOf = (line: RosterLine, half: Half) => (half === 'am' ? line.amAway : line.pmAway)

/** What is on record; where nothing is, everybody who is not away is taken to be there. */
function statesOf(roster: RosterReply): States {
  return Object.fromEntries(roster.lines.map(line => [line.personId, {
    am: line.am ?? (line.amAway ? 'absent' : 'in_village'),
    pm: line.pm ?? (line.pmAway ? 'absent' : 'in_village'),
  }]))
}

const isAbout = ({ endpoint, input }: Entry, { teamId, day }: RosterReply) => endpoint === 'attendance.confirmRoster'
  && (input as RosterLinesInput).teamId === teamId && (input as RosterLinesInput).day === day

/** The list of this day that the server did not take and that is corrected here: its marks are where the leader goes on. */
function refusedOf(roster: RosterReply): { key?: string; states: States } {
  const item = outbox.mine().find(each => each.clientKey === parameter('correct') && isAbout(each, roster))
  if (!item) return { states: {} }
  const states = (item.input as RosterLinesInput).lines.map(({ personId, am, pm }) => [personId, { am, pm }] as const)
  return { key: item.clientKey, states: Object.fromEntries(states) }
}

/** One list for the team and the day, one confirmation. */
export function RosterOfDay({ load, roster, head }: RosterOfDayProps) {
  const [corrected] = useState(() => refusedOf(roster))
  const [states, setStates] = useState(() => ({ ...statesOf(roster), ...corrected.states }))
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const waiting = useOutbox().some(item => item.state === 'waiting' && isAbout(item, roster))
  const before = statesOf(roster)
  // Whose attendance another keeps is shown and not sent.
  const kept = roster.lines.filter(line => !line.keeper)
  const changed = kept.some(({ personId }) => HALVES.some(half => states[personId]?.[half] !== before[personId][half]))
  const confirmed = roster.confirmedAt !== null
  const { fault, run, clear } = useAction(async () => {
    if (confirmed && !reason.trim()) throw missing('reason', '请写明更改原因')
    const lines = kept.map(({ personId }) => ({ personId, ...states[personId] }))
    const receipt = await outbox.send('attendance.confirmRoster', `工作队名册 ${roster.teamName} ${dayWord(roster.day)}`, {
      teamId: roster.teamId, day: roster.day, claimedAt: now(), lines, ...(confirmed ? { reason: reason.trim() } : {}),
    }, corrected.key)
    say(receipt ? '名册已确认' : '已存在手机里，有信号时自动送出')
    setAsking(false)
    if (receipt?.reply) load.put(receipt.reply)
    else if (receipt) await load.reload()
  })
  const flip = (personId: string, half: Half) => setStates(all => ({
    ...all, [personId]: { ...all[personId], [half]: all[personId][half] === 'absent' ? 'in_village' : 'absent' },
  }))
  const there = kept.filter(line => HALVES.some(half => !awayOf(line, half) && states[line.personId]?.[half] !== 'absent')).length
  const action = kept.length > 0 && !waiting && (confirmed
    ? changed && <Button kind='primary' onTap={() => setAsking(true)}>保存更改</Button>
    : <Button kind='primary' onTap={run}>确认名册，{there} 人在村</Button>)
  return (
    <Page title='工作队名册' action={action}>
      {head}
      {!asking && <FaultNotice fault={fault} />}
      {load.keptAt && <Notice kind='warn'>现在没有网络，下面是 {instantWord(load.keptAt)} 的内容。</Notice>}
      <Unsent of={['attendance.confirmRoster']} about={input => input.teamId === roster.teamId && input.day === roster.day} onSent={load.reload} />
      {(roster.vacant ?? []).map(name => <Notice key={name} kind='warn'>制度里由{name}记考勤，现在没有人担任，请转告管理员。</Notice>)}
      {!roster.duty && <Notice kind='info'>这一天不是应当在村的日子，没有人到村就不用确认。</Notice>}
      <Card title={roster.teamName} aside={confirmed ? `√ ${instantWord(roster.confirmedAt ?? '')} 已确认` : '还没有确认'}>
        <Fact name='在村' unit={`人，共 ${kept.length} 人`} tone='pine'>{there}</Fact>
        <p className='roster-hint'>{kept.length > 0 ? '谁不在，点一下他的半天。请假、出差和轮休已经标好。' : '名册里的人都不由您记考勤，只能看。'}</p>
        <Basis because={roster.because ?? []} title='谁管谁的考勤' />
      </Card>
      <Card flush>
        <ul className='list' role='list'>
          {roster.lines.map(line => <Line key={line.personId} line={line} states={states[line.personId]} onFlip={half => flip(line.personId, half)} />)}
        </ul>
      </Card>
      <Sheet title='更改已确认的名册' open={asking} onClose={() => { setAsking(false); clear() }} foot={<Button kind='primary' onTap={run}>保存更改</Button>}>
        <FaultNotice fault={fault} />
        <p>原来的确认不会删去，会留下更改的时间、人和原因。</p>
        <Field label='更改原因' kind='long' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />
      </Sheet>
    </Page>
  )
}

interface LineProps {
  line: RosterLine
  states: Record<Half, PresenceState> | undefined
  onFlip: (half: Half) => void
}

function Line({ line, states, onFlip }: LineProps) {
  return (
    <li className='roster-line'>
      <div className='roster-person'>
        <div className='roster-name'>{line.name}</div>
        <div className='roster-role'>{sentence([line.roleName, line.selfConfirmed && '本人已确认', line.keeper && `由${line.keeper}记`])}</div>
      </div>
      <div className='roster-halves'>
        {HALVES.map(half => {
          const away = awayOf(line, half)
          const there = states?.[half] !== 'absent'
          if (line.keeper && !away) return <div key={half} className='roster-half roster-away'><span className='roster-half-name'>{HALF_NAMES[half]}</span><span>{line[half] === null ? '没有记' : line[half] === 'absent' ? '不在' : '在村'}</span></div>
          if (away) return <div key={half} className='roster-half roster-away'><span className='roster-half-name'>{HALF_NAMES[half]}</span><span>{away}</span></div>
          return (
            <button
              key={half}
              type='button'
              role='checkbox'
              aria-checked={there}
              aria-label={`${line.name} ${HALF_NAMES[half]}在村`}
              className={`plain roster-half ${there ? 'roster-there' : 'roster-not'}`}
              onClick={() => onFlip(half)}
            >
              <span className='roster-half-name'>{HALF_NAMES[half]}</span>
              <span>{there ? '√ 在村' : '× 不在'}</span>
            </button>
          )
        })}
      </div>
    </li>
  )
}
