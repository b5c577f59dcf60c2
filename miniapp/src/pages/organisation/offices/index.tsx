import { useState } from 'react'
import { type Office, organisation } from '@village/shared/contract/organisation'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { periodWord } from '@/ui/words'

const FEW = 3

/** Who is who at the county and the townships, since when. */
export default function Offices() {
  const [when, setWhen] = useState<'now' | 'all'>('now')
  const [search, setSearch] = useState('')
  const pages = usePages(organisation.offices, { when, ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <Page title='领导机构和办公室' wide>
      <Tabs label='哪些人' options={[{ value: 'now', name: '现任' }, { value: 'all', name: '连同以前的' }]} value={when} onChoose={setWhen} />
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找姓名或乡镇' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : '这里是县和乡镇管驻村工作的人'}>{search ? '换个词试试。' : '您还没有任职，看不到机构。'}</Empty>
        : <>{pages.items.map(office => <OfficeCard key={office.organisationId} office={office} />)}<More of={pages} unit='个机构' /></>}
      </Loaded>
    </Page>
  )
}

function OfficeCard({ office: { name, seats } }: { office: Office }) {
  return (
    <Card title={name} flush>
      <List label={name}>
        {seats.map(({ role, roleName, people }) => people.map(each => <Row key={`${role}${each.name}${each.from}`} title={each.name} note={roleName} aside={periodWord(each.from, each.to)} />))}
        {seats.length === 0 && <Row title='还没有人任职' note='审批到这一级时没有人办，请管理员补上任职' />}
      </List>
    </Card>
  )
}
