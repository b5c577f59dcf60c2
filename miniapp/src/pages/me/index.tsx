import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function MePage() {
  return (
    <Page tab title='我的'>
      <Empty title='这里显示我的身份' />
    </Page>
  )
}
