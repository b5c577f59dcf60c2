import { reminder, type Reminder } from '@village/shared/contract/reminder'
import { today } from '@/clock'
import { go } from '@/go'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dueWord, sentence } from '@/ui/words'
import { AskMessage } from '../../notice/ask'

/** Everything that waits for me, with the day and the clause. */
export default function RemindersPage() {
  const reminders = useLoad(reminder.list, undefined)
  return (
    <Page title='待办'>
      <Loaded of={reminders}>
        {all => (all.length === 0
          ? <Empty title='现在没有等您办的事'>要办的事到了日子会列在这里。</Empty>
          : (
            <Card title='等我办的' aside={`${all.reduce((sum, each) => sum + each.count, 0)} 件`} flush>
              <List label='等我办的'>{all.map(each => <Line key={`${each.kind}${each.page}`} reminder={each} />)}</List>
            </Card>
          ))}
      </Loaded>
      <AskMessage kind='waiting' />
    </Page>
  )
}

function Line({ reminder: { title, note, due, clauses, page } }: { reminder: Reminder }) {
  const [path, query] = page.split('?')
  const clause = [...new Set(clauses.map(each => each.clause))].join('、')
  return (
    <Row
      title={title}
      note={sentence([note, clause && `依据 ${clause}`])}
      aside={due ? <Tag tone={due < today() ? 'cinnabar' : 'amber'}>{dueWord(due)}</Tag> : undefined}
      onTap={() => go(path, Object.fromEntries((query ?? '').split('&').filter(Boolean).map(each => each.split('=') as [string, string])))}
    />
  )
}
