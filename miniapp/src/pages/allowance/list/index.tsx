import { useState } from 'react'
import { allowance, type AllowancePlace, type AllowanceState } from '@village/shared/contract/allowance'
import { addMonths, monthOf } from '@village/shared/kernel/day'
import { yuan } from '@village/shared/kernel/money'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Empty, FaultNotice, Mark, type Tone } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'

const FEW = 6
const STATES: Record<AllowanceState, { symbol: string; name: string; tone: Tone }> = {
  unsealed: { symbol: '…', name: '未封存', tone: 'plain' }, incomplete: { symbol: '!', name: '缺数据', tone: 'cinnabar' }, open: { symbol: '△', name: '待核定', tone: 'amber' },
  settled: { symbol: '√', name: '已核定', tone: 'pine' }, none: { symbol: '—', name: '不发补助', tone: 'plain' },
}

/** The allowances of a month, village by village: drawn from the sheets that are closed. */
export default function Allowances() {
  const [month, setMonth] = useState(parameter('month') ?? addMonths(monthOf(today()), -1))
  const [search, setSearch] = useState('')
  const pages = usePages(allowance.places, { month, ...(search.trim() ? { search: search.trim() } : {}) })
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(allowance.xlsx, { month })
    await handOver(bytes, name)
  })
  const isReady = pages.items.some(({ state }) => state !== 'unsealed' && state !== 'none')
  return (
    <Page title='驻村补助' action={may('allowance.export') && isReady && <Button onTap={run}>导出发放表</Button>}>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      <FaultNotice fault={fault} />
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找村' />}
      <Paged of={pages} label='各村的补助' unit='个村' empty={<Empty title={search ? '没有找到' : '这里按封存的考勤表算补助'}>{search ? '换个词试试。' : '这个月您能看到的地方没有驻村干部。'}</Empty>}>
        {place => <Place key={place.villageId} place={place} month={month} />}
      </Paged>
    </Page>
  )
}

function Place({ place: { villageId, villageName, townshipName, people, state, openFen, settledFen }, month }: { place: AllowancePlace; month: string }) {
  return (
    <Row
      title={villageName} note={sentence([townshipName, `${people} 人`, openFen !== 0 && `待核定 ${yuan(openFen)} 元`, settledFen !== 0 && `已核定 ${yuan(settledFen)} 元`])}
      aside={<Mark {...STATES[state]} />} onTap={() => go('/pages/allowance/village/index', { villageId, month })}
    />
  )
}
