import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function EvidencePage() {
  return (
    <Page title='当天依据'>
      <Empty title='这里说明这一天为什么这样记' />
    </Page>
  )
}
