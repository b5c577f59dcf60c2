import { useState } from 'react'
import { type DataKindLine, type ErasureLine, operation } from '@village/shared/contract/operation'
import { download } from '@/call'
import { handOver } from '@/file'
import { go } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Tabs } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord, sentence } from '@/ui/words'

type Shown = 'kinds' | 'runs'
const SHOWN: { value: Shown; name: string }[] = [{ value: 'kinds', name: '保存多久' }, { value: 'runs', name: '到期删除' }]

/** For those who watch over a county: how long everything is kept, what was erased, and the papers to be filed with it. */
export default function RetentionPage() {
  const load = useLoad(operation.retention, undefined)
  const [shown, setShown] = useState<Shown>('kinds')
  const pack = useAction(async () => {
    const { bytes, name } = await download(operation.filingPack, undefined)
    await handOver(bytes, name)
  })
  return (
    <Page title='数据保存和删除' action={<Button kind='primary' onTap={pack.run}>生成备案材料</Button>}>
      <FaultNotice fault={pack.fault} />
      <Tabs label='看什么' options={SHOWN} value={shown} onChoose={setShown} />
      <Loaded of={load}>{({ kinds, runs }) => (shown === 'kinds' ? <Kinds kinds={kinds} runs={runs} /> : <Runs runs={runs} />)}</Loaded>
      <Card flush>
        <List label='相关'>
          <Row title='查看和导出的记录' note='谁看了、导出了谁的个人信息' onTap={() => go('/pages/operation/accesses/index')} />
          <Row title='按编号查出错' note='用户报来一个编号时' onTap={() => go('/pages/operation/faults/index')} />
        </List>
      </Card>
    </Page>
  )
}

function Kinds({ kinds, runs }: { kinds: readonly DataKindLine[]; runs: readonly ErasureLine[] }) {
  const [open, setOpen] = useState<DataKindLine | null>(null)
  const run = runs.find(({ name }) => name === open?.run)
  return (
    <>
      <Card flush>
        <List label='各类数据'>
          {kinds.map(kind => <Row key={kind.name} title={kind.name} note={kind.keep} onTap={() => setOpen(kind)} />)}
        </List>
      </Card>
      <Sheet title={open?.name ?? ''} open={open !== null} onClose={() => setOpen(null)}>
        <List label='这类数据'>
          <Row title='用途' note={open?.purpose} />
          <Row title='有哪些' note={open?.holds.join('、')} />
          <Row title='保存多久' note={open?.keep} />
          <Row title='到期以后' note={open?.then} />
          <Row title='由谁定' note={open?.decides} />
          {run && <Row title='最近一次删除' note={lastWord(run)} />}
        </List>
      </Sheet>
    </>
  )
}

function Runs({ runs }: { runs: readonly ErasureLine[] }) {
  return (
    <Card flush>
      <List label='到期删除'>
        {runs.map(run => (
          <Row
            key={run.name}
            title={run.title}
            note={sentence([lastWord(run), run.nextAt && `下一次 ${instantWord(run.nextAt)}`, run.failuresIn30Days > 0 && `30 天内有 ${run.failuresIn30Days} 次没有做成，会再试`])}
            aside={run.failuresIn30Days > 0 ? <Tag tone='amber'>有失败</Tag> : <span className='numbers'>30 天 {run.erasedIn30Days} 条</span>}
          />
        ))}
      </List>
    </Card>
  )
}

function lastWord({ lastAt, erasedThatDay }: ErasureLine): string {
  return lastAt === null ? '30 天内还没有运行过，启动一小时后第一次' : `最近 ${instantWord(lastAt)}，当天删除 ${erasedThatDay} 条`
}
