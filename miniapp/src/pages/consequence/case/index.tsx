import { type CaseDetail, consequence } from '@village/shared/contract/consequence'
import { FACT_SOURCE_NAMES, REVIEW_OUTCOME_NAMES } from '@village/shared/contract/consequence-words'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, instantWord, longDayWord } from '@/ui/words'
import { CaseMark } from '../words'
import { Answer, Review } from './answer'
import { Close } from './close'
import { Steps } from './steps'
import '../consequence.scss'

/** One case from being told to being filed. */
export default function CasePage() {
  const found = useLoad(consequence.detail, { id: parameter('id') ?? '' }, { keep: false })
  return (
    <Page title='处理'>
      <Loaded of={found}>
        {data => (
          <>
            <Head of={data} />
            <Said of={data} />
            {data.may.answer && <Answer id={data.id} onDone={found.put} />}
            <Reviewed of={data} />
            {data.may.review && <Review id={data.id} onDone={found.put} />}
            <Steps of={data} onDone={found.put} />
            {data.filed && <Card title='归档'><Facts items={[...(data.filed.number ? [{ name: '档案号', value: data.filed.number }] : []), { name: '说明', value: data.filed.note }, { name: '归档', value: `${data.filed.byName} ${instantWord(data.filed.at)}` }]} /></Card>}
            <Close of={data} onDone={found.put} />
            {may('consequence.read') && !data.own && <Files id={data.id} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Head({ of }: { of: CaseDetail }) {
  return (
    <Card title={of.own ? of.title : of.subjectName} aside={<CaseMark state={of.state} />}>
      {of.state === 'withdrawn' && <Notice kind='warn' title='已撤销'>{of.withdrawnReason}</Notice>}
      {of.changed && <Notice kind='warn' title='原来的事实变了'>督查撤销了、考勤表更正了，或者超过一年。请先看原来的记录，不成立的撤销。</Notice>}
      {of.own && of.state === 'answering' && <Notice kind='info'>这是按制度提出的处理，还没有决定。您可以在{dayWord(of.answerBy)}以前说明。</Notice>}
      <Facts items={[
        ...(of.own ? [] : [{ name: '情形', value: of.title }]), { name: '日期', value: longDayWord(of.day) }, ...(of.window ? [{ name: '计算的时间', value: of.window }] : []), { name: '事实来自', value: FACT_SOURCE_NAMES[of.source] }, ...of.facts,
        { name: '告知', value: `${of.openedByName} ${instantWord(of.openedAt)}` },
      ]} />
      {of.page && <Button kind='quiet' onTap={() => go(of.page)}>看原来的记录</Button>}
    </Card>
  )
}

function Said({ of: { answer, answerBy, own, state } }: { of: CaseDetail }) {
  if (!answer) return state === 'answering' ? (own ? null : <Card title='本人说明'><p>等到{dayWord(answerBy)}，还没有说明。</p></Card>) : <Card title='本人说明'><p>期限以内没有说明。</p></Card>
  return <Card title='本人说明' aside={`${answer.byName} ${instantWord(answer.at)}`}><p className='paragraph'>{answer.text}</p></Card>
}

function Reviewed({ of: { needsReview, review, reviewBecause, may: mine, state } }: { of: CaseDetail }) {
  if (!needsReview || mine.review) return null
  return (
    <Card title='容错研判' aside={<Basis because={reviewBecause} title='为什么先研判' />}>
      {review ? <Facts items={[{ name: '结论', value: REVIEW_OUTCOME_NAMES[review.outcome] }, { name: '理由', value: review.reason }, { name: '研判', value: `${review.byName} ${instantWord(review.at)}` }]} />
        : <p>{state === 'reviewing' ? '等另一个人研判，研判以后才能决定。' : '说明以后先研判，再决定。'}</p>}
    </Card>
  )
}

function Files({ id }: { id: string }) {
  const { fault, run } = useAction(async (kind: 'docx' | 'pdf') => {
    const { bytes, name } = await download(kind === 'pdf' ? consequence.pdf : consequence.docx, { id })
    await handOver(bytes, name)
  })
  return (
    <Card title='处理审批表'>
      <FaultNotice fault={fault} />
      <div className='actions'><Button onTap={() => run('docx')}>导出 Word</Button><Button onTap={() => run('pdf')}>导出 PDF</Button></div>
    </Card>
  )
}
