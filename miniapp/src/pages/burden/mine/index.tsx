import { useState } from 'react'
import { burden, type MyBurdenItem } from '@village/shared/contract/burden'
import { addDays, weekday } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go } from '@/go'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { WeekStepper } from '@/ui/stepper'
import { dayWord, sentence } from '@/ui/words'
import { besidesWord, HowCounted, Numbers } from '../numbers'

/** What is asked of the person himself in a week; his alone to see. */
export default function MyBurdenPage() {
  const [week, setWeek] = useState(addDays(today(), 1 - weekday(today())))
  const load = useLoad(burden.mine, { week })
  return (
    <Page title='我这一周要办多少' action={<Button kind='primary' onTap={() => go('/pages/due/list/index')}>去看要做的事</Button>}>
      <WeekStepper monday={week} onChoose={setWeek} ahead />
      <Loaded of={load}>
        {({ each, ceiling, above, items }) => (
          <>
            <Numbers title='这一周' each={each} ceiling={ceiling} above={above} note='全队的按人分摊' />
            {items.length === 0 && <Empty title='这里是这一周要您办的事'>这一周制度、部门和会议都没有要求。</Empty>}
            <Items title='要我办的' items={items.filter(({ team }) => team === null)} />
            <Items title='要全队办的' items={items.filter(({ team }) => team !== null)} />
            <HowCounted />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Items({ title, items }: { title: string; items: MyBurdenItem[] }) {
  if (items.length === 0) return null
  return (
    <Card title={title} flush>
      <List label={title}>
        {items.map(({ source, title: what, askedBy, entries, fields, due, because }) => (
          <Row key={`${source}${what}${askedBy}`} title={what} note={sentence([due && entries === 1 && `${dayWord(due)}前`, askedBy, besidesWord({ fields })])} aside={<><span className='numbers'>{entries} 件</span> <Basis because={because} title={what} /></>} />
        ))}
      </List>
    </Card>
  )
}
