import { due } from '@village/shared/contract/due'
import { addDays } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go } from '@/go'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'
import { DueLines, pressing } from './lines'

const SHOWN = 4
const AHEAD_DAYS = 10

/** What is due in the next days, with the clause; what is asked for elsewhere on this page is left to it. */
export function DueToday() {
  const day = today()
  const { data } = useLoad(due.mine, { period: day }, { when: may('due.read') })
  const lines = data ? pressing([...data.overdue, ...data.items], addDays(day, AHEAD_DAYS)).filter(({ source }) => source !== 'log' && source !== 'task' && source !== 'sheet') : []
  if (!data || (data.items.length === 0 && data.overdue.length === 0)) return null
  return (
    <Card title='要做的事' aside={lines.length > 0 ? `${lines.length} 项快到期或到期没做` : '近期没有到期的'} flush>
      {lines.length > 0 && <DueLines lines={lines.slice(0, SHOWN)} label='要做的事' names />}
      <List label='全部要做的事'><Row title='今天、这个月、这一年' note={lines.length > SHOWN ? `还有 ${lines.length - SHOWN} 项没有列在上面` : '要做什么、做到没有、依据哪一条'} onTap={() => go('/pages/due/list/index')} /></List>
    </Card>
  )
}
