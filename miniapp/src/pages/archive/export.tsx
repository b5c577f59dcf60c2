import { useEffect } from 'react'
import { archive } from '@village/shared/contract/archive'
import { MAKING_STATE_NAMES, type Making } from '@village/shared/contract/making'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Progress } from '@/ui/progress'
import { instantWord } from '@/ui/words'

const PAUSE = 1500

/** The whole archive as one file: begun, watched, stopped, fetched; the person may leave and come back. */
export function Export({ teamId }: { teamId: string }) {
  const load = useLoad(archive.exporting, { teamId }, { keep: false })
  const put = (last: Making) => load.put({ last })
  const start = useAction(async () => put(await call(archive.start, { teamId })))
  const last = load.data?.last ?? null
  if (last?.state === 'running') return <Running teamId={teamId} of={last} onChange={put} />
  return (
    <Card title='导出全部'>
      <FaultNotice fault={start.fault} />
      {last && <Made teamId={teamId} of={last} />}
      {!last?.ready && <p className='paragraph'>一个压缩包，按类别分文件夹，附目录和校验值。材料多时要几分钟，在后台做。</p>}
      <Button onTap={start.run}>{last?.ready ? '重新导出' : '开始导出'}</Button>
    </Card>
  )
}

function Made({ teamId, of: { id, state, reason, left, startedAt, ready, done, total } }: { teamId: string; of: Making }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(archive.zip, { teamId, id })
    await handOver(bytes, name)
  })
  const begun = `${instantWord(startedAt)}开始`
  if (state === 'failed') return <Notice kind='error' title={MAKING_STATE_NAMES.failed}>{reason}</Notice>
  if (state === 'stopped') return <Notice kind='info' title={MAKING_STATE_NAMES.stopped}>{begun}，做到 {done} / {total} 份时停下，没有留下文件。</Notice>
  if (!ready) return <Notice kind='info'>{begun}的那一份已经过期，文件只保留七天。</Notice>
  return (
    <>
      <FaultNotice fault={fault} />
      <Notice kind={left.length > 0 ? 'warn' : 'done'} title={`${total} 份已整理好`}>{begun}。{left.length > 0 && `您的职务不能查看、没有放进去的：${left.join('、')}。`}只有您能下载，保留七天。</Notice>
      <Button kind='primary' onTap={run}>下载压缩包</Button>
      <div className='gap' />
    </>
  )
}

function Running({ teamId, of, onChange }: { teamId: string; of: Making; onChange: (last: Making) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Without a network it keeps what it shows and asks again.
      call(archive.status, { teamId, id: of.id }).then(onChange, () => onChange({ ...of }))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [of])
  const stop = useAction(async () => onChange(await call(archive.stop, { teamId, id: of.id })))
  return (
    <Card title='正在导出'>
      <FaultNotice fault={stop.fault} />
      <Progress label='导出的进度' done={of.done} total={of.total} />
      <p className='paragraph numbers'>{of.done} / {of.total} 份</p>
      <p className='lede'>可以先离开，回来再看</p>
      <Button onTap={stop.run}>停止</Button>
    </Card>
  )
}
