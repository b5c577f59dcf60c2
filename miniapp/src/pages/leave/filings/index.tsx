import { useState } from 'react'
import { filing, type FilingLine } from '@village/shared/contract/filing'
import { monthOf } from '@village/shared/kernel/day'
import { call, download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { MonthStepper } from '@/ui/stepper'
import { monthWord, sentence } from '@/ui/words'
import { filedMark, filedWord } from '../detail/followed'
import { kindWord, noteOf } from '../summary'
import { RegisterFiling } from './register'

type Box = 'owed' | 'made'
const BOXES: { value: Box; name: string }[] = [{ value: 'owed', name: '要登记的' }, { value: 'made', name: '报给我们的' }]

/** The register of filings: what has still to be told, and what was filed with the bodies this person stands for. */
export default function FilingsPage() {
  const [box, setBox] = useState<Box>(() => (parameter('box') === 'made' ? 'made' : 'owed'))
  const [month, setMonth] = useState(monthOf(today()))
  const [search, setSearch] = useState('')
  const pages = usePages(filing.list, { box, month, search: search.trim() || undefined })
  const [acting, act] = useState<FilingLine | null>(null)
  const [registering, register] = useState<FilingLine[]>([])
  const xlsx = useAction(async () => {
    const { bytes, name } = await download(filing.xlsx, { month })
    await handOver(bytes, name)
  })
  const receive = useAction(async () => {
    await call(filing.receive, { id: acting?.made?.id ?? '' })
    act(null)
    say('已收到')
    await pages.first.reload()
  })
  const monthly = pages.items.filter(line => line.monthly && line.may.register)
  return (
    <Page title='请假备案' action={<Button onTap={xlsx.run}>导出 {monthWord(month)}登记表</Button>}>
      <FaultNotice fault={xlsx.fault} />
      <Tabs label='哪些备案' options={BOXES} value={box} onChoose={setBox} />
      <MonthStepper month={month} onChoose={setMonth} />
      <Search placeholder='查找姓名' value={search} onInput={setSearch} />
      {monthly.length > 1 && <Button onTap={() => register(monthly.filter(line => line.party === monthly[0].party))}>{monthly[0].partyName} {monthly.filter(line => line.party === monthly[0].party).length} 张一起登记</Button>}
      {monthly.length > 1 && <div className='gap' />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title={search ? '没有找到' : box === 'owed' ? '没有要登记的备案' : '还没有报来的备案'}>{box === 'owed' ? '请假批准以后，制度要求告知谁、什么时候以前，会列在这里。' : '报给您这里备案的请假会列在这里。'}</Empty>
          : (
            <Card flush>
              <List label='备案'>
                {pages.items.map(line => (
                  <Row
                    key={`${line.leave.id}${line.party}`}
                    title={`${line.leave.personName} ${kindWord(line.leave)}，${box === 'owed' ? '报' : ''}${line.partyName}`}
                    note={sentence([noteOf(line.leave, true), filedWord(line)])}
                    aside={<Mark {...filedMark(line)} />}
                    onTap={() => act(line)}
                  />
                ))}
              </List>
              <More of={pages} unit='条' />
            </Card>
          )}
      </Loaded>
      <Sheet title={acting ? `${acting.leave.personName} ${kindWord(acting.leave)}` : ''} open={acting !== null} onClose={() => act(null)}>
        <FaultNotice fault={receive.fault} />
        <List label='可以办的事'>
          {acting?.may.register && <Row title={`登记已告知${acting.partyName}`} onTap={() => { register([acting]); act(null) }} />}
          {acting?.may.receive && <Row title='收到，记入备案' onTap={receive.run} />}
          <Row title='看请假单' onTap={() => { const id = acting?.leave.id ?? ''; act(null); void go('/pages/leave/detail/index', { id }) }} />
        </List>
      </Sheet>
      {registering.length > 0 && <RegisterFiling leaveIds={registering.map(line => line.leave.id)} duty={registering[0]} onClose={() => register([])} onDone={async () => { register([]); await pages.first.reload() }} />}
    </Page>
  )
}
