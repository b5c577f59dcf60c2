import { useState } from 'react'
import { type Invitee, meeting, type MeetingDetail } from '@village/shared/contract/meeting'
import { nameOfRole } from '@village/shared/kernel/role'
import { now } from '@/clock'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { sentence } from '@/ui/words'
import { StandingMark } from '../marks'

type Said = 'present' | 'leave' | 'absent'
interface Line {
  said: Said
  reason: string
}
const SAID: { value: Said; name: string }[] = [{ value: 'present', name: '到会' }, { value: 'leave', name: '请假' }, { value: 'absent', name: '没有来' }]
const SYMBOLS = { present: '√ 到会', leave: '△ 请假', absent: '× 没有来' }

/** The host goes through the list: who did not scan is confirmed by him, nobody by another. */
export default function RollPage() {
  const load = useLoad(meeting.detail, { id: parameter('id') ?? '' })
  if (!load.data) return <Page title='到会名单'><Loaded of={load}>{() => null}</Loaded></Page>
  return <Roll detail={load.data} />
}

function Roll({ detail }: { detail: MeetingDetail }) {
  const [before] = useState(() => setAside('meeting.confirmList'))
  const [lines, setLines] = useState<Record<string, Line>>(() => Object.fromEntries((before?.input.lines ?? []).map(({ inviteeId, present, reason, askedFrom }) => [inviteeId, { said: present ? 'present' as const : askedFrom.length > 0 ? 'leave' as const : 'absent' as const, reason }])))
  const [chosen, setChosen] = useState<Invitee | null>(null)
  const open = detail.invitees.filter(each => each.standing === 'expected' && !lines[each.id])
  const changed = Object.keys(lines).length
  const asked = detail.leaveRoles.length > 0 ? detail.leaveRoles : ['host']
  const { fault, run } = useAction(async () => {
    const arrived = await outbox.send('meeting.confirmList', `到会名单：${detail.title || detail.kindName}`, {
      id: detail.id, claimedAt: now(),
      lines: Object.entries(lines).map(([inviteeId, { said, reason }]) => ({ inviteeId, present: said === 'present', reason: reason.trim(), askedFrom: said === 'leave' ? asked : [] })),
    }, before?.key)
    say(arrived ? '名单已确认' : '已存在手机里，有信号时自动送出')
    goBack()
  })
  return (
    <Page title='到会名单' action={changed > 0 && <Button kind='primary' onTap={run}>确认 {changed} 人</Button>}>
      <FaultNotice fault={fault} />
      <Unsent of={['meeting.confirmList']} about={input => input.id === detail.id} />
      {detail.may.list ? <Notice kind='info'>没有扫码的，由主持人在这里确认。参会的人不能互相代签。</Notice> : <Notice kind='warn'>名单由主持人、记录人核对；主持人签了记录以后不能再改。</Notice>}
      {open.length > 0 && <Button onTap={() => setLines(before => ({ ...before, ...Object.fromEntries(open.map(each => [each.id, { said: 'present' as const, reason: '' }])) }))}>还没签到的 {open.length} 人都到会</Button>}
      <Card flush>
        <List label='到会名单'>
          {detail.invitees.map(each => (
            <Row key={each.id} title={each.name} note={sentence([each.note, each.leave && `请假：${each.leave.reason}`, lines[each.id]?.reason])} aside={lines[each.id] ? SYMBOLS[lines[each.id].said] : <StandingMark standing={each.standing} />} onTap={detail.may.list ? () => setChosen(each) : undefined} />
          ))}
        </List>
      </Card>
      <Sheet title={chosen?.name ?? ''} open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && <One key={chosen.id} invitee={chosen} line={lines[chosen.id]} names={asked} onDone={line => { setLines(before => ({ ...before, [chosen.id]: line })); setChosen(null) }} wrong={errorOf(fault, 'lines')} />}
      </Sheet>
    </Page>
  )
}

function One({ invitee, line, names, onDone, wrong }: { invitee: Invitee; line: Line | undefined; names: string[]; onDone: (line: Line) => void; wrong?: string }) {
  const [said, setSaid] = useState<Said>(line?.said ?? 'present')
  const [reason, setReason] = useState(line?.reason ?? '')
  const needs = said !== 'present' && invitee.signIn?.mode === 'code'
  return (
    <>
      <Choice label='到会没有' options={SAID} value={said} onChoose={setSaid} />
      {said === 'leave' && <p>记成请假，就是说他已经向{names.map(each => (each === 'host' ? '主持人' : nameOfRole(each))).join('、')}请了假。</p>}
      {said !== 'present' && <Field label='原因' value={reason} onInput={setReason} max={200} error={wrong} optional={!needs} hint={needs ? '他本人签过到，改成没有来要写原因' : undefined} />}
      <Button kind='primary' disabled={needs && !reason.trim()} onTap={() => onDone({ said, reason })}>就这样记</Button>
    </>
  )
}
