import { useState } from 'react'
import { assessment, type AssessmentSheet } from '@village/shared/contract/assessment'
import { GRADE_SCALES, type Grade } from '@village/shared/kernel/assessment'
import { nameOfWord } from '@village/shared/kernel/word'
import { call } from '@/call'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { SCALES } from '../assessing'
import { Tree } from '../tree'

/** A grade is proposed by a named person on what stands there; with it everything is kept. */
export default function ProposeGrade() {
  const sheet = useLoad(assessment.sheet, { id: parameter('id') ?? '' }, { keep: false })
  return sheet.data?.may.grade ? <Form key={sheet.data.id} sheet={sheet.data} /> : <Page title='提出等次'><Loaded of={sheet}>{() => <Notice kind='info'>现在不能提等次：已经提过，或者还算不出来。</Notice>}</Loaded></Page>
}

function Form({ sheet }: { sheet: AssessmentSheet }) {
  const { id, name, hash, stage, result, because, limit, opinions } = sheet
  const [scale, setScale] = useState(sheet.scale)
  const [grade, setGrade] = useState<Grade | null>(null)
  const [text, setText] = useState('')
  const grades: readonly Grade[] = GRADE_SCALES[scale].grades
  const { fault, run } = useAction(async () => {
    if (!grade && stage !== 'ordinary') throw missing('grade', '请选等次')
    if (!text.trim()) throw missing('text', '请写综合评价')
    await call(assessment.grade, { id, hash, scale, ...(grade ? { grade } : {}), text: text.trim() })
    say('已提出')
    goBack()
  })
  return (
    <Page title={`${name}的等次`} action={<Button kind='primary' onTap={run}>提出</Button>}>
      <FaultNotice fault={fault} />
      {result && <Tree result={result} because={because} title='按制度' />}
      {result && result.missing.length > 0 && <Notice kind='warn' title='还缺'>{result.missing.join('、')}。缺的不折算，也可以等齐了再提。</Notice>}
      {limit && <Notice kind={limit.decision ? 'info' : 'warn'} title={limit.decision ? `限制${limit.decision.decision === 'confirmed' ? '已确认' : '不适用'}` : '制度的限制还没有决定'}>{limit.text}{!limit.decision && '。请先回去决定。'}</Notice>}
      <Card>
        <Choice label='等次用哪一种' options={SCALES} value={scale} onChoose={next => { setScale(next); setGrade(null) }} />
        <Choice label={stage === 'ordinary' ? '等次（平时考核可以不定）' : '等次'} options={grades.map(value => ({ value, name: nameOfWord(value) }))} value={grade} onChoose={setGrade} error={errorOf(fault, 'grade')} />
        <Field label='综合评价' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} hint={opinions.length > 0 ? `有 ${opinions.length} 份评价，在前一页看` : undefined} />
      </Card>
      <p className='paragraph'>提出的同时，事实、评价和当时的制度一起存下来，以后制度怎样改都不变。要改先撤下。</p>
    </Page>
  )
}
