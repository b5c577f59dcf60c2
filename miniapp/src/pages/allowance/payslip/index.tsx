import { useState } from 'react'
import { allowance, type Payslip } from '@village/shared/contract/allowance'
import { yuan } from '@village/shared/kernel/money'
import { today } from '@/clock'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Tabs } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord, monthWord, sentence } from '@/ui/words'

const THIS_YEAR = Number(today().slice(0, 4))

/** What was confirmed for the person himself, month by month. */
export default function PayslipPage() {
  const [year, setYear] = useState(String(THIS_YEAR))
  const load = useLoad(allowance.payslip, { year: Number(year) })
  return (
    <Page title='我的补助'>
      <Tabs label='哪一年' options={[THIS_YEAR, THIS_YEAR - 1].map(value => ({ value: String(value), name: `${value}年` }))} value={year} onChoose={setYear} />
      <Loaded of={load}>{payslip => <Whole payslip={payslip} />}</Loaded>
    </Page>
  )
}

function Whole({ payslip: { year, totalFen, lines } }: { payslip: Payslip }) {
  if (lines.length === 0) return <Empty title={`${year} 年还没有核定的补助`}>考勤表签字封存以后，由制度写明的单位核定，核定了在这里看得到。</Empty>
  return (
    <>
      <Notice kind='done' title={`${year} 年已核定 ${yuan(totalFen)} 元`}>每一笔点“依据”，看按哪一条、怎样算的。</Notice>
      {[...new Set(lines.map(({ month }) => month))].map(month => (
        <Card key={month} title={monthWord(month)} flush>
          <List label={monthWord(month)}>
            {lines.filter(line => line.month === month).map(({ item, itemName, number, quantity, amountFen, byName, at, because }) => (
              <Row
                key={`${item}${number}`} title={<>{itemName}{number > 1 && '（更正）'} <Basis because={because} title={itemName} /></>} note={sentence([quantity, `${byName} ${instantWord(at)} 核定`])}
                aside={<span className='numbers'>{`${amountFen > 0 ? '' : '扣回 '}${yuan(Math.abs(amountFen))} 元`}</span>}
              />
            ))}
          </List>
        </Card>
      ))}
    </>
  )
}
