import { household } from '@village/shared/contract/household'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'

/** An entry is one tap away from the first page, and so are the households of today. */
export function QuickRecord() {
  if (!may('record.write')) return null
  return (
    <>
      <div className='actions'><Button onTap={() => go('/pages/record/add/index')}>记一条</Button></div>
      <Visits />
    </>
  )
}

/** How many households were planned for today; no name stands on the first page. */
function Visits() {
  const { data } = useLoad(household.today, undefined, { when: may('household.write'), keep: false })
  if (!data || data.visits.length === 0) return null
  const left = data.visits.filter(({ visited }) => !visited).length
  return <Card flush><List label='今天的走访'><Row title='今天去的户' note={left > 0 ? `还有 ${left} 户没去` : '都去过了'} aside={`${data.visits.length} 户`} onTap={() => go('/pages/household/today/index')} /></List></Card>
}
