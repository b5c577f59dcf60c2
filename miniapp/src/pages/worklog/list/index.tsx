import { useState } from 'react'
import { type TaskListDetail, TASK_OUTCOME_NAMES, worklog } from '@village/shared/contract/worklog'
import { call } from '@/call'
import { parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, dueWord, instantWord, sentence } from '@/ui/words'

type Entry = TaskListDetail['entries'][number]

/** One list, item by item and village by village. */
export default function TaskListPage() {
  const load = useLoad(worklog.list, { id: parameter('id') ?? '' })
  const [chosen, setChosen] = useState<Entry | null>(null)
  return (
    <Page title='驻村办公清单'>
      <Loaded of={load}>{list => (
        <>
          <Card title={`${dayWord(list.officeDay)} ${list.departmentName}`} aside={<Basis because={list.because} title='清单什么时候发' />}>
            <Fact name='各村办完' unit={`项，共 ${list.asked} 项`} tone='pine'>{list.done}</Fact>
            <p>{sentence([list.townshipName, `${instantWord(list.sentAt)} 下发`])}{list.late && <> <Tag tone='cinnabar'>! 迟发</Tag></>}</p>
          </Card>
          {list.entries.map(entry => <EntryCard key={entry.id} entry={entry} onWithdraw={() => setChosen(entry)} />)}
        </>
      )}</Loaded>
      <Sheet title='撤回这一项' open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && <Withdraw entry={chosen} onDone={list => { setChosen(null); load.put(list) }} />}
      </Sheet>
    </Page>
  )
}

function EntryCard({ entry, onWithdraw }: { entry: Entry; onWithdraw: () => void }) {
  const { content, responsible, due, withdrawn, progress, mayWithdraw } = entry
  return (
    <Card title={sentence([responsible, `${dayWord(due)}前`, !withdrawn && dueWord(due)])}>
      <p className='paragraph'>{content}</p>
      {withdrawn
        ? <Notice kind='info'>{instantWord(withdrawn.at)} 撤回：{withdrawn.reason}</Notice>
        : (
          <List label='各村进度'>
            {progress.map(({ villageId, villageName, groupName, own, result }) => (
              <Row
                key={villageId}
                title={villageName}
                note={sentence([own ? `您负责的${groupName}` : groupName, ...(result ? [result.text, result.byName, instantWord(result.at)] : ['还没有结果'])])}
                aside={<Mark symbol={result?.outcome === 'done' ? '√' : '…'} name={result ? TASK_OUTCOME_NAMES[result.outcome] : '待办'} tone={result?.outcome === 'done' ? 'pine' : 'amber'} />}
              />
            ))}
          </List>
        )}
      {mayWithdraw && <Button kind='quiet' onTap={onWithdraw}>撤回这一项</Button>}
    </Card>
  )
}

function Withdraw({ entry, onDone }: { entry: Entry; onDone: (list: TaskListDetail) => void }) {
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    onDone(await call(worklog.withdraw, { id: entry.id, reason }))
    say('已撤回，村里不用再办')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>{entry.content}</p>
      <Field label='撤回原因' kind='long' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />
      <Button kind='danger' onTap={run}>撤回</Button>
    </>
  )
}
