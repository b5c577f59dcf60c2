import { useState } from 'react'
import { consequence, type Proposal } from '@village/shared/contract/consequence'
import { FACT_SOURCE_NAMES } from '@village/shared/contract/consequence-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { go, parameter, replace } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { longDayWord, sentence } from '@/ui/words'
import '../consequence.scss'

const YES = [{ value: 'yes', name: '是' }, { value: 'no', name: '不是' }] as const
const DAYS = '5'

/** What the document attaches to a fact that nobody has taken up yet. */
export default function ProposalPage() {
  const proposal = useLoad(consequence.proposal, { key: parameter('key') ?? '' }, { keep: false })
  if (!proposal.data) return <Page title='处理建议'><Loaded of={proposal}>{() => null}</Loaded></Page>
  return <Whole of={proposal.data} />
}

function Whole({ of }: { of: Proposal }) {
  const [answers, setAnswers] = useState<Record<string, 'yes' | 'no'>>({})
  const [days, setDays] = useState(DAYS)
  const { fault, run } = useAction(async () => {
    const unanswered = of.asks.find(({ fact }) => answers[fact] === undefined)
    if (unanswered) throw missing('answers', `请先答：${unanswered.name}`)
    if (!/^([1-9]|[12]\d|30)$/.test(days.trim())) throw missing('answerDays', '说明的天数要填 1 到 30')
    const opened = await call(consequence.open, { key: of.key, answerDays: Number(days), answers: of.asks.map(({ fact }) => ({ fact, value: answers[fact] === 'yes' })) })
    say('已告知，等说明')
    replace('/pages/consequence/case/index', { id: opened.id })
  })
  return (
    <Page title='处理建议' action={of.may.open && <Button kind='primary' onTap={run}>告知本人，请其说明</Button>}>
      <FaultNotice fault={fault} />
      <Card title={of.subjectName} aside={of.placeName}>
        <Facts items={[{ name: '情形', value: of.title }, { name: '日期', value: longDayWord(of.day) }, ...(of.window ? [{ name: '计算的时间', value: of.window }] : []), { name: '事实来自', value: FACT_SOURCE_NAMES[of.source] }, ...of.facts]} />
        <Button kind='quiet' onTap={() => go(of.page)}>看原来的记录</Button>
      </Card>
      <Card title='制度写的处理' aside={<Basis because={of.because} title='为什么这样建议' />}>
        {of.steps.length === 0 && <p>制度禁止，没有写怎样处理。告知本人、听了说明，由您研究以后归档。</p>}
        {of.asks.length > 0 && <Notice kind='info'>下面按都答“是”列出；答了“不是”，可能不用处理。</Notice>}
        {of.steps.map(({ step, name, byName, optional }) => (
          <div key={step} className='consequence'>
            <div className='consequence-head'><span className='consequence-name'>{name}</span>{optional && <span>可选</span>}</div>
            {byName && <p className='consequence-words'>由{byName}办理</p>}
          </div>
        ))}
        {(of.reportTo.length > 0 || of.timing) && <p className='consequence-words'>{sentence([of.reportTo.length > 0 && `报送${of.reportTo.join('、')}`, of.timing])}</p>}
        {of.needsReview && <p>说明以后先作容错研判，再决定。</p>}
      </Card>
      {of.may.open && (
        <Card title='告知'>
          {of.asks.map(({ fact, name }) => <Choice key={fact} label={`${name}？`} options={[...YES]} value={answers[fact] ?? null} onChoose={value => setAnswers({ ...answers, [fact]: value })} />)}
          <Field label='给几天说明' kind='number' value={days} onInput={setDays} max={2} hint='期限以内本人说明了，或者期限过了，才能决定。' />
        </Card>
      )}
    </Page>
  )
}
