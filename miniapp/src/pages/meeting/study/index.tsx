import { useState } from 'react'
import { study, type StudyMonth, type TrainingLine } from '@village/shared/contract/study'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { mayRecord } from '@/recording'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { dayWord, sentence } from '@/ui/words'

/** A few are read at a glance. */
const FEW = 8

/** Of a team the study of a month, of a county the training of the year. */
export default function StudyPage() {
  return parameter('at') === 'county' ? <Training /> : <Study />
}

function Study() {
  const placeId = parameter('placeId') ?? ''
  const [month, setMonth] = useState(monthOf(today()))
  const load = useLoad(study.month, { placeId, month })
  return (
    <Page title='学习' action={mayRecord('study') && <Button kind='primary' onTap={() => go('/pages/record/add/index', { kind: 'study' })}>记学习笔记</Button>}>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      <Loaded of={load}>{of => <><Asks of={of} /><Studies of={of} /><People of={of} /></>}</Loaded>
    </Page>
  )
}

function Asks({ of: { asks } }: { of: StudyMonth }) {
  if (asks.length === 0) return <Notice kind='info'>本地制度没有规定学习的次数。</Notice>
  return <Card title='制度要求' flush><List label='制度要求'>{asks.map(({ text, blank, because }) => <Row key={text} title={text} aside={<>{blank && <Mark symbol='?' name='待填' tone='amber' />}<Basis because={because} title='学习怎么要求' /></>} />)}</List></Card>
}

function Studies({ of: { studies } }: { of: StudyMonth }) {
  return (
    <Card title='集中学习' aside={`${studies.length} 次`} flush>
      {studies.length === 0
        ? <Empty title='这个月还没有集中学习'>在会议日程里安排“集中学习”，开完以后算一次。</Empty>
        : <List label='集中学习'>{studies.map(({ meetingId, title, day, present, withoutNotes, madeUp, owing }) => <Row key={meetingId} title={`${dayWord(day)} ${title}`} note={sentence([`${present} 人参加`, withoutNotes.length > 0 && `没有笔记：${withoutNotes.join('、')}`, madeUp.length > 0 && `已补课：${madeUp.join('、')}`, owing.length > 0 && `没有参加、还没补：${owing.join('、')}`])} aside={withoutNotes.length === 0 ? <Mark symbol='√' name='都有笔记' tone='pine' /> : <Mark symbol='○' name={`差 ${withoutNotes.length} 人`} tone='amber' />} onTap={() => go('/pages/meeting/meeting/index', { id: meetingId })} />)}</List>}
    </Card>
  )
}

function People({ of: { people } }: { of: StudyMonth }) {
  if (people.length === 0) return null
  return (
    <Card title='各人' flush>
      <List label='各人'>{people.map(({ personId, name, notes, personalMinutes, daysStudied }) => <Row key={personId} title={name} note={`学了 ${daysStudied} 天，自学 ${hours(personalMinutes)}`} aside={`笔记 ${notes} 篇`} />)}</List>
    </Card>
  )
}

/** "1.5 小时" */
function hours(minutes: number): string {
  return minutes < 60 ? `${minutes} 分钟` : `${Math.round(minutes / 6) / 10} 小时`
}

function Training() {
  const year = Number(today().slice(0, 4))
  const load = useLoad(study.training, { placeId: parameter('placeId') ?? '', year })
  return (
    <Page title={`${year} 年驻村干部培训`}>
      <Loaded of={load}>{lines => lines.length === 0 ? <Empty title='本地制度没有规定培训'>有规定的，这里看办了几次、培训了多少人。</Empty> : <>{lines.map(each => <Line key={each.training} of={each} />)}</>}</Loaded>
    </Page>
  )
}

function Line({ of: { name, organiserName, trained, cadres, requiredCount, requiredMin, held, compliant, because, training } }: { of: TrainingLine }) {
  const [open, setOpen] = useState(false)
  return (
    <Card title={`${organiserName} ${name}`} aside={<Basis because={because} title='培训怎么要求' />}>
      <Fact name='培训过' unit={`人，共 ${cadres} 人`} tone='pine'>{trained}</Fact>
      <p>{sentence([requiredCount !== null && `全年 ${requiredCount} 次，办了 ${held.length} 次`, requiredMin !== null && `至少 ${requiredMin} 人`, compliant === null ? null : compliant ? '够' : '还不够'])}</p>
      {cadres > trained && <Button kind='quiet' onTap={() => setOpen(!open)}>{open ? '收起' : `还没培训的 ${cadres - trained} 人`}</Button>}
      {open && <Untrained training={training} />}
    </Card>
  )
}

function Untrained({ training }: { training: TrainingLine['training'] }) {
  const [search, setSearch] = useState('')
  const pages = usePages(study.untrained, { placeId: parameter('placeId') ?? '', year: Number(today().slice(0, 4)), training, ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <>
      {(search !== '' || pages.total > FEW) && <Search value={search} onInput={setSearch} placeholder='查找姓名、工作队或拼音' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title='没有找到'>换个词试试。</Empty>
        : <><List label='还没培训的人'>{pages.items.map(({ personId, name, teamName }) => <Row key={personId} title={name} note={teamName} />)}</List><More of={pages} unit='人' /></>}
      </Loaded>
    </>
  )
}
