import { notice, type NoticeLine } from '@village/shared/contract/notice'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { NoticeRow } from '../row'

export default function NoticesPage() {
  const pages = usePages(notice.list, {})
  const unread = pages.items.some(({ read }) => !read)
  const { fault, run } = useAction(async () => {
    await call(notice.read, {})
    await pages.first.reload()
    say('都看过了')
  })
  return (
    <Page title='通知' action={unread && <Button onTap={run}>全部看过了</Button>}>
      <FaultNotice fault={fault} />
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title='这里显示给您的通知'>有事情轮到您办，或者您的申请有了结果，会写在这里。</Empty>
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
