import { useState } from 'react'
import { consequence, type FindingDetail } from '@village/shared/contract/consequence'
import { FINDING_DECISIONS, FINDING_STATE_NAMES, type FindingDecision, SUBJECT_KIND_NAMES } from '@village/shared/contract/consequence-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { instantWord, longDayWord } from '@/ui/words'
import { FindingMark } from '../words'

/** Conduct that somebody put down, and what a second person makes of it. */
export default function FindingPage() {
  const found = useLoad(consequence.finding, { id: parameter('id') ?? '' }, { keep: false })
  return (
    <Page title='登记的情况'>
      <Loaded of={found}>
        {data => (
          <>
            <Card title={data.subjectName} aside={<FindingMark state={data.state} />}>
              <Facts items={[
                { name: '对谁', value: `${SUBJECT_KIND_NAMES[data.subject]}，${data.placeName}` }, { name: '情形', value: <>{data.title} <Basis because={data.because} title='制度怎样写' /></> }, { name: '哪天', value: longDayWord(data.day) }, { name: '事实', value: data.text }, ...data.answers,
                { name: '登记', value: `${data.recordedByName} ${instantWord(data.recordedAt)}` },
              ]} />
            </Card>
            {data.decision && <Card title='核实'><Facts items={[{ name: '结果', value: FINDING_STATE_NAMES[data.state] }, { name: '理由', value: data.decision.reason }, { name: '核实', value: `${data.decision.byName} ${instantWord(data.decision.at)}` }]} /></Card>}
            {data.may.decide && <Decide id={data.id} onDone={found.put} />}
            {data.state === 'open' && !data.may.decide && <p>等另一个有权核实的人核实。</p>}
            {data.state === 'confirmed' && <Next of={data} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Next({ of: { id, caseId } }: { of: FindingDetail }) {
  return caseId ? <Button kind='primary' onTap={() => go('/pages/consequence/case/index', { id: caseId })}>看处理</Button> : <Button kind='primary' onTap={() => go('/pages/consequence/proposal/index', { key: `finding_${id}` })}>看处理建议</Button>
}

const CHOICES = FINDING_DECISIONS.map(value => ({ value, name: FINDING_STATE_NAMES[value].replace('核实', '') }))

function Decide({ id, onDone }: { id: string; onDone: (next: FindingDetail) => void }) {
  const [decision, setDecision] = useState<FindingDecision | null>(null)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!decision) throw missing('decision', '请选核实的结果')
    if (!reason.trim()) throw missing('reason', '请写怎样核实的')
    onDone(await call(consequence.confirm, { id, decision, reason: reason.trim() }))
    say('已核实')
  })
  return (
    <Card title='核实'>
      <FaultNotice fault={fault} />
      <Choice label='核实的结果' options={CHOICES} value={decision} onChoose={setDecision} error={errorOf(fault, 'decision')} />
      <Field label='怎样核实的' kind='long' value={reason} onInput={setReason} max={500} error={errorOf(fault, 'reason')} hint='问了谁、看了什么材料。' />
      <Button kind='primary' onTap={run}>写下核实</Button>
    </Card>
  )
}
