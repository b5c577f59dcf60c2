import { useState } from 'react'
import { report } from '@village/shared/contract/report'
import { call } from '@/call'
import { missing } from '@/fault'
import { go } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

type Form = 'brief' | 'research'

const HINTS: Record<Form, string> = { brief: '一件事、一个做法，几百字；上级采用以后各队都能看到', research: '一个题目，写清情况、问题和建议' }

/** Begins a brief or a research report. */
export default function NewReport() {
  const [form, setForm] = useState<Form>('brief')
  const [title, setTitle] = useState('')
  const { fault, run } = useAction(async () => {
    if (!title.trim()) throw missing('title', '请写标题')
    const { id } = await call(report.free, { form, title: title.trim() })
    go('/pages/report/edit/index', { id })
  })
  return (
    <Page title='写简报、调研报告' action={<Button kind='primary' onTap={run}>开始写</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Choice label='写什么' options={[{ value: 'brief', name: '简报' }, { value: 'research', name: '调研报告' }]} value={form} onChoose={setForm} hint={HINTS[form]} />
        <Field label='标题' value={title} onInput={setTitle} max={60} error={errorOf(fault, 'title')} />
      </Card>
    </Page>
  )
}
