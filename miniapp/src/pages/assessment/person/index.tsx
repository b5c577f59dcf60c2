import { useState } from 'react'
import { assessment, type AssessmentSheet } from '@village/shared/contract/assessment'
import { ASSESSOR_NAMES } from '@village/shared/kernel/assessment'
import { nameOfWord } from '@village/shared/kernel/word'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, instantWord, periodWord, sentence } from '@/ui/words'
import { AssessmentMark } from '../assessing'
import { Eligible, Limits } from '../limits'
import { Objections } from '../objections'
import { Tree } from '../tree'
import '../assessment.scss'

/** The assessment of one person: what it stands on, who said what, what came of it. */
export default function PersonAssessment() {
  const load = useLoad(assessment.sheet, { id: parameter('id') ?? '' }, { keep: false })
  const { data } = load
  return (
    <Page title={data ? `${data.name} ${data.title}` : '一个人的考核'} action={data && <Action of={data} load={load} />}>
      <Loaded of={load}>{sheet => (
        <>
          <Head of={sheet} />
          {sheet.why && <Notice kind='warn' title='还算不出来'>{sheet.why}</Notice>}
          {sheet.assessed && (
            <>
              {sheet.result && <Tree id={sheet.id} result={sheet.result} because={sheet.because} title='考核内容' />}
              <Limits of={sheet} onChange={load.put} />
              <Opinions of={sheet} />
              <Summary of={sheet} />
              {sheet.uses.length > 0 && <Uses of={sheet} />}
              <Objections of={sheet} onChange={load.put} />
              <Files of={sheet} />
            </>
          )}
          {sheet.may.manage && <Eligible of={sheet} onChange={load.put} />}
          {sheet.may.ungrade && <Ungrade of={sheet} onChange={load.put} />}
        </>
      )}</Loaded>
    </Page>
  )
}

/** The one thing this person has to do here. */
function Action({ of: { id, hash, may, subject, summary, opinions }, load }: { of: AssessmentSheet; load: Load<AssessmentSheet> }) {
  const [receiving, setReceiving] = useState(false)
  const acknowledge = useAction(async () => {
    load.put(await call(assessment.acknowledge, { id, hash }))
    say('已签收')
  })
  if (may.acknowledge) return <><FaultNotice fault={acknowledge.fault} /><Button kind='primary' onTap={acknowledge.run}>我看过了，签收</Button></>
  if (may.summarise) return <Button kind='primary' onTap={() => go('/pages/assessment/summary/index', { id })}>{summary ? '改' : '写'}{summaryName(subject)}</Button>
  if (may.receive) return <><Button kind='primary' onTap={() => setReceiving(true)}>登记单位收到</Button><Receive id={id} open={receiving} onClose={() => setReceiving(false)} onChange={load.put} /></>
  if (may.opine && opinions.every(({ by }) => by !== may.opine!.by)) return <Button kind='primary' onTap={() => go('/pages/assessment/opinion/index', { id })}>写评价</Button>
  return may.grade ? <Button kind='primary' onTap={() => go('/pages/assessment/grade/index', { id })}>提出等次</Button> : null
}

interface PartProps {
  of: AssessmentSheet
}

interface ActProps extends PartProps {
  onChange: (next: AssessmentSheet) => void
}

function Head({ of: sheet }: PartProps) {
  const { subject, name, unitName, roleName, villageName, from, to, state, assessed, assessedReason, assessedBecause, grade, graded, decided, received, acknowledgedAt, profileTitle, profileVersion } = sheet
  return (
    <Card title={sentence([name, roleName])} aside={<AssessmentMark state={state} />}>
      {grade && <Fact name={state === 'decided' ? '等次' : '拟定等次'}>{nameOfWord(grade)}</Fact>}
      <Facts items={[
        ...(unitName ? [{ name: subject === 'team' ? '队长的派出单位' : '派出单位', value: unitName }] : []), { name: '村', value: villageName }, { name: '时段', value: periodWord(from, to) },
        ...(assessed ? [] : [{ name: '不参加', value: <>{assessedReason} <Basis because={assessedBecause} title='为什么不参加' /></> }]),
        ...(assessed && assessedReason ? [{ name: '参加的理由', value: assessedReason }] : []),
        ...(graded ? [{ name: '综合评价', value: graded.text }, { name: '提出', value: sentence([graded.byName, instantWord(graded.at)]) }] : []),
        ...(decided ? [{ name: '审定', value: sentence([decided.body, dayWord(decided.reviewedOn), decided.byName]) }, { name: subject === 'team' ? '队长签收' : '本人签收', value: acknowledgedAt ? instantWord(acknowledgedAt) : '还没有' }, { name: '单位收到', value: received ? sentence([received.byName, instantWord(received.at), received.note]) : decided.feedbackBy ? `还没有，${dayWord(decided.feedbackBy)}以前` : '还没有' }] : []),
        { name: '制度', value: `${profileTitle}，第 ${profileVersion} 版` },
      ]} />
    </Card>
  )
}

