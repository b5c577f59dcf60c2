import { useState } from 'react'
import { notice, type NoticeLine } from '@village/shared/contract/notice'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { NoticeRow } from '../row'

/** From here on one is looked for. */
const MANY = 8

export default function NoticesPage() {
  const [search, setSearch] = useState('')
  const pages = usePages(notice.list, { search: search.trim() || undefined })
  const unread = pages.items.some(({ read }) => !read)
  const { fault, run } = useAction(async () => {
    await call(notice.read, {})
    await pages.first.reload()
    say('都看过了')
  })
  return (
    <Page title='通知' action={unread && <Button onTap={run}>全部看过了</Button>}>
      <FaultNotice fault={fault} />
      {(search !== '' || pages.total > MANY) && <Search placeholder='查找通知里的话' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? search ? <Empty title='没有找到，换个词试试' /> : <Empty title='这里显示给您的通知'>有事情轮到您办，或者您的申请有了结果，会写在这里。</Empty>
          : (
            <Card flush>
              <List label='通知'>{pages.items.map((line: NoticeLine) => <NoticeRow key={line.id} line={line} />)}</List>
              <More of={pages} />
            </Card>
          )}
      </Loaded>
    </Page>
  )
}
