import { assessment } from '@village/shared/contract/assessment'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { AssessedRow } from '../assessing'

/** Every assessment of this person: what is asked of him, what came of it. */
export default function MyAssessments() {
  const pages = usePages(assessment.mine, {}, { keep: false })
  return (
    <Page title='我的考核'>
      <Paged of={pages} label='我的考核' unit='次' empty={<Empty title='还没有对您的考核'>开始以后在这里写总结，公示时看等次，审定以后签收或者提出异议。</Empty>}>
        {line => <AssessedRow key={line.id} line={line} titled />}
      </Paged>
    </Page>
  )
}
