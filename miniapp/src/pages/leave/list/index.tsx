import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function Leaves() {
  return (
    <Page title='请假'>
      <Empty title='这里列出请假单' />
    </Page>
  )
}
