import { useState } from 'react'
import { duty, type PatrolRecord } from '@village/shared/contract/duty'
import { call } from '@/call'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, type Pages, usePages } from '@/ui/pager'
import { Unsent } from '@/ui/unsent'
import { clockWord, dayWord, sentence } from '@/ui/words'
import { Groups } from './groups'
import { Turns } from './turns'
import './index.scss'

/** Who patrols when, and what was found. */
export default function Patrol() {
  const teamId = parameter('teamId') ?? ''
  const patrol = useLoad(duty.patrol, { teamId })
  const pages = usePages(duty.patrols, { teamId })
  const [arranging, setArranging] = useState(false)
  const { data } = patrol
  const action = !arranging && data?.groups && data.may.record && <Button kind='primary' onTap={() => go('/pages/duty/record/index', { teamId })}>登记一次巡逻</Button>
  return (
    <Page title='联防巡逻' action={action}>
      <Unsent of={['duty.recordPatrol']} about={input => input.teamId === teamId} onSent={pages.first.reload} />
      <Loaded of={patrol}>{reply => arranging
        ? <Groups reply={reply} onSet={next => { patrol.put(next); setArranging(false) }} onClose={() => setArranging(false)} />
        : <><Turns reply={reply} onArrange={() => setArranging(true)} onChange={patrol.put} onAnswered={patrol.reload} /><Records pages={pages} /></>}
      </Loaded>
    </Page>
  )
}

function Records({ pages }: { pages: Pages<PatrolRecord> }) {
  const { fault, run } = useAction(async (id: string) => {
    await call(duty.confirmPatrol, { id })
    say('已确认')
    await pages.first.reload()
  })
  return (
    <>
      <h2 className='section'>巡逻记录</h2>
      <FaultNotice fault={fault} />
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title='这里是每次巡逻的时间、参加人和发现的情况'>巡逻以后点“登记一次巡逻”。</Empty>
        : <>{pages.items.map(record => <Record key={record.id} record={record} onConfirm={() => run(record.id)} />)}<More of={pages} /></>}
      </Loaded>
    </>
  )
}

function Record({ record, onConfirm }: { record: PatrolRecord; onConfirm: () => Promise<unknown> }) {
  const { day, at, group, names, others, found, counts, confirmedByName, recordedByName, mayConfirm } = record
  return (
    <Card title={`${dayWord(day)} ${clockWord(at)} 第 ${group} 组`} aside={confirmedByName ? <Mark symbol='√' name={`${confirmedByName}已确认`} tone='pine' /> : <Mark symbol='…' name='等组长确认' tone='amber' />}>
      <p className='paragraph'>{found}</p>
      <p>{sentence([[...names, ...(others ? [others] : [])].join('、'), `${recordedByName}登记`, !counts && '不在规定的时段，不计次数'])}</p>
      {mayConfirm && <Button kind='primary' onTap={onConfirm}>确认这次巡逻</Button>}
    </Card>
  )
}
