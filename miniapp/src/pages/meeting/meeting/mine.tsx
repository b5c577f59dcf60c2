import { useState } from 'react'
import { LEAVE_ANSWER_NAMES, meeting, type MeetingDetail } from '@village/shared/contract/meeting'
import { call } from '@/call'
import { now } from '@/clock'
import { missing } from '@/fault'
import { go } from '@/go'
import { outbox, useOutbox } from '@/outbox'
import { canScan, scan } from '@/scan'
import { session } from '@/session'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { sentence } from '@/ui/words'

interface MineProps {
  of: MeetingDetail
  onDone: (detail: MeetingDetail) => void
}

/** What this person has to do about the meeting: sign in, ask leave, answer those who ask. */
export function Mine({ of, onDone }: MineProps) {
  const me = session.get()?.me.id
  const own = of.invitees.find(each => each.personId === me)
  const waits = useOutbox().some(({ endpoint, input, state }) => endpoint === 'meeting.signIn' && state === 'waiting' && (input as { id?: string }).id === of.id)
  const asking = of.invitees.flatMap(each => (each.leave?.parties ?? []).filter(party => party.mine).map(party => ({ ...party, name: each.name, reason: each.leave!.reason })))
  return (
    <>
      {of.may.signIn && !waits && <SignIn of={of} onDone={onDone} />}
      {own?.leave && (
        <Card title='我请了假'>
          <p>{own.leave.reason}</p>
          <List label='答复'>{own.leave.parties.map(each => <Row key={each.id} title={each.partyName} note={each.byName} aside={LEAVE_ANSWER_NAMES[each.answer]} />)}</List>
        </Card>
      )}
      {of.may.askLeave && <AskLeave of={of} onDone={onDone} />}
      {asking.map(each => <Answer key={each.id} {...each} onDone={onDone} />)}
    </>
  )
}

function SignIn({ of, onDone }: MineProps) {
  const [typing, setTyping] = useState(!canScan())
  const [short, setShort] = useState('')
  const { fault, run } = useAction(async (scanned: string | null) => {
    const code = scanned ?? short.trim()
    if (!code) throw missing('code', '请输入码下面的 6 位字符')
    const arrived = await outbox.send('meeting.signIn', `会议签到：${of.title || of.kindName}`, { id: of.id, code, claimedAt: now() }, setAside('meeting.signIn')?.key)
    say(arrived ? '签到成功' : '已存在手机里，有信号时自动送出')
    if (arrived) onDone(await call(meeting.detail, { id: of.id }))
  })
  const camera = async () => {
    try {
      const found = await scan()
      if (found !== null) await run(found)
    } catch {
      setTyping(true)
      say('打不开相机，可以输入码下面的 6 位字符')
    }
  }
  return (
    <Card title='签到'>
      <FaultNotice fault={fault} />
      <p className='paragraph'>扫主持人屏幕上的码。只能本人签，不能代签；没有信号也能扫，按扫的时间算。</p>
      {canScan() && <Button kind='primary' onTap={camera}>扫码签到</Button>}
      {typing
        ? (
          <>
            <Field label='码下面的 6 位字符' value={short} onInput={setShort} max={10} error={errorOf(fault, 'code')} onConfirm={() => run(null)} />
            <Button kind={canScan() ? 'secondary' : 'primary'} onTap={() => run(null)}>用这个码签到</Button>
          </>
        )
        : <Button kind='quiet' onTap={() => setTyping(true)}>扫不了？输入字符</Button>}
      {of.may.run && <Button kind='quiet' onTap={() => go('/pages/meeting/code/index', { id: of.id })}>显示签到码</Button>}
    </Card>
  )
}

function AskLeave({ of, onDone }: MineProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!reason.trim()) throw missing('reason', '请写请假的原因')
    onDone(await call(meeting.askLeave, { id: of.id, reason: reason.trim() }))
    setOpen(false)
    say('已请假，等答复')
  })
  return (
    <>
      <Button kind='quiet' onTap={() => setOpen(true)}>不能参加，请假</Button>
      <Sheet title='请假不参会' open={open} onClose={() => setOpen(false)} foot={<Button kind='primary' onTap={run}>请假</Button>}>
        <FaultNotice fault={fault} />
        <p>{sentence([`向${of.leaveAsks.join('、')}请假`, of.leaveAsks.length > 1 && '都同意才算请假'], '，')}。 <Basis because={of.leaveBecause} title='向谁请假' /></p>
        <Field label='原因' kind='long' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />
      </Sheet>
    </>
  )
}

function Answer({ id, name, reason, partyName, onDone }: { id: string; name: string; reason: string; partyName: string; onDone: (detail: MeetingDetail) => void }) {
  const { fault, run } = useAction(async (agreed: boolean) => onDone(await call(meeting.answerLeave, { id, agreed })))
  return (
    <Card title={`${name}请假`}>
      <FaultNotice fault={fault} />
      <p>{reason}（向{partyName}）</p>
      <Button kind='primary' onTap={() => run(true)}>同意{name}请假</Button>
      <Button onTap={() => run(false)}>不同意</Button>
    </Card>
  )
}
