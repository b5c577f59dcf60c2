import { useState } from 'react'
import { log, type LogDayLine } from '@village/shared/contract/log'
import { monthOf } from '@village/shared/kernel/day'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { session } from '@/session'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { dayWord, sentence, weekdayWord } from '@/ui/words'
import { StateMark } from '../log-view'

/** The logs of one person, or of a team, in a month, day by day, with the days that lack one. */
export default function Logs() {
  const personId = parameter('personId')
  const teamId = parameter('teamId')
  const [month, setMonth] = useState(() => parameter('month') ?? monthOf(today()))
  const [search, setSearch] = useState('')
  const input = { ...(teamId ? { teamId } : personId ? { personId } : {}), month, ...(search.trim() ? { search: search.trim() } : {}) }
  const load = useLoad(log.month, input)
  const own = !teamId && (!personId || personId === session.get()?.me.id)
  const mine = own || load.data?.mine === true
  const open = ({ id, day }: LogDayLine) => (mine ? go('/pages/worklog/log/index', { day }) : id && go('/pages/worklog/review/index', { id }))
  return (
    <Page title={own ? '我的工作日志' : teamId ? '全队的工作日志' : '工作日志'}>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      <Search value={search} onInput={setSearch} placeholder='查找日期、状态或内容' />
      <Loaded of={load}>{reply => (
        <>
          <Card title={sentence([reply.name, !reply.name.includes(reply.villageName) && reply.villageName])} aside={<Basis because={[...reply.because, ...reply.reviewers]} title='日志怎么写、谁来看' />}>
            <div className='fact-row'>
              <Fact name='应写' unit='天'>{reply.owed}</Fact>
              <Fact name='已写' unit='篇' tone='pine'>{reply.written}</Fact>
            </div>
          </Card>
          {reply.days.length === 0
            ? <Empty title={search ? '没有找到' : '这里一天一篇工作日志'}>{search ? '换个词试试。' : reply.asked ? '在村的日子到了就会出现，没写的也标在这里。' : '本地的制度没有要求写工作日志。'}</Empty>
            : (
              <Card flush>
                <List label='各天的日志'>
                  {reply.days.map(line => (
                    <Row key={line.day} title={`${dayWord(line.day)} ${weekdayWord(line.day)}`} note={sentence([own && line.of === 'team' && '全队', line.text || '还没有写', line.lacks.length > 0 && `缺${line.lacks.join('、')}`])}
                      aside={<StateMark state={line.state} />} onTap={mine || line.id ? () => open(line) : undefined} />
                  ))}
                </List>
              </Card>
            )}
          {reply.asked && <Export input={input} />}
        </>
      )}</Loaded>
    </Page>
  )
}

function Export({ input }: { input: { personId?: string; teamId?: string; month: string; search?: string } }) {
  const { fault, run } = useAction(async (kind: 'xlsx' | 'pdf') => {
    const { bytes, name } = await download(kind === 'xlsx' ? log.xlsx : log.pdf, input)
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <div className='actions'>
        <Button onTap={() => run('pdf')}>导出 PDF</Button>
        <Button onTap={() => run('xlsx')}>导出表格</Button>
      </div>
    </>
  )
}
