import { useState } from 'react'
import { attendance } from '@village/shared/contract/attendance'
import { book, BOOK_BOX_NAMES, BOOK_BOXES, type BookBox, type BookDifference, type Books } from '@village/shared/contract/book'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { parameter } from '@/go'
import { Basis } from '@/ui/basis'
import { Card, Facts } from '@/ui/card'
import { Choice, Search, Select } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { dayWord, HALF_NAMES, sentence } from '@/ui/words'
import { OneDifference, stateWord } from './one'

/** Where several bodies keep attendance, each in a book of its own: what one says and the other does not. */
export default function BooksPage() {
  const places = useLoad(attendance.places, undefined)
  const [chosen, choose] = useState(() => parameter('organisationId') ?? '')
  const [month, setMonth] = useState(() => parameter('month') ?? monthOf(today()))
  const organisationId = chosen || places.data?.[0]?.organisationId || ''
  return (
    <Page title='台账对照'>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      {(places.data?.length ?? 0) > 1 && <Select label='地方' options={places.data!.map(each => ({ value: each.organisationId, name: each.name }))} value={organisationId} onChoose={choose} />}
      <Loaded of={places}>{all => (organisationId ? <Compared key={`${organisationId}${month}`} organisationId={organisationId} month={month} /> : all.length === 0 && <Empty title='这里对照几家各记的考勤'>您管理的范围内还没有驻村工作队。</Empty>)}</Loaded>
    </Page>
  )
}

function Compared({ organisationId, month }: { organisationId: string; month: string }) {
  const [box, setBox] = useState<BookBox>('open')
  const [search, setSearch] = useState('')
  const [at, open] = useState<string | null>(null)
  const pages = usePages(book.list, { organisationId, month, box, ...(search.trim() ? { search: search.trim() } : {}) })
  const all = pages.first.data as Books | null
  const opened = pages.items.find(each => keyOf(each) === at)
  if (all && all.books.length < 2) return <Empty title='没有要对照的'>{`按${all.name}的制度，一个人的考勤只由一家记。`}</Empty>
  return (
    <>
      {all && (
        <Card title={all.name} aside={all.open > 0 ? <Tag tone='cinnabar'>{all.open} 处没有核定</Tag> : <Mark symbol='√' name='没有未核定的不同' tone='pine' />}>
          <Facts items={all.books.map(each => ({ name: each.bookName, value: sentence([`记了 ${each.halfDays} 个半天`, each.isSheet && '考勤表用这一本']) }))} />
          <Basis because={all.because} title='谁管谁的考勤' />
        </Card>
      )}
      <Choice label='看哪些' options={BOOK_BOXES.map(value => ({ value, name: BOOK_BOX_NAMES[value] }))} value={box} onChoose={setBox} />
      <Search value={search} onInput={setSearch} placeholder='姓名或拼音' />
      <Paged of={pages} label='两本不同的半天' unit='处' empty={<Empty title={search || box !== 'open' ? '没有找到' : '几本台账没有不同'}>两本都记了同一个半天、记的不一样，才列在这里。一本没有记的不算不同。</Empty>}>
        {each => (
          <Row
            key={keyOf(each)}
            title={`${each.name} ${dayWord(each.day)}${HALF_NAMES[each.half]}`}
            note={sentence([each.villageName, ...each.stated.map(one => `${one.bookName}：${stateWord(one.state)}`)])}
            aside={each.settled ? <Mark symbol='√' name={`核定：${stateWord(each.settled.state)}`} tone='pine' /> : <Tag tone='amber'>没有核定</Tag>}
            onTap={() => open(keyOf(each))}
          />
        )}
      </Paged>
      {opened && <OneDifference of={opened} onClose={() => open(null)} onDone={async () => { open(null); await pages.first.reload() }} />}
    </>
  )
}

function keyOf({ personId, day, half }: BookDifference): string {
  return `${personId} ${day} ${half}`
}
