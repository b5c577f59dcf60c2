import { useEffect, useState } from 'react'
import { organisation, type PersonLine } from '@village/shared/contract/organisation'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'

const PAUSE = 400

export default function People() {
  const [{ organisationId, name }] = useState(() => ({ organisationId: parameter('organisationId'), name: parameter('name') }))
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const people = usePages(organisation.people, { organisationId, search: search || undefined })
  const add = may('organisation.manage') ? <Button kind='primary' onTap={() => go('/pages/organisation/person-edit/index')}>新增人员</Button> : undefined
  return (
    <Page title={name ? `${name}的人员` : '人员名单'} action={add}>
      <Search value={typed} onInput={setTyped} placeholder='按姓名、单位查找' />
      <Loaded of={people.first}>
        {() => people.items.length > 0
          ? <Card flush><List label='人员名单'>{people.items.map(person => <Person key={person.id} person={person} />)}</List><More of={people} unit='人' /></Card>
          : <Empty title={search ? `没有找到“${search}”` : '这里会列出人员'}>{search ? '换一个字试试，姓名只写一部分也能找到。' : '从表格导入，或者逐个新增。'}</Empty>}
      </Loaded>
    </Page>
  )
}

function Person({ person }: { person: PersonLine }) {
  const roles = person.roles.map(({ roleName, place }) => `${roleName}（${place}）`)
  // A post that is called as the role is said once.
  const post = person.roles.some(({ roleName }) => roleName === person.post) ? '' : person.post
  return (
    <Row
      title={person.name}
      note={sentence([sentence([person.unitName, post]), roles.join('、') || '没有在任的角色'], '；')}
      onTap={() => go('/pages/organisation/person/index', { id: person.id })}
    />
  )
}
