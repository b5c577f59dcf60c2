import { useState } from 'react'
import { type TaskListLine, worklog } from '@village/shared/contract/worklog'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'

/** From here on one is looked for. */
const MANY = 8

/** The lists that were sent, newest office day first, and how far the villages are. */
export default function TaskLists() {
  const [search, setSearch] = useState('')
  const pages = usePages(worklog.lists, { search: search.trim() || undefined })
  return (
    <Page title='下发的清单' action={may('worklog.send') && <Button kind='primary' onTap={() => go('/pages/worklog/send/index')}>下发新的清单</Button>}>
      {(search !== '' || pages.total > MANY) && <Search placeholder='查找部门或乡镇' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? search ? <Empty title='没有找到，换个词试试' /> : <Empty title='这里是各部门发给驻村干部的清单'>在驻村办公日之前下发，村里办了就能看到结果。</Empty>
        : <><Card flush><List label='下发的清单'>{pages.items.map(line => <Line key={line.id} line={line} />)}</List></Card><More of={pages} unit='份' /></>}
      </Loaded>
    </Page>
  )
}

function Line({ line: { id, officeDay, departmentName, townshipName, sentAt, done, asked, items, late } }: { line: TaskListLine }) {
  return (
    <Row
      title={`${dayWord(officeDay)} ${departmentName}`}
      note={sentence([townshipName, `${items} 项`, `${instantWord(sentAt)} 下发`])}
      aside={late ? <Tag tone='cinnabar'>! 迟发</Tag> : <Tag tone={done === asked ? 'pine' : 'amber'}>{done} / {asked} 办完</Tag>}
      onTap={() => go('/pages/worklog/list/index', { id })}
    />
  )
}