function Opinions({ of: { id, opinions, may, state } }: PartProps) {
  return (
    <Card title='各方评价' aside={`${opinions.length} 份`}>
      {opinions.length === 0 && <p className='paragraph'>{state === 'open' ? '还没有您能看到的评价。别人写的公示时公开。' : '没有人写评价。'}</p>}
      {opinions.map(({ by, byName, at, text, points }) => (
        <div key={by} className='assessed-part'>
          <div className='tree-head'><span className='tree-name'>{ASSESSOR_NAMES[by]}</span><span>{sentence([byName, instantWord(at)])}</span></div>
          <p className='tree-words'>{text}</p>
          {points.length > 0 && <p className='tree-words'>{points.map(point => `${point.name} ${point.tenths / 10} 分${point.reason ? `（${point.reason}）` : ''}`).join('；')}</p>}
        </div>
      ))}
      {may.opine && opinions.some(({ by }) => by === may.opine!.by) && <Button onTap={() => go('/pages/assessment/opinion/index', { id })}>改我的评价</Button>}
    </Card>
  )
}

function Summary({ of: { subject, summary } }: PartProps) {
  const [open, setOpen] = useState(false)
  return (
    <Card title={summaryName(subject)}>
      {summary ? <><p className='tree-words'>{open ? summary : summary.split('\n').slice(0, 3).join('\n')}</p>{summary.split('\n').length > 3 && <Button kind='quiet' onTap={() => setOpen(!open)}>{open ? '收起总结' : '看全部总结'}</Button>}</> : <p className='paragraph'>还没有写。</p>}
    </Card>
  )
}

/** What its author calls it. */
function summaryName(subject: AssessmentSheet['subject']): string {
  return subject === 'team' ? '工作队总结' : '个人总结'
}

/** What the document makes of it: proposals. */
function Uses({ of: { uses } }: PartProps) {
  return (
    <Card title='结果怎样用'>
      <p className='paragraph'>制度写的，由有权的人决定，软件不自动处理。</p>
      {uses.map(({ whom, text, because }) => <p key={`${whom}${text}`} className='tree-words'>{whom === 'unit' ? '派出单位：' : '本人：'}{text} <Basis because={because} title='结果怎样用' /></p>)}
    </Card>
  )
}

function Files({ of: { id, may } }: PartProps) {
  const { fault, run } = useAction(async (kind: 'docx' | 'pdf') => {
    const { bytes, name } = await download(kind === 'pdf' ? assessment.pdf : assessment.docx, { id })
    await handOver(bytes, name)
  })
  if (!may.export) return null
  return <Card title='考核结果表'><FaultNotice fault={fault} /><div className='actions'><Button onTap={() => run('docx')}>导出 Word</Button><Button onTap={() => run('pdf')}>导出 PDF</Button></div></Card>
}

function Receive({ id, open, onClose, onChange }: { id: string; open: boolean; onClose: () => void; onChange: (next: AssessmentSheet) => void }) {
  const [note, setNote] = useState('')
  const receive = async () => {
    onChange(await call(assessment.receive, { id, note: note.trim() }))
    say('已登记')
  }
  return (
    <Confirm title='登记单位收到' open={open} onClose={onClose} name='收到' onConfirm={receive}>
      <p>派出单位的人直接签收；考核的人替单位登记的，写明怎样送到、谁收的。</p>
      <Field label='怎样收到的' value={note} onInput={setNote} max={200} optional />
    </Confirm>
  )
}

function Ungrade({ of: { id }, onChange }: ActProps) {
  const [asking, ask] = useState(false)
  const ungrade = async () => {
    onChange(await call(assessment.ungrade, { id }))
    say('已撤下')
  }
  return (
    <>
      <div className='actions'><Button kind='quiet' onTap={() => ask(true)}>撤下等次</Button></div>
      <Confirm title='撤下等次' open={asking} onClose={() => ask(false)} name='撤下' onConfirm={ungrade}><p>撤下以后事实和评价可以再变，再提等次时重新存一份。</p></Confirm>
    </>
  )
}
