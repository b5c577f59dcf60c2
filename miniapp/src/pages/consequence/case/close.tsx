import { useState } from 'react'
import { type CaseDetail, consequence } from '@village/shared/contract/consequence'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'

/** The end of a case: filed, or taken back before anything was confirmed. */
export function Close({ of, onDone }: { of: CaseDetail; onDone: (next: CaseDetail) => void }) {
  return (
    <>
      {of.may.file && <File id={of.id} onDone={onDone} />}
      {of.may.withdraw && <Withdraw id={of.id} onDone={onDone} />}
    </>
  )
}

function File({ id, onDone }: { id: string; onDone: (next: CaseDetail) => void }) {
  const [number, setNumber] = useState('')
  const [note, setNote] = useState('')
  const { fault, run } = useAction(async () => {
    if (!note.trim()) throw missing('note', '请写材料放在哪里、报给了谁')
    onDone(await call(consequence.file, { id, number: number.trim(), note: note.trim() }))
    say('已归档')
  })
  return (
    <Card title='归档'>
      <FaultNotice fault={fault} />
      <Field label='档案号' value={number} onInput={setNumber} max={60} optional />
      <Field label='归档说明' kind='long' value={note} onInput={setNote} max={300} error={errorOf(fault, 'note')} hint='材料放在哪里、报给了谁。' />
      <Button kind='primary' onTap={run}>归档</Button>
    </Card>
  )
}

function Withdraw({ id, onDone }: { id: string; onDone: (next: CaseDetail) => void }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    if (!reason.trim()) throw missing('reason', '请写明为什么撤销')
    onDone(await call(consequence.withdraw, { id, reason: reason.trim() }))
    say('已撤销，本人收到通知')
  }
  return (
    <>
      <Button kind='quiet' onTap={() => setOpen(true)}>撤销这件处理</Button>
      <Confirm title='撤销这件处理' open={open} onClose={() => setOpen(false)} name='撤销' danger onConfirm={withdraw}>
        <p className='consequence-lead'>事实不成立或者弄错了才撤销；经过留着备查，不能再恢复。</p>
        <Field label='原因' kind='long' value={reason} onInput={setReason} max={300} />
      </Confirm>
    </>
  )
}
