import { useState } from 'react'
import { assessment, type AssessmentSheet } from '@village/shared/contract/assessment'
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
import '../assessment.scss'

const LONGEST = 5000

/** The self summary: drafted from what was recorded, written by himself. */
export default function Summary() {
  const sheet = useLoad(assessment.sheet, { id: parameter('id') ?? '' }, { keep: false })
  return sheet.data ? <Form key={sheet.data.id} sheet={sheet.data} /> : <Page title='个人总结'><Loaded of={sheet}>{() => null}</Loaded></Page>
}

function Form({ sheet: { id, summary, title } }: { sheet: AssessmentSheet }) {
  const [text, setText] = useState(summary)
  const draft = useLoad(assessment.draft, { id }, { keep: false })
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写个人总结，可以先放入按记录起草的')
    await call(assessment.summarise, { id, text: text.trim() })
    say('已交')
    goBack()
  })
  return (
    <Page title='个人总结' action={<Button kind='primary' onTap={run}>交总结</Button>}>
      <FaultNotice fault={fault} />
      <Loaded of={draft}>{known => (
        <Card title='按您的记录起草'>
          <p className='tree-words'>{known.text}</p>
          <Button onTap={() => setText(text.trim() ? `${text.trim()}\n${known.text}` : known.text)}>放入总结</Button>
        </Card>
      )}</Loaded>
      <Card title={title}>
        <Field label='个人总结' kind='long' value={text} onInput={setText} max={LONGEST} error={errorOf(fault, 'text')} />
      </Card>
      <Notice kind='info'>提出等次以前可以改。事实有出入，先去更正记录或考勤，再起草。</Notice>
    </Page>
  )
}
