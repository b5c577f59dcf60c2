import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function Roster() {
  return (
    <Page title='工作队名册'>
      <Empty title='这里核对全队今天的去向' />
    </Page>
  )
}
