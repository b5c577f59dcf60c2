import { useEffect, useState } from 'react'
import { MAKING_STATE_NAMES, type Making } from '@village/shared/contract/making'
import { poster, type PosterPlace } from '@village/shared/contract/poster'
import type { PosterSize, PosterSpan } from '@village/shared/contract/poster-words'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Progress } from '@/ui/progress'
import { instantWord, sentence } from '@/ui/words'
import '../disclosure.scss'
import { SIZES, SPANS } from '../poster-choices'

const PAUSE = 1500

/** The posters of a whole township: begun, watched, stopped, fetched; the person may leave and come back. */
export default function PostersPage() {
  const load = useLoad(poster.places, undefined, { keep: false })
  const put = (organisationId: string, last: Making) => load.put((load.data ?? []).map(each => each.organisationId === organisationId ? { ...each, last } : each))
  return (
    <Page title='全镇的海报'>
      <Loaded of={load}>{places => places.length === 0
        ? <Empty title='这里一起生成一个乡镇的海报'>由管理全镇公示栏的人来做。一个村的海报在那个村的“公示栏”里。</Empty>
        : places.map(place => <Place key={place.organisationId} place={place} onChange={last => put(place.organisationId, last)} />)}
      </Loaded>
    </Page>
  )
}

interface PlaceProps {
  place: PosterPlace
  onChange: (last: Making) => void
}

function Place({ place: { organisationId, name, villages, last }, onChange }: PlaceProps) {
  const [size, setSize] = useState<PosterSize>('a3')
  const [span, setSpan] = useState<PosterSpan>('month')
  const { fault, run } = useAction(async () => onChange(await call(poster.start, { organisationId, size, span })))
  if (last?.state === 'running') return <Running of={last} name={name} onChange={onChange} />
  return (
    <Card title={name} aside={`${villages} 个村`}>
      <FaultNotice fault={fault} />
      {last && <Made of={last} />}
      <div className='board-next'><Choice label='纸张' options={SIZES} value={size} onChoose={setSize} /></div>
      <Choice label='印多久的值班' options={SPANS} value={span} onChoose={setSpan} />
      <Button kind={last?.ready ? 'secondary' : 'primary'} onTap={run}>{last ? '重新生成' : '生成全镇的海报'}</Button>
    </Card>
  )
}

function Made({ of: { id, name, state, reason, left, startedByName, startedAt, ready, done, total } }: { of: Making }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name: called } = await download(poster.zip, { id })
    await handOver(bytes, called)
  })
  const begun = sentence([`${instantWord(startedAt)}开始`, startedByName])
  if (state === 'failed') return <Notice kind='error' title={MAKING_STATE_NAMES.failed}>{reason}</Notice>
  if (state === 'stopped') return <Notice kind='info' title={MAKING_STATE_NAMES.stopped}>{begun}，做到 {done} / {total} 个村时停下，没有留下文件。</Notice>
  return (
    <>
      <FaultNotice fault={fault} />
      <Notice kind={left.length > 0 ? 'warn' : 'done'} title={`${total - left.length} 个村的海报已生成${left.length > 0 ? `，${left.length} 个没有` : ''}`}>{begun}。{left.length > 0 && `${left.join('；')}。`}</Notice>
      {ready ? <Button kind='primary' onTap={run}>下载 {name}</Button> : <p className='paragraph'>文件保留七天，已经过期，请重新生成。</p>}
    </>
  )
}

function Running({ of, name, onChange }: { of: Making; name: string; onChange: (last: Making) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Without a network it keeps what it shows and asks again.
      call(poster.status, { id: of.id }).then(onChange, () => onChange({ ...of }))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [of])
  const stop = useAction(async () => onChange(await call(poster.stop, { id: of.id })))
  return (
    <Card title={name} aside={MAKING_STATE_NAMES.running}>
      <FaultNotice fault={stop.fault} />
      <Progress label='海报的进度' done={of.done} total={of.total} />
      <p className='paragraph numbers'>{of.done} / {of.total} 个村</p>
      <p className='lede'>{sentence(['可以先离开，回来再看', of.startedByName && `由${of.startedByName}开始`])}</p>
      <Button onTap={stop.run}>停止</Button>
    </Card>
  )
}
