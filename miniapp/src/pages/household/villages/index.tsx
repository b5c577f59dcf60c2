import { useState } from 'react'
import { household, type HouseholdVillage } from '@village/shared/contract/household'
import { go } from '@/go'
import { may } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { dayWord } from '@/ui/words'
import { CoverSheet } from '../cover'
import '../household.scss'

/** From here on a village is looked for. */
const MANY = 5

/** How the register and the visits of each village stand. */
export default function Villages() {
  const [search, setSearch] = useState('')
  const pages = usePages(household.villages, { search: search.trim() || undefined }, { keep: false })
  return (
    <Page title='户和走访' wide action={may('household.write') && <Button kind='primary' onTap={() => go('/pages/household/today/index')}>今天去的户</Button>}>
      {(search !== '' || pages.total > MANY) && <Search placeholder='查找村或乡镇' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? search ? <Empty title='没有找到这样的村' /> : <Empty title='这里列出各村的户和走访情况'>您的管理范围内还没有村。</Empty>
        : <>{pages.items.map(village => <Village key={village.villageId} village={village} />)}<More of={pages} unit='个村' /></>}
      </Loaded>
    </Page>
  )
}

function Village({ village }: { village: HouseholdVillage }) {
  const { villageId, villageName, townshipName, households, people, green, yellow, red, monitored, key, unpaired, conflicts, visitedThisYear, keyVisitedThisQuarter, firstRound, because, may: mine } = village
  const [looking, look] = useState(false)
  const open = (page: string) => go(page, { villageId, name: villageName })
  if (households === 0) {
    return (
      <Card title={`${villageName}（${townshipName}）`}>
        <p>还没有户册。{mine.manage ? '下载模板填好，一次导入。' : '请队长、村或乡镇驻村办导入。'}</p>
        {mine.manage && <div className='actions'><Button onTap={() => open('/pages/household/import/index')}>导入户册</Button></div>}
      </Card>
    )
  }
  const items = [
    ...(green + yellow + red > 0 ? [{ name: '预警分区', value: `绿 ${green} 户，黄 ${yellow} 户，红 ${red} 户` }] : []),
    { name: '监测和重点', value: `监测对象 ${monitored} 户，重点户 ${key} 户` },
    ...(key > 0 ? [{ name: '重点户本季度', value: `走访 ${keyVisitedThisQuarter} 户，还差 ${key - keyVisitedThisQuarter} 户` }] : []),
    ...(firstRound ? [{ name: '首次逐户走访', value: firstRound.remaining === 0 ? '已走完' : `还差 ${firstRound.remaining} 户，${dayWord(firstRound.due)}前走完` }] : []),
  ]
  return (
    <Card title={`${villageName}（${townshipName}）`} aside={<Basis because={because} title='走访怎么要求' />}>
      <div className='fact-row household-facts'>
        <Fact name='户' unit={`户 ${people} 人`}>{households}</Fact>
        <Fact name='今年走访' unit='户' tone='pine'>{visitedThisYear}</Fact>
      </div>
      <Facts items={items} />
      {unpaired > 0 && <p><Mark symbol='!' name={`${unpaired} 户贫困户没有干部包联`} tone='cinnabar' /></p>}
      {conflicts > 0 && <p><Mark symbol='!' name={`${conflicts} 户两个人改得不一样，等核对`} tone='amber' /></p>}
      <div className='actions'>
        <Button onTap={() => open('/pages/household/next/index')}>下面该走访谁</Button>
        <Button onTap={() => open('/pages/household/list/index')}>户册</Button>
        <Button onTap={() => look(true)}>谁包联</Button>
        {mine.manage && <Button onTap={() => open('/pages/household/import/index')}>导入</Button>}
      </div>
      {looking && <CoverSheet villageId={villageId} name={villageName} onClose={() => look(false)} />}
    </Card>
  )
}
