import { useState } from 'react'
import { selection, type TeamMemberLine, type TeamStanding } from '@village/shared/contract/selection'
import { call } from '@/call'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord } from '@/ui/words'
import { StandingNotices } from '../standing'

/** A team: whether it is made up as the document wants it, and who does what in it. */
export default function TeamOfPosting() {
  const teamId = parameter('teamId') ?? ''
  const load = useLoad(selection.team, { teamId }, { keep: false })
  const [shown, show] = useState<TeamMemberLine | null>(null)
  return (
    <Page title={load.data?.villageName ?? '队伍组成和分工'}>
      <Loaded of={load}>{team => (
        <>
          <StandingNotices standing={team.standing} />
          <Card title='谁做什么' aside={`${team.members.length} 人`} flush>
            <List label='谁做什么'>{team.members.map(member => <Row key={member.personId} title={`${member.name} · ${member.roleName}`} note={member.division || '还没有写分工'} onTap={() => show(member)} />)}</List>
          </Card>
          {shown && <Member key={shown.personId} member={shown} team={team} onClose={() => show(null)} onDone={reply => { show(null); load.put(reply) }} />}
        </>
      )}</Loaded>
    </Page>
  )
}

function Member({ member, team, onClose, onDone }: { member: TeamMemberLine; team: TeamStanding; onClose: () => void; onDone: (reply: TeamStanding) => void }) {
  const { personId, name, roleName, unitName, post, from, division, selection: check } = member
  const [text, setText] = useState(division)
  const { fault, run } = useAction(async () => {
    const reply = await call(selection.divide, { teamId: team.teamId, personId, text: text.trim() })
    say('已记下分工')
    onDone(reply)
  })
  return (
    <Sheet title={name} open onClose={onClose}>
      <FaultNotice fault={fault} />
      <Facts items={[
        { name: '岗位', value: roleName }, { name: '派出单位', value: unitName || '没有登记' }, ...(post ? [{ name: '职务', value: post }] : []), { name: '到任', value: dayWord(from) },
        ...(team.may.divide ? [{ name: '选派条件', value: check === null ? '没有登记核对' : <>{check.eligible ? '核对符合' : `${check.reasons.join('，')}，理由：${check.reason}`}，{check.byName} {instantWord(check.at)} <Basis because={check.because} /></> }] : [{ name: '分工', value: division || '还没有写' }]),
      ]} />
      {team.may.divide && <Field label='分工' hint='队长定，写几个字就行。' kind='long' value={text} onInput={setText} max={200} optional error={errorOf(fault, 'text')} />}
      {team.may.divide && <Button kind='primary' onTap={run}>记下分工</Button>}
      {team.may.divide && <Button kind='quiet' onTap={() => go('/pages/posting/person/index', { personId })}>看他的任期</Button>}
    </Sheet>
  )
}
