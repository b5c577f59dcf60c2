import { useState } from 'react'
import { report, type ReportOffer } from '@village/shared/contract/report'
import { call } from '@/call'
import { missing } from '@/fault'
import { go } from '@/go'
import { session } from '@/session'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { sentence } from '@/ui/words'

const OWN = ['brief', 'research'] as const
const NAMES: Record<string, string> = { brief: '简报', research: '调研报告' }
const HINTS: Record<string, string> = { brief: '一件事、一个做法，几百字；上级采用以后各队都能看到', research: '一个题目，写清情况、问题和建议' }

/** Begins a brief, a research report, or a report that the document asks for without naming a day. */
export default function NewReport() {
  const offers = useLoad(report.offered, undefined).data ?? []
  const [chosen, setChosen] = useState('brief')
  const [title, setTitle] = useState('')
  const offer = offers.find(each => keyOf(each) === chosen)
  const { fault, run } = useAction(async () => {
    if (!title.trim()) throw missing('title', '请写标题')
    const { id } = await call(report.free, offer ? { form: offer.form, report: offer.report, ownerId: offer.ownerId, title: title.trim() } : { form: chosen as 'brief' | 'research', title: title.trim() })
    go('/pages/report/edit/index', { id })
  })
  return (
    <Page title={`写${offer?.title ?? NAMES[chosen]}`} action={<Button kind='primary' onTap={run}>开始写</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Choice label='写什么' options={[...OWN.map(value => ({ value: value as string, name: NAMES[value] })), ...offers.map(each => ({ value: keyOf(each), name: sentence([each.title, whose(each)]) }))]} value={chosen} onChoose={setChosen}
          hint={offer ? sentence(['制度要求报，没有写明日子', offer.recipients.length > 0 && `报${offer.recipients.join('、')}`]) : HINTS[chosen]} />
        {offer && <Basis because={offer.because} />}
        <Field label='标题' value={title} onInput={setTitle} max={60} error={errorOf(fault, 'title')} />
      </Card>
    </Page>
  )
}

function keyOf({ report: kind, ownerId }: ReportOffer): string {
  return `${kind} ${ownerId}`
}

function whose({ owner, ownerId, ownerName }: ReportOffer): string {
  return owner === 'person' && ownerId === session.get()?.me.id ? '本人' : ownerName
}
