import Taro from '@tarojs/taro'
import { notice } from '@village/shared/contract/notice'
import { go } from '@/go'
import { useSession } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'
import { NoticeRow } from './row'

/** What this person has not looked at yet; nothing where there is nothing. */
export function UnreadNotices() {
  const signedIn = useSession() !== null
  const { data, reload } = useLoad(notice.unread, undefined, { when: signedIn })
  Taro.useDidShow(() => { if (data) void reload() })
  if (!data || data.count === 0) return null
  const more = data.count - data.latest.length
  return (
    <Card title='通知' aside={`${data.count} 条没看过`} flush>
      <List label='没看过的通知'>
        {data.latest.map(line => <NoticeRow key={line.id} line={line} />)}
        {more > 0 && <Row title={`还有 ${more} 条`} onTap={() => go('/pages/notice/list/index')} />}
      </List>
    </Card>
  )
}
