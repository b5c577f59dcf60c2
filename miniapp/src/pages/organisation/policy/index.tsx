import { type EditionLine, policy } from '@village/shared/contract/policy'
import { today } from '@/clock'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord } from '@/ui/words'

/** Which regulation holds where, and what its document leaves to the county. */
export default function Policy() {
  const editions = useLoad(policy.editions, {})
  const manage = may('policy.manage')
  const missing = (editions.data?.items ?? []).filter(edition => edition.inForce).reduce((sum, { blanks }) => sum + blanks, 0)
  return (
    <Page title='制度和节假日' wide action={manage && <Button kind='primary' onTap={() => go('/pages/organisation/adopt/index')}>选用制度</Button>}>
      {missing > 0 && <Notice kind='warn' title={`还有 ${missing} 处空缺没有填`}>制度原文没有写明的地方，要由管理员填写。没填之前，用到它的地方会说明缺什么，不会替您猜。</Notice>}
      <div className='columns'>
        <div className='column'>
          <Loaded of={editions}>
            {({ items }) => items.length > 0
              ? <Card title='各地的制度' flush><List label='各地的制度'>{items.map(edition => <EditionRow key={edition.id} edition={edition} />)}</List></Card>
              : <Empty title='这里会列出各地选用的制度'>先给全县选用一份制度；某个乡镇有自己的办法，再单独选用。</Empty>}
          </Loaded>
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

function years(): number[] {
  const year = Number(today().slice(0, 4))
  return [year + 1, year, year - 1]
}

function EditionRow({ edition }: { edition: EditionLine }) {
  return (
    <Row
      title={edition.title}
      note={`${edition.organisationName}，${dayWord(edition.effectiveFrom)} 起`}
      aside={edition.state === 'draft' ? <Tag tone='amber'>草稿</Tag> : edition.inForce ? <Tag tone='green'>施行中</Tag> : undefined}
    />
  )
}
