import { useState } from 'react'
import { yuan } from '@village/shared/kernel/money'
import { support, type ConditionLine } from '@village/shared/contract/support'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go } from '@/go'
import { mayRecord } from '@/recording'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'

const FEW = 6
const THIS_YEAR = Number(today().slice(0, 4))

/** The money, the cars and the rooms of each team. */
export default function Conditions() {
  const [year, setYear] = useState(String(THIS_YEAR))
  const [search, setSearch] = useState('')
  const wanted = { year: Number(year), ...(search.trim() ? { search: search.trim() } : {}) }
  const pages = usePages(support.conditions, wanted)
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(support.conditionsXlsx, wanted)
    await handOver(bytes, name)
  })
  return (
    <Page title='经费、用车和住宿' wide action={mayRecord('fund') && <Button kind='primary' onTap={() => go('/pages/record/add/index', { kind: 'fund' })}>登记经费</Button>}>
      <Tabs label='哪一年' options={[THIS_YEAR, THIS_YEAR - 1].map(value => ({ value: String(value), name: `${value}年` }))} value={year} onChoose={setYear} />
      <FaultNotice fault={fault} />
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找工作队、村或乡镇' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : '这里是工作队的经费、用车和住宿'}>{search ? '换个词试试。' : '这一年您的范围里没有工作队。'}</Empty>
        : <>{pages.items.map(line => <Team key={line.teamId} line={line} />)}<More of={pages} unit='支队' /></>}
      </Loaded>
      <div className='actions'>
        {mayRecord('vehicle') && <Button onTap={() => go('/pages/record/add/index', { kind: 'vehicle' })}>登记用车</Button>}
        {mayRecord('lodging') && <Button onTap={() => go('/pages/record/add/index', { kind: 'lodging' })}>登记住宿</Button>}
        {pages.items.length > 0 && <Button onTap={run}>导出表格</Button>}
      </div>
    </Page>
  )
}

function Team({ line: { teamName, villageId, townshipName, inFen, outFen, balanceFen, funds, trips, kilometres, lodging, because } }: { line: ConditionLine }) {
  const records = (kind: string) => (may('record.read') ? () => go('/pages/record/list/index', { box: 'all', kind, organisationId: villageId }) : undefined)
  return (
    <Card title={teamName} aside={<>{townshipName} <Basis because={because} title='住宿、用车、费用由谁解决' /></>} flush>
      <List label={teamName}>
        <Row
          title={`结余 ${yuan(balanceFen)} 元`} note={`这一年收入 ${yuan(inFen)} 元，支出 ${yuan(outFen)} 元`}
          aside={balanceFen < 0 ? <Mark symbol='!' name='支出多于收入' tone='cinnabar' /> : undefined} onTap={records('fund')}
        />
        {funds.map(({ unitId, unitName, amountFen, leastFen, compliant, because: asked }) => (
          <Row
            key={unitId} title={<>{unitName}的工作经费 <Basis because={asked} title='单位每年给多少' /></>} note={sentence([`已给 ${yuan(amountFen)} 元`, !compliant && `应不少于 ${yuan(leastFen)} 元`])}
            aside={compliant ? <Mark symbol='√' name='够' tone='pine' /> : <Mark symbol='!' name='不够' tone='amber' />}
          />
        ))}
        <Row title='用车' note={trips === 0 ? '这一年没有登记' : `${trips} 次，${kilometres} 公里`} onTap={records('vehicle')} />
        <Row title='住宿' note={lodging || '没有登记'} onTap={records('lodging')} />
      </List>
    </Card>
  )
}
