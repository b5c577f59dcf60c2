import { issue } from '@village/shared/contract/issue'
import { go } from '@/go'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { IssueRow } from './marks'

/** The issues that lie on the table of the one who opens the app; nothing where none does. */
export function IssuesToday() {
  const { data } = useLoad(issue.work, undefined, { when: may('issue.read') })
  if (!data) return null
  const count = Object.values(data.counts).reduce((sum, each) => sum + each, 0)
  if (count + data.restricted === 0) return null
  return (
    <Card title='问题' aside={data.overdue > 0 ? <Tag tone='cinnabar'>! {data.overdue} 件过期</Tag> : count > 0 ? `${count} 件等您` : undefined} flush>
      <List label='等我办的问题'>
        {data.items.map(line => <IssueRow key={line.id} line={line} waiting />)}
        {count > data.items.length && <Row title='全部等我办的' note={`${count} 件`} onTap={() => go('/pages/issue/list/index', { box: 'todo' })} />}
        {data.restricted > 0 && <Row title='线索和反映' note={`${data.restricted} 条等您办`} onTap={() => go('/pages/issue/restricted/index')} />}
      </List>
    </Card>
  )
}
