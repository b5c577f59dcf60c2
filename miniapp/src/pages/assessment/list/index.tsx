import { useState } from 'react'
import { assessment } from '@village/shared/contract/assessment'
import { ASSESSMENT_COUNT_WORDS } from '@village/shared/contract/assessment-words'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { AssessmentMark } from '../assessing'

const FEW = 6

/** Every assessment in which this person has somebody, the newest first. */
export default function Assessments() {
  const [search, setSearch] = useState('')
  const pages = usePages(assessment.rounds, { search: search.trim() || undefined })
  const manages = may('assessment.manage')
  return (
    <Page title='考核' action={manages && <Button kind='primary' onTap={() => go('/pages/assessment/begin/index')}>开始考核</Button>}>
      {(pages.total > FEW || search) && <Search placeholder='查找年份、地方或人' value={search} onInput={setSearch} />}
      <Paged of={pages} label='考核' unit='次' empty={<Empty title={search ? '没有找到，换个词试试' : '还没有考核'}>{manages ? '选哪一级、哪一期，谁参加按制度先列出来，由您确认。' : '县里或乡镇开始以后会出现在这里，您可以评价您的人。'}</Empty>}>
        {({ id, title, subject, placeName, state, people, graded, publicTo }) => (
          <Row key={id} title={title} note={sentence([placeName, `${people} ${ASSESSMENT_COUNT_WORDS[subject]}参加`, state === 'open' && `${graded} ${ASSESSMENT_COUNT_WORDS[subject]}提了等次`, state === 'publicised' && publicTo && `公示到${dayWord(publicTo)}`])} aside={<AssessmentMark state={state} />} onTap={() => go('/pages/assessment/one/index', { id })} />
        )}
      </Paged>
    </Page>
  )
}
