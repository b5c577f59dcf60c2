import { worklog } from '@village/shared/contract/worklog'
import { go } from '@/go'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { Mark } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

/** What the departments want done today; nothing where nothing lies on the table. */
export function TasksToday() {
  const { data } = useLoad(worklog.mine, undefined, { when: may('worklog.record') })
  const items = data?.teams.flatMap(team => team.items) ?? []
  if (items.length === 0) return null
  const open = items.filter(({ result }) => result?.outcome !== 'done')
  return (
    <Card title='驻村办公清单' aside={open.length > 0 ? `${open.length} 项待办` : '都办完了'} flush>
      <List label='驻村办公清单'>
        {items.slice(0, 5).map(({ id, content, departmentName, due, result }) => (
          <Row key={id} title={content} note={sentence([departmentName, `${dayWord(due)}前`])} aside={result?.outcome === 'done' ? <Mark symbol='√' name='办完' tone='pine' /> : <Mark symbol='○' name='待办' tone='amber' />} onTap={() => go('/pages/worklog/tasks/index')} />
        ))}
      </List>
    </Card>
  )
}
