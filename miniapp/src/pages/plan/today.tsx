import { plan } from '@village/shared/contract/plan'
import { go } from '@/go'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'
import { ItemRow, PlanRow } from './marks'

const SHOWN = 3

/** The items and plans that lie on the table of the one who opens the app; nothing where none does. */
export function PlansToday() {
  const { data } = useLoad(plan.work, undefined, { when: may('plan.read') })
  if (!data) return null
  const { items, toConfirm, toReview } = data
  const count = items.length + toConfirm.length + toReview.length
  if (count === 0) return null
  return (
    <Card title='计划和承诺' aside={`${count} 件`} flush>
      <List label='等我办的计划条目'>
        {toReview.slice(0, SHOWN).map(line => <PlanRow key={line.id} line={line} />)}
        {items.slice(0, SHOWN).map(item => <ItemRow key={item.id} item={item} />)}
        {toConfirm.slice(0, SHOWN).map(item => <ItemRow key={item.id} item={item} />)}
        {count > SHOWN && <Row title='全部计划和承诺' onTap={() => go('/pages/plan/list/index')} />}
      </List>
    </Card>
  )
}
