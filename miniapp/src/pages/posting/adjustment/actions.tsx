import { useState } from 'react'
import { adjustment, type AdjustmentDetail } from '@village/shared/contract/adjustment'
import { ADJUSTMENT_DECISION_NAMES, ADJUSTMENT_DECISIONS, ATTACHED_DECISION_NAMES, ATTACHED_DECISIONS, type AdjustmentDecision, type AttachedDecision } from '@village/shared/contract/adjustment-words'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { type Picked, PersonPicker } from '@/ui/person-picker'
import { Sheet } from '@/ui/sheet'
import { type Checked, SelectionCheck } from '../../organisation/term/check'

export type Asked = 'answer' | 'decide' | 'execute' | 'withdraw' | { what: string }

interface Props {
  of: AdjustmentDetail
  onClose: () => void
  onDone: (reply: AdjustmentDetail) => void
}

/** The sheet of what is done with it now. */
export function AdjustmentSheet({ asked, ...props }: Props & { asked: Asked }) {
  if (typeof asked === 'object') return <Settle {...props} what={asked.what} />
  if (asked === 'decide') return <Decide {...props} />
  if (asked === 'execute') return <Execute {...props} />
  return <Words {...props} withdraws={asked === 'withdraw'} />
}

function Words({ of, withdraws, onClose, onDone }: Props & { withdraws: boolean }) {
  const [text, setText] = useState(withdraws ? '' : of.answer)
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', withdraws ? '请写为什么撤回' : '请写您的说明')
    const reply = withdraws ? await call(adjustment.withdraw, { id: of.id, revision: of.revision, text: text.trim() }) : await call(adjustment.answer, { id: of.id, text: text.trim() })
    say(withdraws ? '已撤回' : '已记下，审定的人看得到')
    onDone(reply)
  })
  const title = withdraws ? '撤回' : '说明情况'
  return (
    <Sheet title={title} open onClose={onClose}>
      <FaultNotice fault={fault} />
      <Field label={withdraws ? '原因' : '本人的说明'} hint={withdraws ? undefined : '审定以前可以再改。'} kind='long' value={text} onInput={setText} max={withdraws ? 200 : 1000} error={errorOf(fault, 'text')} />
      <Button kind={withdraws ? 'danger' : 'primary'} onTap={run}>{withdraws ? '撤回' : '记下'}</Button>
    </Sheet>
  )
}

function Decide({ of, onClose, onDone }: Props) {
  const [decision, setDecision] = useState<AdjustmentDecision>('approve')
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    const reply = await call(adjustment.decide, { id: of.id, revision: of.revision, decision, text: text.trim() })
    say('已记下您的决定')
    onDone(reply)
  })
  const hint = of.may.register ? `${of.waitsFor}不在系统里的，写明书面答复的日期和文号。` : decision === 'refuse' ? '请写明不同意的理由。' : undefined
  return (
    <Sheet title={of.may.register ? '登记书面意见' : '审定'} open onClose={onClose}>
      <FaultNotice fault={fault} />
      {of.answeredAt === null && <p className='paragraph'>本人还没有说明。您可以先等一等。</p>}
      <Choice label='决定' options={ADJUSTMENT_DECISIONS.map(value => ({ value, name: ADJUSTMENT_DECISION_NAMES[value] }))} value={decision} onChoose={setDecision} />
      <Field label='意见' hint={hint} kind='long' value={text} onInput={setText} max={300} optional={decision === 'approve' && !of.may.register} error={errorOf(fault, 'text')} />
      <Button kind='primary' onTap={run}>决定</Button>
    </Sheet>
  )
}

function Execute({ of, onClose, onDone }: Props) {
  const [leavingOn, setDay] = useState(of.day && of.day >= today() ? of.day : today())
  const [successor, setSuccessor] = useState<Picked | null>(null)
  const [from, setFrom] = useState(leavingOn)
  const [checked, setChecked] = useState<Checked>({ done: false, against: [], reason: '' })
  const { fault, run } = useAction(async () => {
    const reply = await call(adjustment.execute, { id: of.id, revision: of.revision, leavingOn, ...(successor ? { successorId: successor.id, successorFrom: from, ...(checked.done ? { checked: true, against: checked.against, ...(checked.reason.trim() ? { reason: checked.reason.trim() } : {}) } : {}) } : {}) })
    say(reply.handoverId ? '已办理，请双方办交接' : '已办理')
    onDone(reply)
  })
  return (
    <Sheet title='办理' open onClose={onClose}>
      <FaultNotice fault={fault} />
      <DayPicker label={`${of.personName}的最后一天`} value={leavingOn} onChoose={setDay} error={errorOf(fault, 'leavingOn')} />
      <PersonPicker label='接替的人' hint={of.successor ? `审批表上写的是${of.successor}。` : '还没有定的，先不选。'} value={successor} onChoose={setSuccessor} error={errorOf(fault, 'successorId')} />
      {successor && <DayPicker label='到任日期' value={from} onChoose={setFrom} error={errorOf(fault, 'successorFrom')} />}
      {successor && <SelectionCheck key={successor.id} of={{ personId: successor.id, teamId: of.teamId, role: of.role }} value={checked} onChange={setChecked} fault={fault} />}
      <Button kind='primary' onTap={run}>办理</Button>
    </Sheet>
  )
}

function Settle({ of, what, onClose, onDone }: Props & { what: string }) {
  const [decision, setDecision] = useState<AttachedDecision>('confirmed')
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    const reply = await call(adjustment.settle, { id: of.id, what, decision, text: text.trim() })
    say('已记下您的决定')
    onDone(reply)
  })
  return (
    <Sheet title={of.attached.find(each => each.what === what)?.name ?? '附带的处理'} open onClose={onClose}>
      <FaultNotice fault={fault} />
      <p className='paragraph'>制度建议这样处理，由您决定。只决定一次。</p>
      <Choice label='决定' options={ATTACHED_DECISIONS.map(value => ({ value, name: ATTACHED_DECISION_NAMES[value] }))} value={decision} onChoose={setDecision} />
      <Field label='理由' kind='long' value={text} onInput={setText} max={300} optional={decision === 'confirmed'} error={errorOf(fault, 'text')} />
      <Button kind='primary' onTap={run}>决定</Button>
    </Sheet>
  )
}
