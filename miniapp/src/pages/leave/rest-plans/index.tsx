import { useState } from 'react'
import { REST_PLAN_KINDS, REST_PLAN_NAMES, REST_PLAN_STATE_NAMES, rest, type RestPlanHead, type RestPlanKind } from '@village/shared/contract/rest'
import { restPeriodOf } from '@village/shared/rules/rest-plan'
import { today } from '@/clock'
import { go } from '@/go'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { QuarterStepper, YearStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'

export const PLAN_MARKS = {
  none: { symbol: '·', tone: 'plain' }, proposed: { symbol: '…', tone: 'amber' }, agreed: { symbol: '√', tone: 'pine' },
} as const

/** Which teams have their plan of rest for the quarter or the year, and how much of it was asked for. */
export default function RestPlansPage() {
  const [kind, setKind] = useState<RestPlanKind>('rotation_rest')
  const [period, setPeriod] = useState(() => restPeriodOf('rotation_rest', today()))
  const [search, setSearch] = useState('')
  const pages = usePages(rest.list, { kind, period, search: search.trim() || undefined })
  const choose = (next: RestPlanKind) => {
    setKind(next)
    setPeriod(restPeriodOf(next, today()))
  }
  return (
    <Page title='轮休和年休计划'>
      <Tabs label='哪一种计划' options={REST_PLAN_KINDS.map(value => ({ value, name: REST_PLAN_NAMES[value] }))} value={kind} onChoose={choose} />
      {kind === 'rotation_rest' ? <QuarterStepper quarter={period} onChoose={setPeriod} /> : <YearStepper year={period} onChoose={setPeriod} />}
      {(search !== '' || pages.total > 8) && <Search placeholder='查找队名、村名' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title={search ? '没有找到' : '这段时间没有工作队'}>{search ? '换个名字试试。' : '各队的计划会列在这里。'}</Empty>
          : (
            <Card flush>
              <List label={REST_PLAN_NAMES[kind]}>
                {pages.items.map(head => (
                  <Row
                    key={head.teamId}
                    title={head.villageName}
                    note={noteOf(head)}
                    aside={head.known ? <Mark {...PLAN_MARKS[head.state]} name={head.waits ? '等您同意' : REST_PLAN_STATE_NAMES[head.state]} /> : undefined}
                    onTap={() => go('/pages/leave/rest-plan/index', { teamId: head.teamId, kind, period })}
                  />
                ))}
              </List>
              <More of={pages} unit='个队' />
            </Card>
          )}
      </Loaded>
    </Page>
  )
}

function noteOf({ teamName, known, planned, askedFor }: RestPlanHead): string {
  if (!known) return '制度没有规定'
  return sentence([teamName, planned > 0 ? `安排 ${planned} 次，已申请 ${askedFor} 次` : null])
}
