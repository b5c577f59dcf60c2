import { useState } from 'react'
import { inspection } from '@village/shared/contract/inspection'
import { CHECK_FINDING_NAMES, type CheckFinding } from '@village/shared/contract/inspection-words'
import { clockOf } from '@village/shared/kernel/day'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord } from '@/ui/words'

interface Line {
  found: CheckFinding | null
  note: string
}

const BLANK: Line = { found: null, note: '' }
const FOUND = (['present', 'absent'] as const).map(value => ({ value, name: CHECK_FINDING_NAMES[value] }))

/** What is found at a team, on the spot; without signal it waits on the phone. */
export default function Visit() {
  const [id, teamId] = [parameter('id') ?? '', parameter('teamId') ?? '']
  const detail = useLoad(inspection.detail, { id })
  const [before] = useState(() => setAside('inspection.record'))
  const [day, setDay] = useState(before?.input.day ?? today())
  const [at, setAt] = useState(() => before?.input.at ?? clockOf(now()))
  const [lines, setLines] = useState<Record<string, Line>>(() => Object.fromEntries((before?.input.lines ?? []).map(({ personId, found, note }) => [personId, { found, note }])))
  const team = detail.data?.teams.find(each => each.teamId === teamId)
  const change = (personId: string, next: Partial<Line>) => setLines(all => ({ ...all, [personId]: { ...BLANK, ...all[personId], ...next } }))
  const { fault, run } = useAction(async () => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw missing('at', '时间要写成 10:30 这样')
    const seen = Object.entries(lines).flatMap(([personId, { found, note }]) => (found ? [{ personId, found, note: note.trim() }] : []))
    if (seen.length === 0) throw missing('lines', '请至少记一个人的情况')
    if (seen.some(({ found, note }) => found === 'absent' && !note)) throw missing('lines', '不在岗的请写明现场情况，例如到了哪里、问了谁')
    const receipt = await outbox.send('inspection.record', `督查 ${team?.villageName ?? ''} ${dayWord(day)} ${at}`, { id, teamId, day, at, lines: seen, claimedAt: now() }, before?.key)
    say(receipt ? '已记下' : '已存在手机里，有信号时自动送出')
    goBack()
  })
  return (
    <Page title='现场记录' action={<Button kind='primary' onTap={run}>记下现场情况</Button>}>
      <FaultNotice fault={fault} />
      <Card title={team?.villageName}>
        <DayPicker label='哪一天' value={day} onChoose={setDay} from={detail.data?.from} to={today()} error={errorOf(fault, 'day')} />
        <Field label='几点' value={at} onInput={setAt} max={5} error={errorOf(fault, 'at')} hint='晚上查岗写实际的时间，例如 21:30' />
      </Card>
      <Loaded of={detail}>
        {() => (team?.people ?? []).length === 0
          ? <Empty title='这个队现在没有人'>名册里有人在任，这里就会出现。</Empty>
          : team!.people.map(({ personId, name, roleName }) => {
            const { found, note } = lines[personId] ?? BLANK
            return (
              <Card key={personId} title={name} aside={roleName}>
                <Choice label={`${name}的情况`} options={FOUND} value={found} onChoose={next => change(personId, { found: next })} />
                {found !== null && <Field label='现场情况' kind='long' value={note} onInput={text => change(personId, { note: text })} max={300} optional={found === 'present'} hint={found === 'absent' ? '到了哪里、几点、问了谁' : undefined} error={found === 'absent' && !note.trim() ? errorOf(fault, 'lines') : undefined} />}
              </Card>
            )
          })}
      </Loaded>
    </Page>
  )
}
