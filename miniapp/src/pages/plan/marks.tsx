import type { PlanItem, PlanLine } from '@village/shared/contract/plan'
import { ITEM_STAGE_NAMES, ITEM_STATE_NAMES, PLAN_KIND_NAMES, PLAN_STATE_NAMES, type ItemState, type PlanState } from '@village/shared/contract/plan-words'
import { today } from '@/clock'
import { go } from '@/go'
import { Mark, Tag, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { dayWord, dueWord, sentence } from '@/ui/words'

const ITEMS: Record<ItemState, { symbol: string; tone: Tone }> = {
  open: { symbol: '…', tone: 'sky' }, done: { symbol: '?', tone: 'amber' }, confirmed: { symbol: '√', tone: 'pine' }, dropped: { symbol: '—', tone: 'plain' },
}
const PLANS: Record<PlanState, { symbol: string; tone: Tone }> = {
  draft: { symbol: '○', tone: 'plain' }, submitted: { symbol: '?', tone: 'amber' }, returned: { symbol: '↩', tone: 'cinnabar' }, adopted: { symbol: '…', tone: 'sky' }, closed: { symbol: '√', tone: 'pine' },
}

/** Still open after its last day. */
export function isLate({ state, due }: Pick<PlanItem, 'state' | 'due'>): boolean {
  return state === 'open' && due !== null && due < today()
}

export function ItemMark({ item: { state, due } }: { item: Pick<PlanItem, 'state' | 'due'> }) {
  if (due !== null && isLate({ state, due })) return <Tag tone='cinnabar'>! {dueWord(due)}</Tag>
  return <Mark {...ITEMS[state]} name={ITEM_STATE_NAMES[state]} />
}

export function PlanMark({ state }: { state: PlanState }) {
  return <Mark {...PLANS[state]} name={PLAN_STATE_NAMES[state]} />
}

/** Who answers for an item. */
export function responsibleWord({ ownerName, responsible }: Pick<PlanItem, 'ownerName' | 'responsible'>): string {
  return [ownerName, responsible].filter(Boolean).join('、')
}

/** An item as a line of a list. */
export function ItemRow({ item, place, staged = false }: { item: PlanItem; place?: string; staged?: boolean }) {
  const { id, title, due, stage, progress, lacks } = item
  return (
    <Row
      title={title}
      note={sentence([place, !staged && ITEM_STAGE_NAMES[stage], responsibleWord(item), due && `${dayWord(due)}前`, progress && `${dayWord(progress.day)} ${progress.text}`, lacks.length > 0 && `缺${lacks.join('、')}`])}
      aside={<ItemMark item={item} />} onTap={() => go('/pages/plan/item/index', { id })}
    />
  )
}

/** A plan as a line of a list. */
export function PlanRow({ line: { id, kind, year, title, placeName, state, items, confirmed, overdue } }: { line: PlanLine }) {
  return (
    <Row
      title={title} note={sentence([placeName, `${year}年`, PLAN_KIND_NAMES[kind], `${items} 项，完成 ${confirmed} 项`])}
      aside={overdue > 0 ? <Tag tone='cinnabar'>! {overdue} 项过期</Tag> : <PlanMark state={state} />} onTap={() => go('/pages/plan/detail/index', { id })}
    />
  )
}
