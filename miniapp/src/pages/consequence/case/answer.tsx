import { useState } from 'react'
import { type CaseDetail, consequence } from '@village/shared/contract/consequence'
import { REVIEW_OUTCOME_NAMES, REVIEW_OUTCOMES, type ReviewOutcome } from '@village/shared/contract/consequence-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'

interface Props {
  id: string
  onDone: (next: CaseDetail) => void
}

/** What whom it concerns has to say, once. */
export function Answer({ id, onDone }: Props) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写您要说明的情况')
    onDone(await call(consequence.answer, { id, text: text.trim() }))
    say('已说明')
  })
  return (
    <Card title='您的说明'>
      <FaultNotice fault={fault} />
      <Field label='说明' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} hint='写清经过、原因、谁可以证明。送出以后不能改。' />
      <Button kind='primary' onTap={run}>送出说明</Button>
    </Card>
  )
}

/** Is it a mistake that is forgiven? */
export function Review({ id, onDone }: Props) {
  const [outcome, setOutcome] = useState<ReviewOutcome | null>(null)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!outcome) throw missing('outcome', '请选研判的结论')
    if (!reason.trim()) throw missing('reason', '请写明理由')
    onDone(await call(consequence.review, { id, outcome, reason: reason.trim() }))
    say('已研判，本人收到通知')
  })
  return (
    <Card title='容错研判'>
      <FaultNotice fault={fault} />
      <p className='consequence-lead'>先看是不是先行先试、缺乏经验、没有谋私的失误。研判以后才能决定处理。</p>
      <Choice label='结论' options={REVIEW_OUTCOMES.map(value => ({ value, name: REVIEW_OUTCOME_NAMES[value] }))} value={outcome} onChoose={setOutcome} error={errorOf(fault, 'outcome')} />
      <Field label='理由' kind='long' value={reason} onInput={setReason} max={500} error={errorOf(fault, 'reason')} />
      <Button kind='primary' onTap={run}>写下研判</Button>
    </Card>
  )
}
