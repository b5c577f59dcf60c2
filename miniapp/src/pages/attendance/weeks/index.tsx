import { useState } from 'react'
import { attendance } from '@village/shared/contract/attendance'
import { week, type PersonWeek, type Weeks } from '@village/shared/contract/week'
import { addDays, weekday } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { may, session } from '@/session'
import { Card } from '@/ui/card'
import { Search, Select } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { WeekStepper } from '@/ui/stepper'
import { Unsent } from '@/ui/unsent'
import { sentence } from '@/ui/words'
import { WeekCard } from '../week-card'
import { isOdd, weekNote } from '../week-words'
import { TeamNights } from './team-nights'

const MANY = 8
/** A path of a township or a village: `/county/township/`, `/county/township/village/`. */
const isBelowCounty = (path: string) => path.split('/').filter(Boolean).length >= 2

/** The week of everybody at a place, for who leads or checks it. */
export default function WeeksPage() {
  const reached = useLoad(attendance.places, undefined)
  const own = (session.get()?.me.roles ?? []).filter(({ path }) => isBelowCounty(path)).map(({ organisationId, organisationName }) => ({ value: organisationId, name: organisationName }))
  const options = [...own, ...(reached.data ?? []).map(({ organisationId, name }) => ({ value: organisationId, name }))].filter((each, index, all) => all.findIndex(({ value }) => value === each.value) === index)
  const [wanted, choose] = useState<string | null>(() => parameter('organisationId') ?? null)
  const organisationId = wanted ?? (options.length > 0 ? options[0].value : '')
  const [monday, setMonday] = useState(() => { const day = parameter('day') ?? today(); return addDays(day, 1 - weekday(day)) })
  const [search, setSearch] = useState('')
  const pages = usePages(week.people, { organisationId, weekOf: monday, ...(search.trim() ? { search: search.trim() } : {}) }, { when: organisationId !== '' })
  const [opened, open] = useState<PersonWeek | null>(null)
  const asks = (pages.first.data as Weeks | null)?.asks
  return (
    <Page title='每周情况'>
      {options.length > 1 && <Select label='哪里' options={options} value={organisationId || null} onChoose={choose} />}
      <WeekStepper monday={monday} onChoose={setMonday} />
      <Unsent of={['week.recordNights']} onSent={pages.first.reload} />
      {organisationId === '' && !reached.loading && <Empty title='这里看各人一周的在村情况'>您管理的范围内还没有驻村工作队。</Empty>}
      <Loaded of={pages.first}>
        {() => (
          <>
            {(pages.total > MANY || search) && <Search value={search} onInput={setSearch} placeholder='输入姓名查找' />}
            {asks?.nights && may('attendance.roster') && <TeamNights weeks={pages.items} monday={monday} onDone={pages.first.reload} />}
            {pages.items.length === 0
              ? <Empty title={search ? '没有找到' : '这一周没有人'}>{search ? '换个名字试试。' : '这里的工作队这一周没有人任职。'}</Empty>
              : (
                <Card flush>
                  <List label='每个人的一周'>
                    {pages.items.map(each => (
                      <Row key={each.personId} title={each.name} note={sentence([each.placeName, weekNote(each)])} aside={isRefusal(each.week) ? <Tag tone='amber'>缺规定</Tag> : isOdd(each.week) ? <Tag tone='amber'>! 看一看</Tag> : <Tag tone='pine'>√</Tag>} onTap={() => open(each)} />
                    ))}
                  </List>
                  <More of={pages} unit='人' />
                </Card>
              )}
          </>
        )}
      </Loaded>
      {opened && (
        <Sheet title={`${opened.name} ${opened.roleName}`} open onClose={() => open(null)}>
          <WeekCard of={opened} onDay={day => go('/pages/attendance/evidence/index', { personId: opened.personId, day })} />
        </Sheet>
      )}
    </Page>
  )
}
