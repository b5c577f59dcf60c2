import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function Home() {
  return (
    <Page tab title='今天'>
      <Empty title='这里显示今天的情况' />
    </Page>
  )
}
