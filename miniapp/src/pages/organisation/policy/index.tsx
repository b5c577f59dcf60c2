import { useState } from 'react'
import { type EditionLine, policy } from '@village/shared/contract/policy'
import { today } from '@/clock'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { periodWord } from '@/ui/words'
import { PlaceCard } from './place'

/** Which regulation holds where, since when, what it leaves open, and which drafts wait for a second person. */
export default function Policy() {
  const [input] = useState({})
  const editions = usePages(policy.editions, input)
  const manage = may('policy.manage')
  const missing = editions.items.filter(({ inForce }) => inForce).reduce((sum, { blanks }) => sum + blanks, 0)
  return (
    <Page title='制度和节假日' wide action={manage && <Button kind='primary' onTap={() => go('/pages/organisation/adopt/index')}>选用制度</Button>}>
      {missing > 0 && <Notice kind='warn' title={`还有 ${missing} 处空缺没有填`}>制度原文没有写明的地方，要由管理员填写。没填之前，用到它的地方会说明缺什么，不会替您猜。</Notice>}
      <Gaps />
      <div className='columns'>
        <div className='column'>
          <Loaded of={editions.first}>
            {({ items }) => (items.length > 0
              ? <>{places(editions.items).map(lines => <PlaceCard key={lines[0].organisationId} lines={lines} />)}</>
              : <Empty title='这里会列出各地选用的制度'>先给全县选用一份制度；某个乡镇有自己的办法，再单独选用。</Empty>)}
          </Loaded>
          {editions.more && <More of={editions} unit='版' />}
        </div>
        <div className='column'>
          <Card title='节假日安排' flush>
            <List label='节假日安排'>
              {years().map(year => <Row key={year} title={`${year}年`} onTap={() => go('/pages/organisation/calendar/index', { year: String(year) })} />)}
            </List>
          </Card>
        </div>
      </div>
    </Page>
  )
}

function places(lines: EditionLine[]): EditionLine[][] {
  const ids = [...new Set(lines.map(({ organisationId }) => organisationId))]
  return ids.map(id => lines.filter(({ organisationId }) => organisationId === id))
}

/** Days on which nothing was in force although teams stood there. */
function Gaps() {
  const gaps = useLoad(policy.gaps, undefined)
  if (!gaps.data || gaps.data.length === 0) return null
  return (
    <Notice kind='warn' title='有的日子没有制度'>
      {gaps.data.map(({ organisationId, organisationName, from, to }) => <p key={`${organisationId}${from}`} className='paragraph'>{organisationName}：{periodWord(from, to)}没有生效的制度，这些天的考勤算不出来。</p>)}
    </Notice>
  )
}

function years(): number[] {
  const year = Number(today().slice(0, 4))
  return [year + 1, year, year - 1]
}
