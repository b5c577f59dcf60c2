import { useState } from 'react'
import { consequence, type ConsequenceStatistics } from '@village/shared/contract/consequence'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'

/** How many cases of which kind: nobody is named, no place is ranked. */
export default function Statistics() {
  const [from, setFrom] = useState(`${today().slice(0, 4)}-01-01`)
  const [to, setTo] = useState(today())
  const load = useLoad(consequence.statistics, { from, to }, { keep: false })
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(consequence.xlsx, { from, to })
    await handOver(bytes, name)
  })
  return (
    <Page title='责任追究统计' action={(load.data?.cases ?? 0) > 0 && <Button kind='primary' onTap={run}>导出台账和统计</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <DayPicker label='从哪天' value={from} onChoose={setFrom} to={to} />
        <DayPicker label='到哪天' value={to} onChoose={setTo} from={from} to={today()} />
      </Card>
      <Loaded of={load}>{found => (found.cases === 0 ? <Empty title='这段时间没有办过处理'>换一段时间看看。</Empty> : <Found of={found} />)}</Loaded>
    </Page>
  )
}

function Found({ of: { cases, answered, tolerated, states, sources, events, steps, places } }: { of: ConsequenceStatistics }) {
  return (
    <>
      <Card title='总的情况'>
        <div className='fact-row'>
          <Fact name='件数' unit='件'>{cases}</Fact>
          <Fact name='本人说明了' unit='件'>{answered}</Fact>
          <Fact name='容错' unit='件'>{tolerated}</Fact>
        </div>
      </Card>
      <Counts title='按进度' counts={states} />
      <Counts title='按情形' counts={events} />
      <Counts title='按事实来自' counts={sources} />
      <Card title='按处理' flush><List label='按处理'>{steps.map(({ name, proposed, confirmed, setAside, done }) => <Row key={name} title={name} note={sentence([`决定执行 ${confirmed}`, `不执行 ${setAside}`, `已执行 ${done}`])} aside={`建议 ${proposed}`} arrow={false} />)}</List></Card>
      <Card title='按乡镇' flush><List label='按乡镇'>{places.map(({ name, cases: own, confirmed, setAside }) => <Row key={name} title={name} note={sentence([`决定执行 ${confirmed} 项`, `不执行 ${setAside} 项`])} aside={`${own} 件`} arrow={false} />)}</List></Card>
    </>
  )
}

function Counts({ title, counts }: { title: string; counts: { name: string; count: number }[] }) {
  return <Card title={title} flush><List label={title}>{counts.map(({ name, count }) => <Row key={name} title={name} aside={`${count} 件`} arrow={false} />)}</List></Card>
}
