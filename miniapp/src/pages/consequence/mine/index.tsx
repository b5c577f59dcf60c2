import { consequence } from '@village/shared/contract/consequence'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { CaseRow } from '../words'

/** What concerns the reader, and what became of it. */
export default function MyCases() {
  const pages = usePages(consequence.mine, {}, { keep: false })
  return (
    <Page title='对我的处理'>
      <Paged of={pages} label='对我的处理' unit='件' empty={<Empty title='这里是关系到您的处理'>没有。有的时候会先告诉您，您可以说明，再由有权的人决定。</Empty>}>
        {each => <CaseRow key={each.id} of={each} own />}
      </Paged>
    </Page>
  )
}
