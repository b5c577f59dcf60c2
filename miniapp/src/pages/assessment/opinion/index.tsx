import { useState } from 'react'
import { assessment, type AssessmentSheet } from '@village/shared/contract/assessment'
import { ASSESSOR_NAMES, TENTHS } from '@village/shared/kernel/assessment'
import { call } from '@/call'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { tenthsOf } from '../assessing'
import { Tree } from '../tree'

/** What one who assesses writes of a person, with the facts before his eyes. */
export default function Opinion() {
  const sheet = useLoad(assessment.sheet, { id: parameter('id') ?? '' }, { keep: false })
  const ready = sheet.data?.may.opine
  return ready && sheet.data ? <Form key={sheet.data.id} sheet={sheet.data} opine={ready} /> : <Page title='评价'><Loaded of={sheet}>{() => <Notice kind='info'>现在不用您评价：等次已经提出，或者不由您评价。</Notice>}</Loaded></Page>
}

interface FormProps {
  sheet: AssessmentSheet
  opine: NonNullable<AssessmentSheet['may']['opine']>
}

function Form({ sheet, opine: { by, points } }: FormProps) {
  const { id, name, summary, opinions } = sheet
  const own = opinions.find(each => each.by === by)
  const [text, setText] = useState(own?.text ?? '')
  const [given, setGiven] = useState<Record<string, { value: string; reason: string }>>(Object.fromEntries(points.map(({ part, name: partName }) => {
    const before = own?.points.find(each => each.name === partName)
    return [part, { value: before ? String(before.tenths / TENTHS) : '', reason: before?.reason ?? '' }]
  })))
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写评价')
    const written = points.filter(({ part }) => given[part].value.trim() !== '').map(({ part, name: partName, points: most }) => ({ part, tenths: tenthsOf(given[part].value, most, part, partName), reason: given[part].reason.trim() }))
    await call(assessment.opine, { id, text: text.trim(), points: written })
    say('已写，公示以前只有您和考核的人看得到')
    goBack()
  })
  return (
    <Page title={`评价${name}`} action={<Button kind='primary' onTap={run}>写好了</Button>}>
      <FaultNotice fault={fault} />
      {sheet.result && <Tree result={sheet.result} because={sheet.because} title='事实' />}
      {summary && <Card title='个人总结'><p className='tree-words'>{summary}</p></Card>}
      <Card title={`以${ASSESSOR_NAMES[by]}的身份`}>
        {points.map(({ part, name: partName, points: most }) => (
          <div key={part}>
            <Field label={`${partName}（满分 ${most}）`} kind='number' value={given[part].value} onInput={value => setGiven({ ...given, [part]: { ...given[part], value } })} max={7} optional error={errorOf(fault, part)} />
            <Field label={`${partName}的理由`} value={given[part].reason} onInput={reason => setGiven({ ...given, [part]: { ...given[part], reason } })} max={200} optional />
          </div>
        ))}
        <Field label='评价' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} hint='写看到的事，不写套话。提出等次以前可以改。' />
      </Card>
    </Page>
  )
}
