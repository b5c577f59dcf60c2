import type { PlanItem } from '@village/shared/contract/plan'
import { ITEM_STAGE_NAMES, ITEM_STAGES } from '@village/shared/contract/plan-words'
import { Card } from '@/ui/card'
import { sentence } from '@/ui/words'
import { isLate } from './marks'

/** What becomes of an item, in the order in which it stands in the bar. */
const PARTS: readonly { name: string; part: string; holds: (item: PlanItem) => boolean }[] = [
  { name: '已完成', part: 'confirmed', holds: ({ state }) => state === 'confirmed' },
  { name: '待确认', part: 'done', holds: ({ state }) => state === 'done' },
  { name: '过期', part: 'late', holds: isLate },
  { name: '进行中', part: 'open', holds: item => item.state === 'open' && !isLate(item) },
]

/** How far the stages of a plan are, one above the other (挂图作战): what was given up stands in none. */
export function Stages({ items }: { items: readonly PlanItem[] }) {
  const counted = items.filter(({ state }) => state !== 'dropped')
  const stages = ITEM_STAGES.map(stage => ({ stage, own: counted.filter(item => item.stage === stage) })).filter(({ own }) => own.length > 0)
  if (stages.length < 2) return null
  return (
    <Card title='各阶段的进度'>
      {stages.map(({ stage, own }) => {
        const parts = PARTS.map(each => ({ ...each, count: own.filter(each.holds).length })).filter(({ count }) => count > 0)
        return (
          <div key={stage} className='plan-stage'>
            <div className='plan-stage-head'><span>{ITEM_STAGE_NAMES[stage]}</span><span className='plan-stage-words'>{sentence(parts.map(({ name, count }) => `${name} ${count}`))}</span></div>
            <div className='plan-stage-bar' aria-hidden='true'>{parts.map(({ part, count }) => <span key={part} className={`plan-stage-part plan-stage-${part}`} style={{ flexGrow: count }} />)}</div>
          </div>
        )
      })}
    </Card>
  )
}
