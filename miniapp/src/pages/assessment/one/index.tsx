import { useState } from 'react'
import { assessment, type AssessedLine, type AssessmentDetail } from '@village/shared/contract/assessment'
import { ASSESSMENT_COUNT_WORDS } from '@village/shared/contract/assessment-words'
import { GRADE_SCALES } from '@village/shared/kernel/assessment'
import { call, download } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { handOver } from '@/file'
import { parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { DayPicker } from '@/ui/day-picker'
import { Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { AssessedRow, AssessmentMark } from '../assessing'

type Act = 'publicise' | 'decide' | 'withdraw'

/** An assessment: how far it is, and its people. */
export default function Assessment() {
  const id = parameter('id') ?? ''
  const load = useLoad(assessment.round, { id }, { keep: false })
  const [act, setAct] = useState<Act | null>(null)
  const { data } = load
  const action = data?.may.decide ? <Button kind='primary' onTap={() => setAct('decide')}>审定结果</Button> : data?.may.publicise && data.graded === data.people ? <Button kind='primary' onTap={() => setAct('publicise')}>公示结果</Button> : undefined
  return (
    <Page title={data?.title ?? '一次考核'} action={action}>
      <Loaded of={load}>{found => (
        <>
          <Head of={found} />
          {found.objections > 0 && found.may.export && <Notice kind='warn' title={`${found.objections} 个异议还没有答复`}>答复了才能审定。在名单里打开那个人。</Notice>}
          {found.may.publicise && found.graded < found.people && <Notice kind='info'>还有 {found.people - found.graded} {ASSESSMENT_COUNT_WORDS[found.subject]}没有提等次，提完就可以公示。</Notice>}
          <People of={found} />
          <Files of={found} />
          {found.may.withdraw && <Button kind='quiet' onTap={() => setAct('withdraw')}>撤销这次考核</Button>}
        </>
      )}</Loaded>
      {data && act === 'publicise' && <Publicise of={data} load={load} onClose={() => setAct(null)} />}
      {data && act === 'decide' && <Decide of={data} load={load} onClose={() => setAct(null)} />}
      {data && act === 'withdraw' && <Withdraw of={data} load={load} onClose={() => setAct(null)} />}
    </Page>
  )
}

function Head({ of: found }: { of: AssessmentDetail }) {
  const { placeName, subject, state, stage, graded, people, left, summaries, quota, publicised, decided, acknowledged, received, scale, assessedOn, profileTitle, openedByName, openedAt, withdrawnReason, because } = found
  const counted = ASSESSMENT_COUNT_WORDS[subject]
  return (
    <Card title={placeName} aside={<><AssessmentMark state={state} /><Basis because={because} title='考核什么' /></>}>
      <Fact name={state === 'decided' ? '本人已签收' : stage === 'ordinary' ? '已评价' : '已提等次'} unit={`${counted}，参加 ${people} ${counted}`}>{state === 'decided' ? acknowledged : graded}</Fact>
      <Facts items={[
        ...(quota.most === null && !quota.why ? [] : [{ name: '优秀名额', value: <>{quota.why ?? `最多 ${quota.most} ${counted}，已提 ${quota.given} ${counted}`} <Basis because={quota.because} title='优秀名额' /></> }]),
        ...(state === 'open' ? [{ name: '总结', value: `交了 ${summaries} 份` }] : []), ...(left > 0 ? [{ name: '不参加', value: `${left} ${counted}，原因在名单里` }] : []),
        ...(publicised ? [{ name: '公示', value: sentence([`${dayWord(publicised.from)}到${dayWord(publicised.to)}`, publicised.where, publicised.byName]) }] : []),
        ...(decided ? [
          { name: '审定', value: sentence([decided.body, dayWord(decided.reviewedOn), decided.byName]) },
          { name: '反馈派出单位', value: <>{`收到 ${received} ${counted}，${decided.feedbackBy ? `${dayWord(decided.feedbackBy)}以前` : '制度没有写期限'}`} <Basis because={decided.because} title='几天内反馈' /></> },
        ] : []),
        { name: '等次', value: GRADE_SCALES[scale].name }, { name: '考核日期', value: dayWord(assessedOn) }, { name: '制度', value: profileTitle }, { name: '开始', value: sentence([openedByName, instantWord(openedAt)]) },
      ]} />
      {withdrawnReason && <Notice kind='warn' title='已撤销'>{withdrawnReason}</Notice>}
    </Card>
  )
}

function People({ of: { id, subject, state } }: { of: AssessmentDetail }) {
  const [search, setSearch] = useState('')
  const [about, setAbout] = useState<AssessedLine | null>(null)
  const pages = usePages(assessment.people, { id, search: search.trim() || undefined }, { keep: false })
  return (
    <>
      {state === 'publicised' && <p className='paragraph'>公示期间参加考核的人都看得到等次；分数和评价只有本人和考核的人看得到。对谁有异议，点开那一行提出。</p>}
      {(pages.total > 6 || search) && <Search placeholder='查找姓名或村' value={search} onInput={setSearch} />}
      <Paged of={pages} label={subject === 'team' ? '参加考核的工作队' : '参加考核的人'} unit={ASSESSMENT_COUNT_WORDS[subject]} empty={<Empty title={search ? '没有找到，换个词试试' : '没有您能看到的人'} />}>
        {line => <AssessedRow key={line.id} line={line} onTap={line.note !== '' ? undefined : may('assessment.own') ? () => setAbout(line) : null} />}
      </Paged>
      {about && <AgainstGrade about={about} onClose={() => setAbout(null)} />}
    </>
  )
}

/** Against the grade of somebody else, with one's own name. */
function AgainstGrade({ about: { id, name }, onClose }: { about: AssessedLine; onClose: () => void }) {
  const [text, setText] = useState('')
  const object = async () => {
    if (!text.trim()) throw missing('text', '请写对什么有异议、事实是怎样的')
    await call(assessment.object, { id, text: text.trim() })
    say('已提出，答复了会通知您')
  }
  return (
    <Confirm title={`对${name}的等次有异议`} open onClose={onClose} name='提出' onConfirm={object}>
      <p>考核的人看得到是您提的，答复以后通知您；{name}看得到异议和答复，看不到是谁提的。</p>
      <Field label='异议' kind='long' value={text} onInput={setText} max={1000} hint='事实是怎样的' />
    </Confirm>
  )
}

function Files({ of: { id, may: allowed } }: { of: AssessmentDetail }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(assessment.xlsx, { id })
    await handOver(bytes, name)
  })
  if (!allowed.export) return null
  return <><FaultNotice fault={fault} /><div className='actions'><Button onTap={run}>导出汇总表</Button></div></>
}

