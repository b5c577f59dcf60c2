import { ISSUE_CATEGORIES, ISSUE_KIND_NAMES, GIVEN_KINDS, ISSUE_SOURCE_NAMES, RESTRICTED_KINDS, type IssueKind } from '@village/shared/contract/issue-words'
import { minutes } from '@village/shared/contract/minutes'
import { record } from '@village/shared/contract/record'
import { worklog } from '@village/shared/contract/worklog'
import { now, today } from '@/clock'
import { Fault, type FieldError, missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select, Switch } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { TakePhotos } from '@/ui/photos'
import { useVillages } from '@/villages'
import { useEffect, useState } from 'react'
import { Recipients } from './recipients'
import { type IssueDraft, useDraft } from './draft'

const HINTS: Record<IssueKind, string> = {
  problem: '当场解决不了的事，交办以后一步一步跟到底', dispute: '登记双方和事由，调解的每一步都记下', direct: '立即报给制度点名的人，等他签收',
  clue: '只有您和接收的机构看得到', obstruction: '村里、乡镇、部门不配合工作队，报给上一级；被反映的看不到', complaint: '',
}

/** Puts a matter down, also without signal. */
export default function NewIssue() {
  const { draft, change, forget } = useDraft()
  const villages = useVillages('issue.raise')
  useRecord(draft, change)
  useOtherSource(draft, change)
  const villageId = draft.villageId ?? villages[0]?.id ?? null
  const [solvedHere, setSolvedHere] = useState(draft.solved !== undefined && draft.solved !== '')
  const restricted = RESTRICTED_KINDS.includes(draft.kind)
  const plain = draft.kind === 'problem' || draft.kind === 'dispute'
  const { fault, run } = useAction(async () => {
    const errors: FieldError[] = [
      ...(draft.category ? [] : [{ field: 'category', text: '请选是哪一类' }]), ...(draft.title.trim() ? [] : [{ field: 'title', text: '请用一句话写是什么事' }]),
      ...(solvedHere && !draft.solved?.trim() ? [{ field: 'solved', text: '请写当场怎么解决的' }] : []),
    ]
    if (errors.length > 1) throw new Fault('invalid', `有 ${errors.length} 处要填`, undefined, errors)
    if (errors.length > 0) throw missing(errors[0].field, errors[0].text)
    if (!villageId) throw missing('villageId', '请选哪个村')
    const { solved, villager, sourceId, householdId, ...rest } = draft
    const arrived = await outbox.send('issue.raise', restricted ? ISSUE_KIND_NAMES[draft.kind] : `${ISSUE_KIND_NAMES[draft.kind]}：${draft.title.trim()}`, {
      ...rest, villageId, category: draft.category!, title: draft.title.trim(), text: draft.text.trim(), claimedAt: now(),
      ...(sourceId ? { sourceId } : {}), ...(householdId ? { householdId } : {}), ...(villager?.trim() ? { villager: villager.trim() } : {}), ...(plain && solvedHere && solved?.trim() ? { solved: solved.trim() } : {}),
    }, parameter('correct'))
    forget()
    say(arrived ? (plain ? '已登记' : '已送到，等签收') : '已存在手机里，有信号时自动送出')
    goBack()
  })
  return (
    <Page title='登记' action={<Button kind='primary' onTap={run}>{plain ? '登记' : '马上报送'}</Button>}>
      <FaultNotice fault={fault} />
      {draft.source !== 'person' && <Notice kind='info'>{draft.householdId ? `${draft.source === 'villager' ? '这一户反映的' : `来自${ISSUE_SOURCE_NAMES[draft.source]}`}，登记以后记在这一户名下，只有看得到这一户的人才看得到是哪一户。` : `来自${ISSUE_SOURCE_NAMES[draft.source]}，登记以后两边都能找到。`}</Notice>}
      <Card>
        <Choice label='是什么' options={GIVEN_KINDS.map(value => ({ value, name: ISSUE_KIND_NAMES[value] }))} value={draft.kind} onChoose={kind => change({ kind, category: null })} hint={HINTS[draft.kind]} />
        <Select label={draft.kind === 'obstruction' ? '谁不配合' : '分类'} options={Object.entries(ISSUE_CATEGORIES[draft.kind]).map(([value, name]) => ({ value, name }))} value={draft.category} onChoose={category => change({ category })} error={errorOf(fault, 'category')} />
        <Field label='一句话说是什么事' value={draft.title} onInput={title => change({ title })} max={60} error={errorOf(fault, 'title')} />
        <Field label='具体情况' kind='long' value={draft.text} onInput={text => change({ text })} max={2000} optional hint='可以用手机键盘的语音输入' error={errorOf(fault, 'text')} />
        <TakePhotos ids={draft.photoIds ?? []} onChange={photoIds => change({ photoIds })} />
        {plain && <Field label={draft.kind === 'dispute' ? '双方是谁' : '谁反映的'} value={draft.villager ?? ''} onInput={villager => change({ villager })} max={60} optional error={errorOf(fault, 'villager')} />}
        {villages.length !== 1 && <Select label='哪个村' options={villages.map(({ id, name }) => ({ value: id, name }))} value={villageId} onChoose={id => change({ villageId: id })} error={errorOf(fault, 'villageId')} empty='现在取不到村的名单，有信号时再打开' />}
        <DayPicker label='哪天发现的' value={draft.foundOn} onChoose={foundOn => change({ foundOn })} to={today()} error={errorOf(fault, 'foundOn')} />
      </Card>
      {plain && (
        <Card>
          <Switch label='群众诉求较大' note='很多人关心，或者可能闹大' on={draft.massDemand ?? false} onTurn={massDemand => change({ massDemand })} />
          <Switch label='当场解决了' note='写一句怎么解决的，由另一人核实' on={solvedHere} onTurn={setSolvedHere} />
          {solvedHere && <Field label='当场怎么解决的' kind='long' value={draft.solved ?? ''} onInput={solved => change({ solved })} max={1000} error={errorOf(fault, 'solved')} />}
        </Card>
      )}
      {!plain && <Recipients kind={draft.kind} category={draft.category} />}
    </Page>
  )
}

