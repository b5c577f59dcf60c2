import type { IssueSource } from '@village/shared/contract/issue-words'
import { issue } from '@village/shared/contract/issue'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { IssueRow } from './marks'

/** The issues that came from a record or are about a household, done or not; nothing where there is none. */
export function Raised({ title, of }: { title: string; of: { source?: IssueSource; sourceId: string } | { householdId: string } }) {
  const pages = usePages(issue.list, { box: 'all', ...of }, { keep: false, when: may('issue.read') })
  if (pages.items.length === 0) return null
  return (
    <Card title={title} aside={`${pages.total} 件`} flush>
      <List label={title}>{pages.items.map(line => <IssueRow key={line.id} line={line} />)}</List>
      <More of={pages} unit='件' />
    </Card>
  )
}
