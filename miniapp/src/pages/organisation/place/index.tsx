import { useState } from 'react'
import { type Organisation, organisation, type Team } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { go, goBack, parameter } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { periodWord } from '@/ui/words'
import { BELOW, childrenOf, KIND_NAMES } from '../tree'

export default function Place() {
  const [id] = useState(() => parameter('id') ?? '')
  const places = useLoad(organisation.tree, undefined)
  const teams = useLoad(organisation.teams, { organisationId: id })
  const place = places.data?.find(each => each.id === id)
  const village = place?.kind === 'village'
  const around = place && <Around places={places.data ?? []} place={place} empty={teams.data?.length === 0} />
  return (
    <Page title={place?.name ?? '组织'} wide>
      <Loaded of={places}>
        {data => place
          ? (
            <div className='columns'>
              {village && <div className='column'><Loaded of={teams}>{found => <Teams teams={found} place={place} />}</Loaded></div>}
              <div className='column'>{!village && <Below places={data} place={place} />}{around}</div>
              {place.kind === 'township' && <div className='column'><Loaded of={teams}>{found => <Teams teams={found} place={place} />}</Loaded></div>}
            </div>
          )
          : <Empty title='没有找到这个地方'>它可能已被删除，或者不在您的管理范围内。</Empty>}
      </Loaded>
    </Page>
  )
}

function Below({ places, place }: { places: Organisation[]; place: Organisation }) {
  const children = childrenOf(places, place.id)
  const below = BELOW[place.kind]
  if (!below || children.length === 0) return null
  return (
    <Card title={`${children.length} 个${KIND_NAMES[below]}`} flush>
      <List label={KIND_NAMES[below]}>
        {children.map(child => <Row key={child.id} title={child.name} onTap={() => go('/pages/organisation/place/index', { id: child.id })} />)}
      </List>
    </Card>
  )
}

/** The people of the place, and what an administrator does with it. */
function Around({ places, place, empty }: { places: Organisation[]; place: Organisation; empty: boolean }) {
  return (
    <>
      <Card flush>
        <List label='人员'>
          <Row title='人员名单' note={`${place.name}的人员`} onTap={() => go('/pages/organisation/people/index', { organisationId: place.id, name: place.name })} />
          {place.kind === 'township' && <Row title='责任区和联村党委' note='哪些村归谁负责' onTap={() => go('/pages/organisation/precincts/index', { townshipId: place.id })} />}
        </List>
      </Card>
      {may('organisation.manage') && <Manage place={place} empty={empty && childrenOf(places, place.id).length === 0} />}
    </>
  )
}

function Teams({ teams, place }: { teams: Team[]; place: Organisation }) {
  const mayAdd = place.kind === 'village' && may('organisation.manage')
  const add = () => go('/pages/organisation/team/index', { villageId: place.id, village: place.name })
  if (teams.length === 0) {
    return <Card title='工作队'><Empty title='现在没有工作队' action={mayAdd ? { name: '新增工作队', onTap: add } : undefined}>工作队进驻后，队员会列在这里。</Empty></Card>
  }
  return (
    <>
      {teams.map(team => <TeamCard key={team.id} team={team} />)}
      {mayAdd && <Button onTap={add}>新增工作队</Button>}
    </>
  )
}

function TeamCard({ team }: { team: Team }) {
  return (
    <Card title={team.name} aside={periodWord(team.from, team.to)} flush>
      <List label={team.name}>
        {team.members.map(member => (
          <Row key={`${member.personId}${member.role}`} title={member.name} note={member.roleName} onTap={() => go('/pages/organisation/person/index', { id: member.personId })} />
        ))}
        {team.members.length === 0 && <Row title='还没有队员' note='在人员信息里给他新增任职' />}
        {!team.to && may('organisation.manage') && (
          <Row title='撤回这支工作队' onTap={() => go('/pages/organisation/end/index', { teamId: team.id, name: team.name, from: team.from })} />
        )}
      </List>
    </Card>
  )
}

function Manage({ place, empty }: { place: Organisation; empty: boolean }) {
  const [removing, setRemoving] = useState(false)
  const below = BELOW[place.kind]
  return (
    <>
      <Card title='管理' flush>
        <List label='管理'>
          {below && <Row title={`新增${KIND_NAMES[below]}`} onTap={() => go('/pages/organisation/place-edit/index', { parentId: place.id, parent: place.name, kind: below })} />}
          <Row title='更名' onTap={() => go('/pages/organisation/place-edit/index', { id: place.id, name: place.name, kind: place.kind })} />
          {empty && place.kind !== 'county' && <Row title={`删除这个${KIND_NAMES[place.kind]}`} onTap={() => setRemoving(true)} />}
        </List>
      </Card>
      <Confirm
        title={`删除${place.name}`}
        open={removing}
        onClose={() => setRemoving(false)}
        name='删除'
        danger
        onConfirm={() => call(organisation.remove, { id: place.id })}
        onDone={goBack}
      >
        <p>只有从来没有人任职、没有工作队的地方可以删除。删除后不能恢复，可以重新新增。</p>
      </Confirm>
    </>
  )
}
