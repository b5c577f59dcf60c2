import { log, type LogDay } from '@village/shared/contract/log'
import { worklog } from '@village/shared/contract/worklog'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go } from '@/go'
import { useOutbox } from '@/outbox'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { Mark, Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { StateMark } from './log-view'

/** What the day asks of the cadre in writing: the list of the office day, and the log. */
export function TasksToday() {
  return <><Tasks /><Logs /></>
}

/** What the departments want done today; nothing where nothing lies on the table. */
function Tasks() {
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

/** The log of today and what is behind; for those above, the logs of their people. Nothing where the document keeps no log. */
function Logs() {
  const day = today()
  const { data } = useLoad(log.day, { day }, { when: may('worklog.record') })
  const below = useLoad(log.people, { month: monthOf(day) }, { when: may('worklog.review') }).data?.total ?? 0
  const waits = useOutbox().some(({ endpoint, input }) => endpoint === 'log.write' && (input as { day?: string }).day === day)
  const own = data && (data.asked || data.missing.length > 0 || data.returned.length > 0)
  if (!own && below === 0) return null
  return (
    <Card title='工作日志' flush>
      <List label='工作日志'>
        {data?.asked && <Row title={data.of === 'team' ? '全队今天的日志' : '今天的日志'} note={todayNote(data, waits)} aside={waits ? <Tag tone='amber'>↑ 待发送</Tag> : data.log ? <StateMark state={data.log.state} /> : data.owed && <Mark symbol='○' name='待写' tone='amber' />} onTap={() => go('/pages/worklog/log/index', { day })} />}
        {data?.returned.map(each => <Row key={each} title={`${dayWord(each)}的日志`} note='退回来请补充' aside={<StateMark state='returned' />} onTap={() => go('/pages/worklog/log/index', { day: each })} />)}
        {own && <Row title={data.of === 'team' ? '全队的各天日志' : '我的各天日志'} note={data.missing.length > 0 ? data.missing.slice(0, 4).map(dayWord).join('、') : '查看、导出'} aside={data.missing.length > 0 && <Tag tone='amber'>○ 缺 {data.missing.length} 天</Tag>} onTap={() => go('/pages/worklog/logs/index', data.of === 'team' ? { teamId: data.teamId } : undefined)} />}
        {below > 0 && <Row title='查阅工作日志' note={`${below} 份，查看、批注、退回`} onTap={() => go('/pages/worklog/people/index')} />}
      </List>
    </Card>
  )
}

function todayNote({ log: signed, owed, known, of }: LogDay, waits: boolean): string {
  if (of === 'team') return signed ? `${signed.versions[0].byName} 写的，队里的人都可以补` : owed ? `队里有人在村，草稿里已有 ${known.length} 条记录` : '今天队里还没有人在村的记录'
  if (waits || signed) return '签好了，还可以改'
  return owed ? `草稿里已有 ${known.length} 条记录，看一眼再签` : '今天还没有您在村的记录'
}
