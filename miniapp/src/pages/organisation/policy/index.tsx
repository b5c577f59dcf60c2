import { useState } from 'react'
import { type Adoption, policy } from '@village/shared/contract/policy'
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
import { BlankEditor } from './blank'

type Blank = Adoption['blanks'][number]

/** Which regulation holds where, and what its document leaves to the county. */
export default function Policy() {
  const adoptions = useLoad(policy.adoptions, undefined)
  const [filling, setFilling] = useState<{ adoption: Adoption; blank: Blank } | null>(null)
  const manage = may('policy.manage')
  const missing = adoptions.data?.flatMap(({ blanks }) => blanks).filter(({ value }) => value === null).length ?? 0
  return (
    <Page title='制度和节假日' wide action={manage && <Button kind='primary' onTap={() => go('/pages/organisation/adopt/index')}>选用制度</Button>}>
      {missing > 0 && <Notice kind='warn' title={`还有 ${missing} 处空缺没有填`}>制度原文没有写明的地方，要由管理员填写。没填之前，用到它的地方会说明缺什么，不会替您猜。</Notice>}
      <div className='columns'>
        <div className='column'>
          <Loaded of={adoptions}>
            {items => items.length > 0
              ? <>{items.map(adoption => <AdoptionCard key={adoption.id} adoption={adoption} onFill={manage ? blank => setFilling({ adoption, blank }) : undefined} />)}</>
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
      {filling && <BlankEditor adoption={filling.adoption} blank={filling.blank} onClose={() => setFilling(null)} onDone={() => { void adoptions.reload() }} />}
    </Page>
  )
}

function years(): number[] {
  const year = Number(today().slice(0, 4))
  return [year + 1, year, year - 1]
}

function AdoptionCard({ adoption, onFill }: { adoption: Adoption; onFill?: (blank: Blank) => void }) {
  return (
    <Card title={adoption.organisationName} aside={`${dayWord(adoption.effectiveFrom)} 起`} flush>
      <List label={adoption.organisationName}>
        <Row title={adoption.profileTitle} />
        {adoption.blanks.map(blank => (
          <Row
            key={blank.key}
            title={blank.label}
            note={blank.clause}
            aside={blank.value === null ? <Tag tone='amber'>! 没有填</Tag> : shown(blank.value)}
            onTap={onFill ? () => onFill(blank) : undefined}
          />
        ))}
      </List>
    </Card>
  )
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '已填'
}
