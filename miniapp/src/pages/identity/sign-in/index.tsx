import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function IdentityPage() {
  return (
    <Page title='驻村通'>
      <Empty title='这里' />
    </Page>
  )
}
