import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function Presence() {
  return (
    <Page title='确认在村'>
      <Empty title='这里确认今天在村' />
    </Page>
  )
}
