import { useState } from 'react'
import { type Check, inspection } from '@village/shared/contract/inspection'
import { CHECK_DECISIONS, CHECK_FINDING_NAMES, CHECK_STATE_NAMES, type CheckDecision } from '@village/shared/contract/inspection-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { clockWord, dayWord, instantWord, longDayWord } from '@/ui/words'
import { CheckMark } from '../words'

/** One check: what was found, what the person says to it, what became of it. */
export default function CheckPage() {
  const id = parameter('id') ?? ''
  const check = useLoad(inspection.check, { id })
  return (
    <Page title='督查记录'>
      <Loaded of={check}>
        {data => (
          <>
            <Found check={data} />
            {(data.explanation || data.may.explain || data.state === 'waiting') && <Explanation check={data} onDone={check.put} />}
            {data.decision && <Decision check={data} />}
            {data.state === 'absent' && may('consequence.read') && <Button onTap={() => go('/pages/consequence/list/index')}>看制度写的处理</Button>}
            {data.may.decide && <Decide check={data} onDone={check.put} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Found({ check }: { check: Check }) {
  return (
    <Card title={check.personName} aside={<CheckMark state={check.state} />}>
      <Facts items={[
        { name: '督查', value: check.inspectionTitle }, { name: '村', value: check.villageName }, { name: '时间', value: `${longDayWord(check.day)} ${clockWord(check.at)}` }, { name: '情况', value: CHECK_FINDING_NAMES[check.found] },
        ...(check.note ? [{ name: '现场情况', value: check.note }] : []), { name: '记录', value: `${check.recordedByName} ${instantWord(check.receivedAt)}` },
        ...check.known.map((text, index) => ({ name: index === 0 ? '当时的请假' : '', value: text })),
      ]} />
    </Card>
  )
}

function Explanation({ check, onDone }: { check: Check; onDone: (next: Check) => void }) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写当时在哪里、做什么、谁可以证明')
    onDone(await call(inspection.explain, { id: check.id, text: text.trim() }))
    say('已说明')
  })
  return (
    <Card title='本人的说明' aside={check.explainedAt ? instantWord(check.explainedAt) : `${dayWord(check.explainBy)}以前`}>
      <FaultNotice fault={fault} />
      {check.explanation ? <p className='paragraph'>{check.explanation}</p> : !check.may.explain && <p>还没有说明。</p>}
      {check.may.explain && (
        <>
          <Field label='说明' kind='long' value={text} onInput={setText} max={500} error={errorOf(fault, 'text')} hint='当时在哪里、做什么、谁可以证明。只能说明一次，送出以后由另一个人核定。' />
          <Button kind='primary' onTap={run}>送出说明</Button>
        </>
      )}
    </Card>
  )
}

function Decision({ check: { decision, state } }: { check: Check }) {
  if (!decision) return null
  return (
    <Card title='核定'>
      <Facts items={[{ name: '结果', value: CHECK_STATE_NAMES[state] }, ...(decision.reason ? [{ name: '理由', value: decision.reason }] : []), { name: '核定', value: `${decision.byName} ${instantWord(decision.at)}` }]} />
    </Card>
  )
}

const CHOICES = CHECK_DECISIONS.map(value => ({ value, name: CHECK_STATE_NAMES[value].replace('核定', '') }))

function Decide({ check, onDone }: { check: Check; onDone: (next: Check) => void }) {
  const [decision, setDecision] = useState<CheckDecision | null>(null)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!decision) throw missing('decision', '请选核定的结果')
    if (decision !== 'absent' && !reason.trim()) throw missing('reason', '请写明理由')
    onDone(await call(inspection.decide, { id: check.id, decision, reason: reason.trim() }))
    say('已核定，本人收到通知')
  })
  return (
    <Card title='核定'>
      <FaultNotice fault={fault} />
      {!check.explanation && <p>说明的期限过了，本人没有说明。</p>}
      <Choice label='核定的结果' options={CHOICES} value={decision} onChoose={setDecision} error={errorOf(fault, 'decision')} />
      <Field label='理由' kind='long' value={reason} onInput={setReason} max={300} optional={decision === 'absent' || decision === null} error={errorOf(fault, 'reason')} />
      <Button kind='primary' onTap={run}>核定</Button>
    </Card>
  )
}
