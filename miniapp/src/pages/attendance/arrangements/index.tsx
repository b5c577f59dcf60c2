import { useState } from 'react'
import { arrangement, type Arrangement } from '@village/shared/contract/arrangement'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { nearDayWord } from '@/ui/words'
import { arrangementNote, arrangementTitle } from '../arrangement-words'
import { OneArrangement } from './one'
import { OfficeDays } from './office-days'

/** From here on one is looked for. */
const MANY = 8

/** What the township and the villages set for their cadres. */
export default function ArrangementsPage() {
  const [search, setSearch] = useState('')
  const pages = usePages(arrangement.list, { search: search.trim() || undefined })
  const arranges = may('attendance.schedule')
  const places = useLoad(arrangement.places, undefined, { when: arranges })
  const [chosen, choose] = useState<string | null>(() => parameter('id') ?? null)
  const mine = places.data ?? []
  return (
    <Page title='驻村安排' action={mine.length > 0 && <Button kind='primary' onTap={() => go('/pages/attendance/arrange/index')}>作出安排</Button>}>
      {mine.filter(({ kinds }) => kinds.includes('office_day')).map(place => <OfficeDays key={place.id} place={place} />)}
      {(search !== '' || pages.total > MANY) && <Search placeholder='查找地方或事由' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? search ? <Empty title='没有找到，换个词试试' /> : <Empty title='没有安排'>{mine.length > 0 ? '驻村办公日要另定、村里有事要请驻村干部到村、休息日要值班时，在这里发，驻村干部马上收到通知。' : '乡镇另定驻村办公日、村里通知到村、休息日值班，会出现在这里和“今天”页。'}</Empty>
          : (
            <Card title='已经作出的安排' flush>
              <List label='已经作出的安排'>
                {pages.items.map(each => <Row key={each.id} title={arrangementTitle(each)} note={arrangementNote(each)} aside={<State of={each} />} onTap={() => choose(each.id)} />)}
              </List>
              <More of={pages} unit='项' />
            </Card>
          )}
      </Loaded>
      {chosen && <OneArrangement id={chosen} onClose={() => choose(null)} onChanged={pages.first.reload} />}
    </Page>
  )
}

function State({ of }: { of: Arrangement }) {
  if (of.withdrawn) return <Tag tone='plain'>已取消</Tag>
  return of.day < today() ? <Tag tone='plain'>已过</Tag> : <Tag tone='pine'>{nearDayWord(of.day)}</Tag>
}
