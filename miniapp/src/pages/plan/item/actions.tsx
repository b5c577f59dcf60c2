import { useState } from 'react'
import { plan, type PlanItemDetail } from '@village/shared/contract/plan'
import type { ItemMove } from '@village/shared/contract/plan-words'
import { call } from '@/call'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select, Switch } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { TakePhotos } from '@/ui/photos'
import { Sheet } from '@/ui/sheet'

export type Asked = ItemMove | 'progress' | 'change'

interface Props {
  of: PlanItemDetail
  asked: Asked
  onClose: () => void
  onDone: (reply: PlanItemDetail | null) => void
}

const TITLES: Record<Asked, string> = { confirm: '确认完成', progress: '写进展', reopen: '接着办', change: '调整', drop: '不做了' }

/** The sheet of what is done with the item now. */
export function ItemSheet(props: Props) {
  const { asked, onClose } = props
  return (
    <Sheet title={TITLES[asked]} open onClose={onClose}>
      {asked === 'progress' ? <Progress {...props} /> : asked === 'change' ? <Change {...props} /> : <Move {...props} asked={asked} />}
    </Sheet>
  )
}

function Progress({ of, onDone }: Props) {
  const [before] = useState(() => setAside('plan.progress'))
  const [day, setDay] = useState(before?.input.day ?? today())
  const [text, setText] = useState(before?.input.text ?? '')
  const [photoIds, setPhotos] = useState<string[]>(before?.input.photoIds ?? [])
  const [done, setDone] = useState(before?.input.done ?? false)
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写做到哪一步')
    const arrived = await outbox.send('plan.progress', `进展：${of.title}`, { id: of.id, day, text: text.trim(), claimedAt: now(), photoIds, ...(done ? { done: true } : {}) }, before?.key)
    say(!arrived ? '已存在手机里，有信号时自动送出' : done ? '已记下，等另一人核实' : '已记下')
    onDone(arrived?.reply ?? null)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <DayPicker label='哪天' value={day} onChoose={setDay} to={today()} error={errorOf(fault, 'day')} />
      <Field label='做到哪一步' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} />
      <TakePhotos ids={photoIds} onChange={setPhotos} />
      {of.state === 'open' && <Switch label='办完了' note='由另一人核实以后算完成' on={done} onTurn={setDone} />}
      <Button kind='primary' onTap={run}>记下</Button>
    </>
  )
}

const NOBODY = 'nobody'

function Change({ of, onDone }: Props) {
  const people = useLoad(plan.people, { placeId: of.placeId })
  const [ownerId, setOwner] = useState(of.ownerId ?? NOBODY)
  const [responsible, setResponsible] = useState(of.responsible)
  const [measures, setMeasures] = useState(of.measures)
  const [due, setDue] = useState(of.due)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!reason.trim()) throw missing('reason', '请写为什么调整')
    const reply = await call(plan.changeItem, { id: of.id, revision: of.revision, measures, responsible, reason: reason.trim(), ...(ownerId === NOBODY ? {} : { ownerId }), ...(due ? { due } : {}) })
    say('已调整，原来的留在经过里')
    onDone(reply)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Select label='责任人' options={[{ value: NOBODY, name: '没有' }, ...(people.data ?? []).map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))]} value={ownerId} onChoose={setOwner} error={errorOf(fault, 'ownerId')} />
      <Field label='其他责任人' value={responsible} onInput={setResponsible} max={60} optional />
      <Field label='措施' kind='long' value={measures} onInput={setMeasures} max={500} optional />
      <DayPicker label='完成时限' value={due} onChoose={setDue} optional />
      <Field label='为什么调整' kind='long' value={reason} onInput={setReason} max={500} error={errorOf(fault, 'reason')} />
      <Button kind='primary' onTap={run}>调整</Button>
    </>
  )
}

const LABELS: Record<ItemMove, string> = { confirm: '怎样核实的', reopen: '什么没有办好', drop: '为什么不做了' }
const SAID: Record<ItemMove, string> = { confirm: '已确认完成', reopen: '已退回接着办', drop: '已记下，不做了' }

function Move({ of, asked, onDone }: Props & { asked: ItemMove }) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    if (asked !== 'confirm' && !text.trim()) throw missing('text', '请写一句说明')
    const reply = await call(plan.moveItem, { id: of.id, revision: of.revision, move: asked, text: text.trim() })
    say(SAID[asked])
    onDone(reply)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Field label={LABELS[asked]} kind='long' value={text} onInput={setText} max={500} optional={asked === 'confirm'} error={errorOf(fault, 'text')} />
      <Button kind={asked === 'drop' ? 'danger' : 'primary'} onTap={run}>{TITLES[asked]}</Button>
    </>
  )
}