interface ActProps {
  of: AssessmentDetail
  load: Load<AssessmentDetail>
  onClose: () => void
}

function Publicise({ of: { id, subject, revision, people, quota }, load, onClose }: ActProps) {
  const [days, setDays] = useState('5')
  const [where, setWhere] = useState('')
  const publicise = async () => {
    if (!/^([1-9]|[12]\d|30)$/.test(days.trim())) throw missing('days', '公示几天请填 1 到 30 的数')
    if (!where.trim()) throw missing('where', '请写公示在哪里')
    load.put(await call(assessment.publicise, { id, revision, days: Number(days.trim()), where: where.trim() }))
    say('已公示，参加的人收到通知')
  }
  return (
    <Confirm title='公示结果' open onClose={onClose} name='公示' onConfirm={publicise}>
      <p>{people} {ASSESSMENT_COUNT_WORDS[subject]}，优秀 {quota.given} {ASSESSMENT_COUNT_WORDS[subject]}。公示{subject === 'team' ? '工作队' : '姓名、单位'}和等次，不公示分数。公示满了由另一个人审定。</p>
      <Field label='公示几天' kind='number' value={days} onInput={setDays} max={2} hint='制度没有写的，由您定' />
      <Field label='公示在哪里' value={where} onInput={setWhere} max={60} hint='比如：县政府网、乡镇公示栏' />
    </Confirm>
  )
}

function Decide({ of: { id, revision, stage }, load, onClose }: ActProps) {
  const [on, setOn] = useState(today())
  const [body, setBody] = useState('')
  const decide = async () => {
    if (!body.trim()) throw missing('body', '请写由谁审定')
    load.put(await call(assessment.decide, { id, revision, reviewedOn: on, body: body.trim() }))
    say('已审定，本人和派出单位收到结果')
  }
  return (
    <Confirm title='审定结果' open onClose={onClose} name='审定' onConfirm={decide}>
      <p>{stage === 'ordinary' ? '' : '公示已满，异议都答复了。'}审定以后结果不能改，本人可以申请复核。{stage === 'yearly' && '反馈派出单位的期限从审定日期算。'}</p>
      <DayPicker label='审定日期' value={on} onChoose={setOn} to={today()} />
      <Field label='由谁审定' value={body} onInput={setBody} max={60} hint='比如：县委常委会' />
    </Confirm>
  )
}

function Withdraw({ of: { id, revision }, load, onClose }: ActProps) {
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    if (!reason.trim()) throw missing('reason', '请写明为什么撤销')
    load.put(await call(assessment.withdraw, { id, revision, reason: reason.trim() }))
    say('已撤销')
  }
  return (
    <Confirm title='撤销这次考核' open onClose={onClose} name='撤销' danger onConfirm={withdraw}>
      <p>写过的留着备查，不再有结果；可以重新开始一次。</p>
      <Field label='为什么撤销' kind='long' value={reason} onInput={setReason} max={300} />
    </Confirm>
  )
}
