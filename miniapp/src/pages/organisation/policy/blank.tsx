import { useState } from 'react'
import { type Adoption, policy } from '@village/shared/contract/policy'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'

interface BlankEditorProps {
  adoption: Adoption
  blank: Adoption['blanks'][number]
  onClose: () => void
  onDone: () => void
}

/** What the document leaves blank, filled in with the decision it rests on. */
export function BlankEditor({ adoption, blank, onClose, onDone }: BlankEditorProps) {
  const [value, setValue] = useState(blank.value === null ? '' : textOf(blank.value))
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    await call(policy.setValue, { id: adoption.id, key: blank.key, value: jsonOf(value), reason: reason.trim() })
    say('已填写')
    onClose()
    onDone()
  })
  return (
    <Sheet title='填写制度空缺' open onClose={onClose} foot={<Button kind='primary' onTap={run}>保存</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>{adoption.profileTitle} {blank.clause}</p>
      <Field label={blank.label} value={value} onInput={setValue} max={2000} error={errorOf(fault, 'value')} />
      <Field label='依据' kind='long' value={reason} onInput={setReason} error={errorOf(fault, 'reason')} hint='哪次会议、哪份文件定的。以后有人问起，点“依据”就能看到。' />
    </Sheet>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A number, yes or no, or a structure as it is written; anything else is a text. */
function jsonOf(text: string): string {
  const written = text.trim()
  if (written === '是') return 'true'
  if (written === '否') return 'false'
  try {
    JSON.parse(written)
    return written
  } catch {
    return JSON.stringify(written)
  }
}
