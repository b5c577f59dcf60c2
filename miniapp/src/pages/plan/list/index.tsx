import { useState } from 'react'
import { plan, type PlanBox } from '@village/shared/contract/plan'
import { PLAN_KIND_NAMES, type PlanKind } from '@village/shared/contract/plan-words'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { PlanRow } from '../marks'

type Tab = PlanKind | 'above' | 'review'
const TABS: readonly { value: Tab; name: string }[] = [{ value: 'year', name: '计划' }, { value: 'commitment', name: '承诺' }, { value: 'special', name: '自选' }, { value: 'above', name: '上级' }, { value: 'review', name: '待审核' }]
const EMPTY: Record<Tab, [string, string]> = {
  year: ['这里是年度计划', '一项一项写明责任人、措施和时限，另一人审核以后照着做。'],
  commitment: ['这里是承诺', '向群众承诺的事，审核以后在公开栏公开，进展跟着走。'],
  special: ['这里是自选动作', '自己定的行动，和计划一样一项一项写、一项一项做。'],
  above: ['上级还没有发下来的计划', '上级的计划执行以后在这里，可以分解成自己的几项。'],
  review: ['现在没有等您审核的', '下面提交的计划和承诺会出现在这里。'],
}
const FEW = 6

/** Plans and commitments, by kind. */
export default function PlanList() {
  const [tab, setTab] = useState<Tab>(() => TABS.find(({ value }) => value === parameter('tab'))?.value ?? 'year')
  const [search, setSearch] = useState('')
  const isKind = tab !== 'above' && tab !== 'review'
  const input: { box: PlanBox; kind?: PlanKind; search?: string } = { box: isKind ? 'here' : tab, ...(isKind ? { kind: tab } : {}), ...(search.trim() ? { search: search.trim() } : {}) }
  const pages = usePages(plan.list, input)
  const tabs = TABS.filter(({ value }) => value !== 'review' || may('plan.review'))
  return (
    <Page title='计划和承诺' action={may('plan.write') && isKind && <Button kind='primary' onTap={() => go('/pages/plan/edit/index', { kind: tab })}>写{PLAN_KIND_NAMES[tab]}</Button>}>
      <Tabs label='哪些计划' options={tabs} value={tab} onChoose={setTab} />
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找计划、条目、地方或人' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : EMPTY[tab][0]}>{search ? '换个词试试。' : EMPTY[tab][1]}</Empty>
        : <><Card flush><List label='计划'>{pages.items.map(line => <PlanRow key={line.id} line={line} />)}</List></Card><More of={pages} unit='份' /></>}
      </Loaded>
      <div className='actions'><Button onTap={() => go('/pages/plan/targets/index')}>年度目标</Button><Button onTap={() => go('/pages/plan/projects/index')}>项目</Button><Button onTap={() => go('/pages/plan/assets/index')}>物资</Button><Button onTap={() => go('/pages/plan/rules/index')}>内部制度</Button></div>
    </Page>
  )
}
