import { useState } from 'react'
import { record, type RecordDetail } from '@village/shared/contract/record'
import { PLACE_KINDS, RECORD_KIND_IDS, recordKind, type RecordKind } from '@village/shared/kernel/record-kind'
import { now } from '@/clock'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { missing } from '@/fault'
import { cadreRoles } from '@/policy'
import { servesInTeam } from '@/recording'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select, Switch } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { TakePhotos } from '@/ui/photos'
import { dayWord } from '@/ui/words'
import { useVillages } from '@/villages'
import { Answers } from './answers'
import { contentOf, draftOf, startOf, useDraft } from './draft'
import { More } from '../more'

/** One entry, of whatever kind: what is needed is a sentence. */
export default function AddRecord() {
  const id = parameter('id')
  const before = useLoad(record.detail, { id: id ?? '' }, { when: id !== undefined, keep: false })
  if (id === undefined) return <Form before={null} />
  return before.data ? <Form key={before.data.id} before={before.data} /> : <Page title='更正记录'><Loaded of={before}>{() => null}</Loaded></Page>
}

function Form({ before }: { before: RecordDetail | null }) {
  const threadId = parameter('thread')
  const { draft, change, forget } = useDraft(!before && !threadId && !parameter('correct') ? 'record' : null, before ? { ...draftOf(before), ...startOf() } : startOf())
  // Whoever serves in no team writes of a village he reaches.
  const placed = before ? before.teamId === null : !servesInTeam()
  const villages = useVillages('record.write', placed && before === null)
  const villageId = before?.villageId ?? parameter('villageId') ?? (draft.villageId || (villages.length === 1 ? villages[0].id : ''))
  const form = useLoad(record.form, { day: draft.day, ...(placed && villageId ? { villageId } : {}) })
  const roles = cadreRoles()
  const team = form.data?.teams.find(({ teamId }) => teamId === (before?.teamId ?? parameter('teamId'))) ?? form.data?.teams[0] ?? null
  const teamId = placed ? undefined : team?.teamId ?? roles.find(role => role.teamId !== null)?.teamId ?? undefined
  const [more, setMore] = useState(before !== null)
  const { fault, run } = useAction(async () => {
    if (placed && !villageId) throw missing('villageId', '请选是哪个村的')
    const content = { ...contentOf(draft), claimedAt: now() }
    const title = `${recordKind(draft.kind).name} ${dayWord(draft.day)} ${draft.text.trim().slice(0, 12)}`
    const arrived = before
      ? await outbox.send('record.correct', `更正 ${title}`, { id: before.id, ...content }, parameter('correct'))
      : await outbox.send('record.add', title, { ...content, ...(placed ? { villageId } : { teamId: teamId ?? '' }), photoIds: draft.photoIds, ...(threadId ? { threadId } : {}) }, parameter('correct'))
    forget()
    say(arrived ? '已记下' : '已存在手机里，有信号时自动送出')
    goBack()
  })
  if (!placed && !teamId) return <Page title='记一条'><Empty title='这里记一件做过的事'>您现在没有在驻村工作队任职，不用在这里记。</Empty></Page>
  const shape = recordKind(draft.kind)
  const fixed = threadId !== undefined || before?.threadId !== before?.id
  return (
    <Page title={before ? '更正记录' : '记一条'} action={<Button kind='primary' onTap={run}>{before ? '记下更正' : '记下'}</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        {placed && before === null && !threadId && villages.length !== 1 && <Select label='哪个村' options={villages.map(({ id, name }) => ({ value: id, name }))} value={villageId || null} onChoose={id => change({ villageId: id })} error={errorOf(fault, 'villageId')} empty='现在取不到村的名单，有信号时再打开' />}
        {!fixed && <Select<RecordKind> label='种类' options={(placed ? PLACE_KINDS : RECORD_KIND_IDS).map(value => ({ value, name: recordKind(value).name }))} value={draft.kind} onChoose={kind => change({ kind, answers: {} })} error={errorOf(fault, 'kind')} />}
        <Field label={shape.prompt} kind='long' value={draft.text} onInput={text => change({ text })} max={3000} error={errorOf(fault, 'text')} hint='可以用键盘上的话筒说' />
        <Answers kind={draft.kind} answers={draft.answers} onChange={answers => change({ answers })} fault={fault} />
        {shape.thread && <Switch label={threadId ? '这件事办结了' : '当场就办结了'} on={draft.closes} onTurn={closes => change({ closes })} />}
        {before === null && <TakePhotos ids={draft.photoIds} onChange={photoIds => change({ photoIds })} />}
      </Card>
      {more ? <More draft={draft} team={placed ? form.data?.village ?? null : team} onChange={change} wrong={field => errorOf(fault, field)} /> : <Button kind='quiet' onTap={() => setMore(true)}>哪一天、哪个组、和谁去、哪项职责</Button>}
    </Page>
  )
}
