import { inspection } from '@village/shared/contract/inspection'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { CheckRow } from '../words'

/** What was found of this person, and what became of it. */
export default function MyChecks() {
  const pages = usePages(inspection.mine, {})
  return (
    <Page title='对我的督查'>
      <Paged of={pages} label='对我的督查' unit='条' empty={<Empty title='这里是督查时记下的您的情况'>还没有督查到您。不在岗的可以在期限以内说明。</Empty>}>
        {check => <CheckRow key={check.id} check={check} own />}
      </Paged>
    </Page>
  )
}
