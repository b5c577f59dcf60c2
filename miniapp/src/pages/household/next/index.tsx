import { useState } from 'react'
import { household, type NextVisitLine } from '@village/shared/contract/household'
import { call } from '@/call'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { visitsToday } from '@/visits'
import { careWords, isLate, nextWords } from '../marks'

/** Whom to visit next, the most urgent first; those for today are ticked and kept on the phone. */
export default function Next() {
  const villageId = parameter('villageId') ?? ''
  const [search, setSearch] = useState('')
  const pages = usePages(household.next, { villageId, ...(search.trim() ? { search: search.trim() } : {}) }, { keep: false })
  const plans = may('household.write')
  const today = useLoad(household.today, undefined, { when: plans, keep: false })
  const [chosen, setChosen] = useState<string[] | null>(null)
  const planned = chosen ?? today.data?.visits.map(({ householdId }) => householdId) ?? []
  const flip = (id: string) => setChosen(planned.includes(id) ? planned.filter(each => each !== id) : [...planned, id])
  const { fault, run } = useAction(async () => {
    visitsToday.keep(await call(household.plan, { householdIds: planned }))
    say('已安排好')
    go('/pages/household/today/index')
  })
  const because = (pages.first.data as { because?: Parameters<typeof Basis>[0]['because'] } | null)?.because ?? []
  return (
    <Page title={parameter('name') ? `${parameter('name')}下面该走访谁` : '下面该走访谁'} action={plans && chosen !== null && <Button kind='primary' onTap={run}>今天去这 {planned.length} 户</Button>}>
      <FaultNotice fault={fault} />
      <Search value={search} onInput={setSearch} placeholder='查找姓名、拼音、户号或小组' />
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? search.trim() ? <Empty title='没有找到'>换个词试试。</Empty> : <Empty title='这里按先后列出该走访的户'>户册导入以后就会出现。</Empty>
        : (
          <>
            <Card title={plans ? '点一下选上今天去的' : '先后'} aside={<Basis because={because} title='先后怎么排' />} flush>
              <List label='该走访的户'>{pages.items.map(line => <Line key={line.id} line={line} chosen={planned.includes(line.id)} onTap={() => (plans ? flip(line.id) : go('/pages/household/one/index', { id: line.id }))} />)}</List>
            </Card>
            <More of={pages} unit='户' />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Line({ line, chosen, onTap }: { line: NextVisitLine; chosen: boolean; onTap: () => void }) {
  const { number, group, headName, lastVisit, visitsThisYear, next } = line
  return (
    <Row
      title={headName}
      note={sentence([number, group, careWords(line), nextWords(next) || '眼下没有要求走访', lastVisit ? `今年 ${visitsThisYear} 次，最近 ${dayWord(lastVisit)}` : '还没有走访'])}
      aside={chosen ? <Mark symbol='√' name='今天去' tone='pine' /> : isLate(next) ? <Mark symbol='!' name={next?.reason === 'event' ? '要去' : '过期'} tone='cinnabar' /> : undefined}
      arrow={false}
      onTap={onTap}
    />
  )
}
