import { useEffect, useState } from 'react'
import { simulation, type Simulation as SimulationReply } from '@village/shared/contract/simulation'
import { call } from '@/call'
import { parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Progress } from '@/ui/progress'
import { sentence } from '@/ui/words'
import { monthsWord, StartForm } from './start'
import { Totals } from './totals'
import './simulation.scss'

const PAUSE = 1500

/** What a draft would have made of past months: start, watch, totals, every single change. */
export default function Simulation() {
  const [editionId] = useState(() => parameter('id') ?? '')
  const known = useLoad(simulation.list, { id: editionId }, { keep: false })
  const [again, setAgain] = useState(false)
  const [latest] = known.data ?? []
  const put = (one: SimulationReply) => {
    setAgain(false)
    known.put([one, ...(known.data ?? []).filter(({ id }) => id !== one.id)])
  }
  const restart = latest?.state === 'done' && !again && <Button kind='secondary' onTap={() => setAgain(true)}>换几个月再模拟</Button>
  return (
    <Page title='模拟草稿的影响' wide action={restart}>
      <Loaded of={known}>
        {() => (
          <>
            {latest && <Latest key={latest.id} one={latest} onChange={put} />}
            {(again || !latest || latest.state === 'failed' || latest.state === 'stopped') && (
              <div className='columns'><div className='column'><StartForm editionId={editionId} onStarted={put} /></div></div>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Latest({ one, onChange }: { one: SimulationReply; onChange: (one: SimulationReply) => void }) {
  if (one.state === 'running') return <Running one={one} onChange={onChange} />
  if (one.state === 'done' && one.summary) return <Totals one={one} summary={one.summary} />
  return one.state === 'stopped'
    ? <Notice kind='info' title='上一次模拟已停止'>{monthsWord(one)}，算到 {one.done} / {one.total} 就停了，没有留下总数。</Notice>
    : <Notice kind='error' title='上一次模拟没有算完'>{one.reason}</Notice>
}

/** How far it is; the person may leave and come back. */
function Running({ one, onChange }: { one: SimulationReply; onChange: (one: SimulationReply) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Without a network it keeps what it shows and asks again.
      call(simulation.status, { id: one.id }).then(onChange, () => onChange({ ...one }))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [one])
  const stop = useAction(async () => onChange(await call(simulation.stop, { id: one.id })))
  return (
    <Card title='正在计算' aside={monthsWord(one)}>
      <FaultNotice fault={stop.fault} />
      <Progress label='模拟的进度' done={one.done} total={one.total} />
      <p className='paragraph numbers'>{one.total > 0 ? `${one.done} / ${one.total} 人月` : '正在取过去的记录'}</p>
      <p className='lede'>{sentence(['可以先离开，回来再看', one.startedByName && `由${one.startedByName}开始`])}</p>
      <Button onTap={stop.run}>停止</Button>
    </Card>
  )
}
