import { useState } from 'react'
import { book, type BookDifference } from '@village/shared/contract/book'
import type { PresenceState } from '@village/shared/kernel/presence'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord, HALF_NAMES, instantWord, sentence } from '@/ui/words'

const OUTCOMES = [{ value: 'in_village', name: '在村' }, { value: 'absent', name: '不在村' }] as const

/** "在村", "不在村": who left in the afternoon was there. */
export function stateWord(state: PresenceState): string {
  return state === 'absent' ? '不在村' : '在村'
}

interface OneProps {
  of: BookDifference
  onClose: () => void
  onDone: () => Promise<void>
}

/** What the books say of the half day, what their keepers say of it, and how it is settled. */
export function OneDifference({ of: { personId, name, day, half, stated, settled, may }, onClose, onDone }: OneProps) {
  const [state, setState] = useState<'in_village' | 'absent' | null>(null)
  const [text, setText] = useState('')
  const settling = useAction(async () => {
    await call(book.settle, { personId, day, half, state: state ?? 'absent', reason: text.trim() })
    say('已核定，考勤表照这个算')
    await onDone()
  })
  const explaining = useAction(async () => {
    await call(book.explain, { personId, day, half, text: text.trim() })
    say('说明已记下')
    await onDone()
  })
  const fault = settling.fault ?? explaining.fault
  const foot = may.settle
    ? <Button kind='primary' disabled={state === null || !text.trim()} onTap={settling.run}>{settled ? '重新核定' : '核定'}</Button>
    : may.explain && <Button kind='primary' disabled={!text.trim()} onTap={explaining.run}>写好说明</Button>
  return (
    <Sheet title={`${name} ${dayWord(day)}${HALF_NAMES[half]}`} open onClose={onClose} foot={foot || undefined}>
      <FaultNotice fault={fault} />
      <Facts items={[
        ...stated.map(each => ({ name: each.bookName, value: sentence([stateWord(each.state), `${each.byName} ${instantWord(each.at)}记`, each.note && `说明：${each.note}`]) })),
        ...(settled ? [{ name: '核定', value: sentence([stateWord(settled.state), settled.reason, `${settled.byName} ${instantWord(settled.at)}`]) }] : []),
      ]} />
      {may.settle && <Choice label='核定为' options={OUTCOMES} value={state} onChoose={setState} hint='原来两本的记录都不删去，考勤表照核定的算。' />}
      {(may.settle || may.explain) && <Field label={may.settle ? '理由' : '说明这一本是怎么记的'} kind='long' value={text} onInput={setText} max={200} error={errorOf(fault, may.settle ? 'reason' : 'text')} />}
      {!may.settle && !may.explain && !settled && <p>由乡镇或县里能在考勤表上签字、又没有记过这两本的人核定。</p>}
    </Sheet>
  )
}
