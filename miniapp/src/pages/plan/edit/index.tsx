import { useState } from 'react'
import { plan, type PlanDetail } from '@village/shared/contract/plan'
import type { PlanItemInput } from '@village/shared/contract/plan.input'
import { ITEM_STAGE_NAMES, ITEM_STAGES, PLAN_KIND_NAMES, VILLAGE_TYPE_NAMES, VILLAGE_TYPES, type VillageType } from '@village/shared/contract/plan-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { goBack, parameter, replace } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { emptyItem, ownPlaces, usePlanDraft } from './draft'

/** Writes a plan, or one more item of a plan that counts already. */
export default function EditPlan() {
  const id = parameter('id')
  const from = parameter('from')
  const load = useLoad(plan.one, { id: id ?? from ?? '' }, { when: id !== undefined || from !== undefined, keep: false })
  if (!id && !from) return <Form plan={null} above={null} />
  if (!load.data) return <Page title='写计划'><Loaded of={load}>{() => null}</Loaded></Page>
  if (parameter('add')) return <Add plan={load.data} />
  return <Form key={load.data.revision} plan={id ? load.data : null} above={from ? load.data : null} />
}

function Form({ plan: before, above }: { plan: PlanDetail | null; above: PlanDetail | null }) {
  const { draft, change, forget } = usePlanDraft(before, above)
  const places = ownPlaces()
  const set = (at: number, more: Partial<PlanItemInput>) => change({ items: draft.items.map((item, index) => (index === at ? { ...item, ...more } : item)) })
  const { fault, run } = useAction(async () => {
    if (!draft.title.trim()) throw missing('title', '请写名称')
    const empty = draft.items.findIndex(({ title }) => !title.trim())
    if (empty >= 0) throw missing('items', `第 ${empty + 1} 项还没有写做什么，写上或去掉`)
    const saved = await call(plan.save, draft)
    forget()
    say('已保存')
    if (before) goBack()
    else replace('/pages/plan/detail/index', { id: saved.id })
  })
  return (
    <Page title={`写${PLAN_KIND_NAMES[draft.kind]}`} action={<Button kind='primary' onTap={run}>保存</Button>}>
      <FaultNotice fault={fault} />
      {above && <Notice kind='info'>从“{above.title}”分解：留下自己要做的，写清楚怎么做、谁来做。</Notice>}
      <Card>
        {!before && places.length > 1 && <Select label='哪里的' options={places.map(({ id, name }) => ({ value: id, name }))} value={draft.placeId} onChoose={placeId => change({ placeId })} />}
        <Field label='名称' value={draft.title} onInput={title => change({ title })} max={60} error={errorOf(fault, 'title')} />
        <Field label='总的要求' kind='long' value={draft.text} onInput={text => change({ text })} max={2000} optional />
        <Field label='全村人数' kind='number' value={draft.villagers ? String(draft.villagers) : ''} onInput={text => change({ villagers: Number(text) > 0 ? Math.floor(Number(text)) : undefined })} max={7} optional hint='受益面按它算；户册里有人数的不用填' error={errorOf(fault, 'villagers')} />
        {draft.kind === 'year' && <Select<VillageType | ''> label='哪一类村' options={[{ value: '', name: '没有分类' }, ...VILLAGE_TYPES.map(value => ({ value, name: VILLAGE_TYPE_NAMES[value] }))]} value={draft.villageType ?? ''} onChoose={value => change({ villageType: value || undefined })} />}
      </Card>
      {draft.items.map((item, at) => (
        <Card key={at} title={`第 ${at + 1} 项`} aside={draft.items.length > 1 && <Button kind='quiet' narrow label={`去掉第 ${at + 1} 项`} onTap={() => change({ items: draft.items.filter((_, index) => index !== at) })}>去掉</Button>}>
          <ItemFields item={item} placeId={draft.placeId} onChange={more => set(at, more)} error={item.title.trim() ? undefined : errorOf(fault, 'items')} />
        </Card>
      ))}
      <Button onTap={() => change({ items: [...draft.items, emptyItem()] })}>再加一项</Button>
    </Page>
  )
}

function Add({ plan: { id, placeId, title } }: { plan: PlanDetail }) {
  const [item, setItem] = useState<PlanItemInput>(emptyItem)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!item.title.trim()) throw missing('items', '请写做什么')
    if (!reason.trim()) throw missing('reason', '请写为什么增加')
    await call(plan.addItem, { id, items: [item], reason: reason.trim() })
    say('已增加')
    goBack()
  })
  return (
    <Page title='增加一项' action={<Button kind='primary' onTap={run}>增加</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>{title}</p>
      <Card>
        <ItemFields item={item} placeId={placeId} onChange={more => setItem(before => ({ ...before, ...more }))} error={errorOf(fault, 'items')} />
        <Field label='为什么增加' kind='long' value={reason} onInput={setReason} max={500} error={errorOf(fault, 'reason')} />
      </Card>
    </Page>
  )
}

const NOBODY = 'nobody'

function ItemFields({ item, placeId, onChange, error }: { item: PlanItemInput; placeId: string; onChange: (more: Partial<PlanItemInput>) => void; error?: string }) {
  const people = useLoad(plan.people, { placeId }, { when: placeId !== '' })
  return (
    <>
      <Field label='做什么' value={item.title} onInput={title => onChange({ title })} max={100} error={error} />
      <Field label='做到什么程度' value={item.target} onInput={target => onChange({ target })} max={200} optional />
      <Field label='措施' kind='long' value={item.measures} onInput={measures => onChange({ measures })} max={500} optional />
      <Select label='责任人' options={[{ value: NOBODY, name: '没有' }, ...(people.data ?? []).map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))]} value={item.ownerId ?? NOBODY} onChoose={value => onChange({ ownerId: value === NOBODY ? undefined : value })} />
      <Field label='其他责任人' value={item.responsible} onInput={responsible => onChange({ responsible })} max={60} optional hint='不在名册里的，如村民小组长' />
      <DayPicker label='完成时限' value={item.due ?? null} onChoose={due => onChange({ due })} optional />
      <Choice label='阶段' options={ITEM_STAGES.map(value => ({ value, name: ITEM_STAGE_NAMES[value] }))} value={item.stage} onChoose={stage => onChange({ stage })} />
    </>
  )
}
