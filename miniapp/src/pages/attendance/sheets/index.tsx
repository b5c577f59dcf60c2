import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function Sheets() {
  return (
    <Page title='考勤表'>
      <Empty title='这里列出可以查看的月度考勤表' />
    </Page>
  )
}
