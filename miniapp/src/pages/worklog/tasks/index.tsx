import { useEffect, useState } from 'react'
import { type MyTask, type MyTasks, TASK_OUTCOME_NAMES, type TaskOutcome, worklog } from '@village/shared/contract/worklog'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { go } from '@/go'
import { outbox, useOutbox } from '@/outbox'
import { may } from '@/session'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { dayWord, dueWord, sentence } from '@/ui/words'

/** The items on the table of a cadre today: each is ticked off with a result, also without signal. */
export default function Tasks() {
  const load = useLoad(worklog.mine, undefined)
  const [chosen, setChosen] = useState<{ teamId: string; task: MyTask } | null>(null)
  const waiting = useOutbox().filter(({ endpoint }) => endpoint === 'worklog.tick').map(({ input }) => (input as { itemId?: string }).itemId)
  useEffect(() => {
    const wanted = setAside('worklog.tick')?.input
    const task = load.data?.teams.find(({ teamId }) => teamId === wanted?.teamId)?.items.find(({ id }) => id === wanted?.itemId)
    if (wanted && task) setChosen({ teamId: wanted.teamId, task })
  }, [load.data === null])
  return (
    <Page title='驻村办公清单'>
      <Unsent of={['worklog.tick']} onSent={load.reload} />
      <Loaded of={load}>{({ teams }) => teams.length === 0
        ? <Empty title='这里是驻村办公日要办的事'>部门下发以后，到了那天就会出现；没办完的留到下一次。</Empty>
        : teams.map(({ teamId, villageName, items }) => (
          <Card key={teamId} title={villageName} aside={`${items.filter(({ result }) => result?.outcome === 'done').length} / ${items.length} 项办完`} flush>
            <List label={`${villageName}的清单`}>
              {items.map(task => <Row key={task.id} title={task.content} note={noteOf(task)} aside={stateOf(task, waiting.includes(task.id))} onTap={() => setChosen({ teamId, task })} />)}
            </List>
          </Card>
        ))}
      </Loaded>
      <Sheet title='办理结果' open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && <Tick key={chosen.task.id} {...chosen} onDone={reply => { setChosen(null); if (reply) load.put(reply); else void load.reload() }} />}
      </Sheet>
    </Page>
  )
}

function noteOf({ departmentName, responsible, due, carried, officeDay, result }: MyTask): string {
  return sentence([departmentName, responsible, result?.outcome === 'done' ? result.text : `${dayWord(due)}前 ${dueWord(due)}`, carried && `${dayWord(officeDay)}留下的`])
}

function stateOf({ result, due }: MyTask, waits: boolean) {
  if (waits) return <Tag tone='amber'>↑ 待发送</Tag>
  if (result?.outcome === 'done') return <Mark symbol='√' name='办完' tone='pine' />
  return <Mark symbol={result ? '…' : '○'} name={result ? '没办完' : '待办'} tone={due < today() ? 'cinnabar' : 'amber'} />
}

function Tick({ teamId, task, onDone }: { teamId: string; task: MyTask; onDone: (reply: MyTasks | null) => void }) {
  const [before] = useState(() => { const found = setAside('worklog.tick'); return found?.input.itemId === task.id ? found : null })
  const [outcome, setOutcome] = useState<TaskOutcome>(before?.input.outcome ?? 'done')
  const [text, setText] = useState(before?.input.text ?? task.result?.text ?? '')
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写一句结果')
    const arrived = await outbox.send('worklog.tick', `清单：${task.content.slice(0, 20)}`, { itemId: task.id, teamId, outcome, text: text.trim(), claimedAt: now() }, before?.key)
    say(arrived ? '已记下' : '已存在手机里，有信号时自动送出')
    onDone(arrived?.reply ?? null)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>{task.content}</p>
      <Facts items={[{ name: '下发', value: sentence([task.departmentName, dayWord(task.officeDay)]) }, ...(task.responsible ? [{ name: '责任人', value: task.responsible }] : []), { name: '时限', value: `${dayWord(task.due)} ${dueWord(task.due)}` }]} />
      <Choice label='办得怎样' options={[{ value: 'done' as const, name: TASK_OUTCOME_NAMES.done }, { value: 'unfinished' as const, name: TASK_OUTCOME_NAMES.unfinished }]} value={outcome} onChoose={setOutcome} />
      <Field label='结果' kind='long' value={text} onInput={setText} max={500} error={errorOf(fault, 'text')} hint={outcome === 'done' ? '一句话就行，比如办了几户' : '卡在哪里，还差什么'} />
      <Button kind='primary' onTap={run}>记下结果</Button>
      {outcome === 'unfinished' && may('issue.raise') && <Button kind='quiet' onTap={() => go('/pages/issue/new/index', { source: 'task', sourceId: task.id })}>卡住了，登记为问题</Button>}
    </>
  )
}
