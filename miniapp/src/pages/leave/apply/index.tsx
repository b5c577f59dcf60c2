import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function Apply() {
  return (
    <Page title='请假'>
      <Empty title='这里填写请假单' />
    </Page>
  )
}
