import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function LeavePage() {
  return (
    <Page title='请假单'>
      <Empty title='这里显示请假单和审批' />
    </Page>
  )
}
