import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function OrganisationPage() {
  return (
    <Page title='组织'>
      <Empty title='这里' />
    </Page>
  )
}
