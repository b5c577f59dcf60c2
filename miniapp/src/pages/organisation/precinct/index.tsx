import { useState } from 'react'
import { precinct, PRECINCT_KIND_NAMES, PRECINCT_KINDS, type PrecinctKind, type Precincts } from '@village/shared/contract/precinct'
import { call } from '@/call'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'

/** A new area, or one that is changed. */
export default function PrecinctPage() {
  const [{ townshipId, id }] = useState(() => ({ townshipId: parameter('townshipId') ?? '', id: parameter('id') }))
  const load = useLoad(precinct.list, { townshipId }, { keep: false })
  if (load.data) return <Form data={load.data} id={id} />
  return <Page title='责任区'><Loaded of={load}>{() => null}</Loaded></Page>
}

function Form({ data, id }: { data: Precincts; id?: string | undefined }) {
  const was = data.groups.find(each => each.id === id)
  const [kind, setKind] = useState<PrecinctKind>(was?.kind ?? 'responsibility_area')
  const [name, setName] = useState(was?.name ?? '')
  const [villageIds, setVillages] = useState<string[]>(was?.villages.map(village => village.id) ?? [])
  const [personIds, setPeople] = useState<string[]>(was?.people.map(person => person.personId) ?? [])
  const [removing, setRemoving] = useState(false)
  const flip = (all: string[], one: string) => (all.includes(one) ? all.filter(each => each !== one) : [...all, one])
  const elsewhere = (villageId: string) => data.groups.find(each => each.kind === kind && each.id !== id && each.villages.some(village => village.id === villageId))?.name
  const { fault, run } = useAction(async () => {
    if (!name.trim()) throw missing('name', '请填写名称')
    if (villageIds.length === 0) throw missing('villageIds', '请至少选一个村')
    await call(precinct.save, { townshipId: data.townshipId, ...(id ? { id } : {}), kind, name: name.trim(), villageIds, personIds })
    say('已保存')
    goBack()
  })
  return (
    <Page title={was ? was.name : '新增责任区'} action={<Button kind='primary' onTap={run}>保存</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Choice label='种类' options={PRECINCT_KINDS.map(value => ({ value, name: PRECINCT_KIND_NAMES[value] }))} value={kind} onChoose={setKind} />
        <Field label='名称' value={name} onInput={setName} max={40} error={errorOf(fault, 'name')} hint={`${data.townshipName}里不要重名`} />
      </Card>
      <h2 className='section'>包含的村（点一下划入或去掉）{errorOf(fault, 'villageIds') ? `：${errorOf(fault, 'villageIds')}` : ''}</h2>
      <Card flush>
        <List label='包含的村'>
          {data.villages.map(village => {
            const other = elsewhere(village.id)
            const chosen = villageIds.includes(village.id)
            return <Row key={village.id} title={village.name} note={other ? `已经划入${other}` : undefined} aside={chosen ? <Tag tone='pine'>√ 在内</Tag> : other ? undefined : '○ 不在内'} arrow={false} disabled={other !== undefined && !chosen} onTap={() => setVillages(flip(villageIds, village.id))} />
          })}
        </List>
      </Card>
      <h2 className='section'>负责人（点一下选或去掉）{errorOf(fault, 'personIds') ? `：${errorOf(fault, 'personIds')}` : ''}</h2>
      {data.candidates.length === 0
        ? <Notice kind='info'>还没有人担任责任区书记、联村党委书记或班子成员。先在人员信息里给他新增任职，再回来选。</Notice>
        : (
          <Card flush>
            <List label='负责人'>
              {data.candidates.map(({ personId, name: called, roleName }) => <Row key={personId} title={called} note={roleName} aside={personIds.includes(personId) ? <Tag tone='pine'>√ 负责</Tag> : '○ 不负责'} arrow={false} onTap={() => setPeople(flip(personIds, personId))} />)}
            </List>
          </Card>
        )}
      {was && <Button kind='quiet' onTap={() => setRemoving(true)}>删除{was.name}</Button>}
      {was && (
        <Confirm title={`删除${was.name}`} open={removing} onClose={() => setRemoving(false)} name='删除' danger onConfirm={() => call(precinct.remove, { id: was.id })} onDone={goBack}>
          <p>删除后，清单不再发给它的负责人；已经发出的不受影响，村和人员都还在。</p>
        </Confirm>
      )}
    </Page>
  )
}
