import { useState } from 'react'
import { assessment, type AssessmentSheet } from '@village/shared/contract/assessment'
import { type LimitDecision, LIMIT_DECISION_NAMES } from '@village/shared/contract/assessment-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { say } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { instantWord, sentence } from '@/ui/words'

interface LimitsProps {
  of: AssessmentSheet
  onChange: (next: AssessmentSheet) => void
}

const YES_NO = [{ value: 'yes', name: '是' }, { value: 'no', name: '不是' }] as const

/** What the facts leave of the grade: a proposal that a person confirms or sets aside; what only a person knows, he states. */
export function Limits({ of: { id, limit, facts, may }, onChange }: LimitsProps) {
  const [asked, ask] = useState<LimitDecision | null>(null)
  const [fact, setFact] = useState<AssessmentSheet['facts'][number] | null>(null)
  const [value, setValue] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  if (!limit && (facts.length === 0 || !may.manage)) return null
  const decide = async () => {
    if (asked === 'set_aside' && !reason.trim()) throw missing('reason', '请写为什么不适用')
    onChange(await call(assessment.limit, { id, decision: asked!, reason: reason.trim() }))
    say('已决定')
  }
  const state = async () => {
    if (!value) throw missing('value', '请选是或不是')
    if (!reason.trim()) throw missing('reason', '请写依据')
    onChange(await call(assessment.state, { id, fact: fact!.fact, value: value === 'yes', reason: reason.trim() }))
    say('已认定')
  }
  const open = (act: () => void) => {
    setReason('')
    setValue(null)
    act()
  }
  return (
    <Card title='制度的限制'>
      {limit && (
        <div className='assessed-part'>
          <p className='tree-name'>{limit.text} <Basis because={limit.because} title='为什么限制' /></p>
          {limit.decision ? <p className='tree-words'>{sentence([LIMIT_DECISION_NAMES[limit.decision.decision], limit.decision.byName, instantWord(limit.decision.at), limit.decision.reason])}</p> : <p className='tree-words'>按现在的事实碰到了，等人决定。</p>}
          {may.manage && <div className='actions'><Button onTap={() => open(() => ask('confirmed'))}>确认限制</Button><Button kind='quiet' onTap={() => open(() => ask('set_aside'))}>不适用</Button></div>}
        </div>
      )}
      {!limit && <p className='paragraph'>按现在的事实没有限制。</p>}
      {may.manage && facts.map(each => (
        <div key={each.fact} className='assessed-part'>
          <p className='tree-name'>{each.name}</p>
          <p className='tree-words'>{each.value === null ? '要由人认定，还没有' : sentence([each.value ? '是' : '不是', each.reason, each.byName])}</p>
          <Button kind='quiet' label={`认定：${each.name}`} onTap={() => open(() => setFact(each))}>认定</Button>
        </div>
      ))}
      <Confirm title={asked ? `${LIMIT_DECISION_NAMES[asked]}：${limit?.text ?? ''}` : ''} open={asked !== null} onClose={() => ask(null)} name='决定' onConfirm={decide}>
        <p>{asked === 'confirmed' ? '提等次时照这个限制；本人在公示时看得到，可以提出异议。' : '写明理由，例如容错纠错。'}</p>
        <Field label='理由' kind='long' value={reason} onInput={setReason} max={300} optional={asked === 'confirmed'} />
      </Confirm>
      <Confirm title={fact?.name ?? ''} open={fact !== null} onClose={() => setFact(null)} name='认定' onConfirm={state}>
        <Choice label={fact?.name ?? ''} options={YES_NO} value={value} onChoose={setValue} />
        <Field label='依据' kind='long' value={reason} onInput={setReason} max={300} />
      </Confirm>
    </Card>
  )
}

/** Whether the person takes part: by the document first, by a person in the end. */
export function Eligible({ of: { id, assessed }, onChange }: LimitsProps) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const name = assessed ? '不参加考核' : '列入考核'
  const change = async () => {
    if (!reason.trim()) throw missing('reason', '请写明理由')
    onChange(await call(assessment.eligibility, { id, assessed: !assessed, reason: reason.trim() }))
    say('已改')
  }
  return (
    <>
      <div className='actions'><Button kind='quiet' onTap={() => setAsking(true)}>{name}</Button></div>
      <Confirm title={name} open={asking} onClose={() => setAsking(false)} name={name} onConfirm={change}>
        <p>优秀名额按参加的人数算，会跟着变。</p>
        <Field label='理由' kind='long' value={reason} onInput={setReason} max={300} />
      </Confirm>
    </>
  )
}
