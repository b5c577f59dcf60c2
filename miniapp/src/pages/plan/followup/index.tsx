import { useState } from 'react'
import { project, type UnitFollowupReply } from '@village/shared/contract/project'
import { PERIOD_NAMES } from '@village/shared/rules/cadence'
import { today } from '@/clock'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

const THIS_YEAR = Number(today().slice(0, 4))
/** A few are read at a glance. */
const FEW = 4

/** How the leaders of the units look after those they sent. */
export default function UnitFollowup() {
  const [year, setYear] = useState(String(THIS_YEAR))
  const [search, setSearch] = useState('')
  const pages = usePages(project.followup, { year: Number(year), ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <Page title='派出单位跟踪'>
      <Tabs label='哪一年' options={[THIS_YEAR, THIS_YEAR - 1].map(value => ({ value: String(value), name: `${value}年` }))} value={year} onChoose={setYear} />
      {(search !== '' || pages.total > FEW) && <Search value={search} onInput={setSearch} placeholder='查找单位或拼音' />}
      <Loaded of={pages.first}>{() => pages.items.every(({ roles }) => roles.length === 0)
        ? search && pages.items.length === 0 ? <Empty title='没有找到'>换个词试试。</Empty> : <Empty title='这里是派出单位到村和听汇报的情况'>{pages.items.length === 0 ? '您的范围里没有派出单位的驻村干部。' : '本地的制度没有规定派出单位领导到村和听汇报的次数。'}</Empty>
        : <>{pages.items.map(unit => <Unit key={unit.unitId} of={unit} />)}<More of={pages} unit='个单位' /></>}
      </Loaded>
    </Page>
  )
}

function Unit({ of: { unitName, cadres, roles } }: { of: UnitFollowupReply }) {
  return (
    <Card title={unitName} aside={<>{cadres} 名驻村干部 <Basis because={roles.flatMap(({ because }) => because)} title='要去几次、听几次' /></>} flush>
      <List label={unitName}>
        {roles.flatMap(({ role, roleName, duties, missing }) => duties.map(({ what, name, per, count, days }) => (
          <Row
            key={`${role}${what}`} title={`${roleName}${name}`} note={sentence([`${PERIOD_NAMES[per]} ${count} 次`, days.length > 0 ? days.map(dayWord).join('、') : '还没有', missing.length > 0 && `缺 ${missing.join('、')}`])}
            aside={missing.length > 0 ? <Mark symbol='!' name='不够' tone='cinnabar' /> : <Mark symbol='√' name={`${days.length} 次`} tone='pine' />}
          />
        )))}
      </List>
    </Card>
  )
}
