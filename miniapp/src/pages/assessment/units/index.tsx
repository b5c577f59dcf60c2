import { useState } from 'react'
import { assessment } from '@village/shared/contract/assessment'
import { nameOfWord } from '@village/shared/kernel/word'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { YearStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'

const FEW = 6

/** Double assessment: each unit with what was decided of those it sent. */
export default function AssessmentUnits() {
  const [year, setYear] = useState(today().slice(0, 4))
  const [search, setSearch] = useState('')
  const pages = usePages(assessment.units, { year: Number(year), search: search.trim() || undefined }, { keep: false })
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(assessment.unitsXlsx, { year: Number(year) })
    await handOver(bytes, name)
  })
  return (
    <Page title='双考核表'>
      <YearStepper year={year} onChoose={setYear} />
      <p className='paragraph'>一个派出单位一行：它的人和工作队考核怎样，制度写对单位怎样。年度考核和期满考核审定以后列在这里。</p>
      {(pages.total > FEW || search) && <Search placeholder='查找单位' value={search} onInput={setSearch} />}
      <Paged of={pages} label='双考核表' unit='个单位' empty={<Empty title={search ? '没有找到，换个词试试' : `${year} 年还没有审定的考核`}>年度考核和期满考核审定以后出现在这里。</Empty>}>
        {({ unitId, unitName, people, teams, grades, received }) => (
          <Row
            key={unitId} title={unitName} note={sentence([people > 0 && `${people} 人`, teams > 0 && `${teams} 支工作队`, ...grades.map(({ grade, count }) => `${nameOfWord(grade)} ${count} 人`), people > 0 && `单位收到 ${received} 人的结果`])}
            onTap={() => go('/pages/assessment/unit/index', { id: unitId, year })}
          />
        )}
      </Paged>
      <FaultNotice fault={fault} />
      {pages.total > 0 && <div className='actions'><Button onTap={run}>导出表格</Button></div>}
    </Page>
  )
}
