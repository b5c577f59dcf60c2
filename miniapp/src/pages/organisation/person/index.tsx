import Taro from '@tarojs/taro'
import { useState } from 'react'
import { organisation, type PersonDetail, type Term } from '@village/shared/contract/organisation'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { periodWord, sentence } from '@/ui/words'
import { Security } from './security'

export default function Person() {
  const [id] = useState(() => parameter('id') ?? '')
  const person = useLoad(organisation.person, { id }, { keep: false })
  return (
    <Page title={person.data?.name ?? '人员'} wide>
      <Loaded of={person}>
        {data => (
          <div className='columns'>
            <div className='column'>
              <About person={data} />
              {may('identity.manage') && <Security personId={id} name={data.name} />}
            </div>
            <div className='column'><Terms person={data} /></div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function About({ person }: { person: PersonDetail }) {
  const { phone, phoneMasked } = person
  const tap = phone && !phoneMasked ? () => Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined) : undefined
  return (
    <>
      <Card><Facts items={[{ name: '派出单位', value: person.unitName ?? '没有登记' }, { name: '职务', value: person.post ?? '没有登记' }]} /></Card>
      <Card flush>
        <List label='联系和修改'>
          <Row title={<span className='numbers'>{phone ?? '没有登记手机号'}</span>} note={tap ? '点一下拨打电话' : '完整号码只给工作需要的人看'} onTap={tap} />
          {may('organisation.manage') && <Row title='修改姓名、单位、手机号' onTap={() => go('/pages/organisation/person-edit/index', { id: person.id })} />}
        </List>
      </Card>
    </>
  )
}

function Terms({ person }: { person: PersonDetail }) {
  const manage = may('organisation.manage')
  const open = person.terms.filter(isOpen)
  const past = person.terms.filter(term => !isOpen(term))
  const onTeam = open.some(({ teamId }) => teamId !== null)
  return (
    <>
      <Card title='现在的任职' flush>
        <List label='现在的任职'>
          {open.map(term => <TermRow key={term.id} term={term} person={person} manage={manage} />)}
          {open.length === 0 && <Row title='没有在任的角色' note={manage ? '新增任职后，这个人才能登录和计考勤' : undefined} />}
          {onTeam && may('posting.read') && <Row title='任期和交接' note='什么时候期满，办理离任交接' onTap={() => go('/pages/posting/person/index', { personId: person.id })} />}
          {manage && <Row title='新增任职' onTap={() => go('/pages/organisation/term/index', { id: person.id, name: person.name })} />}
          {manage && onTeam && <Row title='调到另一支工作队' onTap={() => go('/pages/organisation/term/index', { id: person.id, name: person.name, move: 'yes' })} />}
        </List>
      </Card>
      {past.length > 0 && (
        <Card title='以前的任职' flush>
          <List label='以前的任职'>{past.map(term => <TermRow key={term.id} term={term} person={person} manage={false} />)}</List>
        </Card>
      )}
    </>
  )
}

function TermRow({ term, person, manage }: { term: Term; person: PersonDetail; manage: boolean }) {
  const end = () => go('/pages/organisation/end/index', { personId: person.id, termId: term.id, name: `${person.name}的${term.roleName}任职`, from: term.from })
  return (
    <Row
      title={<>{term.roleName} {term.from > today() && <Tag tone='sky'>还没开始</Tag>}</>}
      note={sentence([term.teamName ?? term.organisationName, periodWord(term.from, term.to)])}
      aside={manage ? '结束' : undefined}
      onTap={manage ? end : undefined}
    />
  )
}

function isOpen({ to }: Term): boolean {
  return to === null || to >= today()
}
