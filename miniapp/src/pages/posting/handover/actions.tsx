import { useState } from 'react'
import { handover, type HandoverDetail } from '@village/shared/contract/handover'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select, Switch } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'

export type Asked = 'sign' | 'name' | 'withdraw' | { item: string }

interface Props {
  of: HandoverDetail
  onClose: () => void
  onDone: (reply: HandoverDetail) => void
}

/** The sheet of what is done with the handover now. */
export function HandoverSheet({ asked, ...props }: Props & { asked: Asked }) {
  if (typeof asked === 'object') return <Write {...props} item={asked.item} />
  return asked === 'sign' ? <Sign {...props} /> : asked === 'name' ? <Name {...props} /> : <Withdraw {...props} />
}

function Write({ of, item, onClose, onDone }: Props & { item: string }) {
  const section = of.sections.find(each => each.item === item)!
  const [text, setText] = useState(section.text)
  const [clear, setClear] = useState(section.clear || section.text === '')
  const { fault, run } = useAction(async () => {
    const reply = await call(handover.write, { id: of.id, revision: of.revision, item, text: text.trim(), clear })
    say('已记下')
    onDone(reply)
  })
  return (
    <Sheet title={section.name} open onClose={onClose}>
      <FaultNotice fault={fault} />
      <Field label='说明' hint='系统里没有的、要特别交代的，写在这里。' kind='long' value={text} onInput={setText} max={1000} optional error={errorOf(fault, 'text')} />
      <Switch label='已经交清' note='当面交代过，东西也点清了' on={clear} onTurn={setClear} />
      {of.leaverSigned && <p className='paragraph'>改了以后，要重新签字。</p>}
      <Button kind='primary' onTap={run}>记下</Button>
    </Sheet>
  )
}

function Sign({ of, onClose, onDone }: Props) {
  const receives = of.mine === 'receiver'
  const { fault, run } = useAction(async () => {
    const reply = await call(handover.sign, { id: of.id, revision: of.revision })
    say(receives ? '已签字，交接完毕' : '已签字，等接手的人核对')
    onDone(reply)
  })
  return (
    <Sheet title={receives ? '签字接收' : '签字移交'} open onClose={onClose}>
      <FaultNotice fault={fault} />
      <p className='paragraph'>{receives ? `清单上的内容您都核对过了。签字以后，${of.personName}手上没办完的事、结对的农户和联系的群众都由您接着办。` : `签字以后请${of.receiverName}核对。他签字以前，内容改了要重新签。`}</p>
      <Button kind='primary' onTap={run}>{receives ? '签字接收' : '签字移交'}</Button>
    </Sheet>
  )
}

function Name({ of, onClose, onDone }: Props) {
  const people = useLoad(handover.candidates, { id: of.id })
  const [receiverId, setReceiver] = useState(of.receiverId)
  const [leavingOn, setDay] = useState(of.leavingOn)
  const { fault, run } = useAction(async () => {
    if (!receiverId) throw missing('receiverId', '请选择接手的人')
    const reply = await call(handover.name, { id: of.id, revision: of.revision, receiverId, leavingOn })
    say('已确定，已经告诉他')
    onDone(reply)
  })
  return (
    <Sheet title='接手的人' open onClose={onClose}>
      <FaultNotice fault={fault} />
      <Select label='由谁接手' options={(people.data ?? []).map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))} value={receiverId} onChoose={setReceiver} hint='新来的同志登记了任职，就会列在这里。' error={errorOf(fault, 'receiverId')} empty='这个队和村、镇里没有别的人' />
      <DayPicker label='最后一天' value={leavingOn} onChoose={setDay} error={errorOf(fault, 'leavingOn')} />
      <Button kind='primary' onTap={run}>确定</Button>
    </Sheet>
  )
}

function Withdraw({ of, onClose, onDone }: Props) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写为什么不再交接')
    const reply = await call(handover.withdraw, { id: of.id, revision: of.revision, text: text.trim() })
    say('已记下，不再交接')
    onDone(reply)
  })
  return (
    <Sheet title='不再交接' open onClose={onClose}>
      <FaultNotice fault={fault} />
      <Field label='原因' kind='long' value={text} onInput={setText} max={200} error={errorOf(fault, 'text')} />
      <Button kind='danger' onTap={run}>不再交接</Button>
    </Sheet>
  )
}
