import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function Sheet() {
  return (
    <Page title='月度考勤表'>
      <Empty title='这里显示一个月的考勤' />
    </Page>
  )
}
