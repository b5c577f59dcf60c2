import { useState } from 'react'
import { record, type RecordDetail } from '@village/shared/contract/record'
import { CLAIMED_TIME_NAMES } from '@village/shared/kernel/claimed-time'
import { recordKind } from '@village/shared/kernel/record-kind'
import { call } from '@/call'
import { now } from '@/clock'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { outbox } from '@/outbox'
import { may as allowed } from '@/session'
import { setAside } from '@/set-aside'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Photos, usePicture } from '@/ui/photos'
import { List } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { clockWord, instantWord, longDayWord } from '@/ui/words'
import { Raised } from '../../issue/raised'
import { Line } from '../line'
import '../record.scss'

/** An entry whole, with what was corrected, what belongs to it, and what its author can do with it. */
export default function RecordPage() {
  const load = useLoad(record.detail, { id: parameter('id') ?? '' }, { keep: false })
  const may = load.data?.may
  const goOn = load.data && may?.goOn && !load.data.closed
  const action = goOn && <Button kind='primary' onTap={() => go('/pages/record/add/index', { thread: load.data?.threadId, kind: load.data?.kind, teamId: load.data?.teamId ?? undefined, villageId: load.data?.teamId ? undefined : load.data?.villageId })}>接着记</Button>
  return (
    <Page title='一条记录' action={action}>
      <Loaded of={load}>{detail => <Detail detail={detail} load={load} />}</Loaded>
    </Page>
  )
}

function Detail({ detail, load }: { detail: RecordDetail; load: Load<RecordDetail> }) {
  const { id, kind, day, at, villageName, group, authorName, companions, others, tags, whole, answers, claimed, receivedAt, correctsId, correctedById, withdrawn, thread, closed, may } = detail
  const [asking, ask] = useState(false)
  const went = [...companions.map(({ name }) => name), ...(others ? [others] : [])].join('、')
  const items = [
    { name: '哪一天', value: `${longDayWord(day)}${at ? ` ${clockWord(at)}` : ''}` }, { name: '哪里', value: [villageName, group].filter(Boolean).join('') }, { name: '记录人', value: authorName },
    ...(went ? [{ name: '同去', value: went }] : []), ...(tags.length ? [{ name: '职责', value: tags.join('、') }] : []),
    ...answers.map(({ name, text }) => ({ name, value: text })),
    { name: '送到', value: `${instantWord(receivedAt)}${claimed === 'in_time' ? '' : `，${CLAIMED_TIME_NAMES[claimed]}`}` },
  ]
  return (
    <>
      {withdrawn && <Notice kind='warn' title='已撤回'>{withdrawn.byName}，{instantWord(withdrawn.at)}：{withdrawn.reason}</Notice>}
      {correctedById && <Notice kind='warn' title='后来更正过'><Button onTap={() => go('/pages/record/detail/index', { id: correctedById })}>看更正以后的</Button></Notice>}
      <Card title={recordKind(kind).name} aside={closed === null ? <Tag>{villageName}</Tag> : closed ? <Mark symbol='√' name='已办结' tone='pine' /> : <Mark symbol='○' name='没办结' tone='amber' />}>
        <p className='record-text'>{whole}</p>
        <div className='record-part'><Facts items={items} /></div>
      </Card>
      {detail.householdId && allowed('household.read') && <Button onTap={() => go('/pages/household/one/index', { id: detail.householdId ?? '' })}>看这一户</Button>}
      <Unsent of={['record.addPhoto']} about={input => input.id === id} onSent={load.reload} />
      <Pictures detail={detail} load={load} />
      {thread.length > 0 && <Card title='这件事的其他各条' flush><List label='这件事的其他各条'>{thread.map(line => <Line key={line.id} line={line} withDay />)}</List></Card>}
      <Raised title='由它登记的问题' of={{ sourceId: id }} />
      {allowed('issue.raise') && detail.state === 'live' && <Button kind='quiet' onTap={() => go('/pages/issue/new/index', { source: kind === 'visit' ? 'visit' : 'record', sourceId: id, kind: kind === 'mediation' ? 'dispute' : undefined })}>没有解决，登记为问题</Button>}
      {(may.change || may.withdraw || correctsId) && (
        <div className='actions'>
          {correctsId && <Button onTap={() => go('/pages/record/detail/index', { id: correctsId })}>看更正以前的</Button>}
          {may.change && <Button onTap={() => go('/pages/record/add/index', { id })}>更正</Button>}
          {may.withdraw && <Button onTap={() => ask(true)}>撤回</Button>}
        </div>
      )}
      <Withdraw id={id} others={!may.change} open={asking} onClose={() => ask(false)} onDone={load.put} />
    </>
  )
}

function Withdraw({ id, others, open, onClose, onDone }: { id: string; others: boolean; open: boolean; onClose: () => void; onDone: (detail: RecordDetail) => void }) {
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    if (!reason.trim()) throw missing('reason', '写明为什么撤回')
    onDone(await call(record.withdraw, { id, reason: reason.trim() }))
    say('已撤回')
  }
  return (
    <Confirm title='撤回这条记录' open={open} onClose={onClose} name='撤回' danger onConfirm={withdraw}>
      <p>撤回以后不再计算，记录和原因都留着，不能恢复。{others && '写的人会收到通知和您写的原因。'}</p>
      <Field label='为什么撤回' value={reason} onInput={setReason} max={200} />
    </Confirm>
  )
}

/** Its pictures; the author may add some later. */
function Pictures({ detail: { id, photoList, may }, load }: { detail: RecordDetail; load: Load<RecordDetail> }) {
  const { fault, run } = usePicture('record_photo', async photoId => {
    const arrived = await outbox.send('record.addPhoto', '给记录补的照片', { id, photoIds: [photoId], claimedAt: now() }, setAside('record.addPhoto')?.key)
    say(arrived ? '照片已补上' : '照片已存在手机里，有信号时自动送出')
    if (arrived?.reply) load.put(arrived.reply)
  })
  if (photoList.length === 0 && !may.change) return null
  return (
    <Card title='照片' aside={`${photoList.length} 张`}>
      <FaultNotice fault={fault} />
      <Photos photos={photoList.map(photo => ({ id: photo.id, note: `${photo.addedByName}，${instantWord(photo.addedAt)}` }))} endpoint={record.picture} input={photoId => ({ id: photoId })} />
      {may.change && <Button kind='quiet' onTap={run}>补一张照片</Button>}
    </Card>
  )
}