/** What the record says that an issue is made of: nothing is typed twice, and nothing of it stands in the address of the page. */
function useRecord({ source, sourceId, text }: IssueDraft, change: (more: Partial<IssueDraft>) => void): void {
  const { data } = useLoad(record.detail, { id: sourceId ?? '' }, { when: (source === 'record' || source === 'visit') && sourceId !== undefined, keep: false })
  useEffect(() => {
    if (!data || text) return
    const parties = data.answers.find(({ field }) => field === 'parties')
    change({ text: data.whole.slice(0, 2000), foundOn: data.day, villageId: data.villageId, ...(data.householdId ? { householdId: data.householdId } : {}), ...(parties ? { villager: parties.text.slice(0, 60) } : {}) })
    // Once: what is typed afterwards stays.
  }, [data])
}

/** What was decided at a meeting, or what a department wanted: its words stand in the matter, and not in the address of the page. */
function useOtherSource({ source, sourceId, text }: IssueDraft, change: (more: Partial<IssueDraft>) => void): void {
  const decided = useLoad(minutes.decision, { id: sourceId ?? '' }, { when: source === 'meeting' && sourceId !== undefined, keep: false })
  const tasks = useLoad(worklog.mine, undefined, { when: source === 'task' && sourceId !== undefined, keep: false })
  const said = decided.data?.text ?? tasks.data?.teams.flatMap(({ items }) => items).find(({ id }) => id === sourceId)?.content
  useEffect(() => {
    if (said && !text) change({ text: said.slice(0, 2000) })
    // Once: what is typed afterwards stays.
  }, [said])
}
