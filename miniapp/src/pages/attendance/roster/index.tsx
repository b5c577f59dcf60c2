import { useState } from 'react'
import { attendance } from '@village/shared/contract/attendance'
import { permissionsOf } from '@village/shared/kernel/permission'
import { today } from '@/clock'
import { parameter } from '@/go'
import { session } from '@/session'
import { Select } from '@/ui/choice'
import { useLoad } from '@/ui/load'
import { ErrorState, Empty, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { DayStepper } from '@/ui/stepper'
import { RosterOfDay } from './list'

/** The teams whose list this person keeps. */
function teams() {
  const held = session.get()?.me.roles ?? []
  return held.flatMap(({ role, teamId, teamName, organisationName }) => (
    teamId && permissionsOf(role).includes('attendance.roster') ? [{ value: teamId, name: teamName || organisationName }] : []
  )).filter((team, index, all) => all.findIndex(({ value }) => value === team.value) === index)
}

export default function RosterPage() {
  const own = teams()
  const [teamId, setTeamId] = useState(() => parameter('teamId') ?? own[0]?.value ?? '')
  const [day, setDay] = useState(() => parameter('day') ?? today())
  const roster = useLoad(attendance.roster, { teamId, day }, { when: teamId !== '' })
  const head = (
    <>
      {own.length > 1 && <Select label='工作队' options={own} value={teamId} onChoose={setTeamId} />}
      <DayStepper day={day} onChoose={setDay} last={today()} />
    </>
  )
  if (!teamId) return <Page title='工作队名册'><Empty title='这里核对一支工作队每天谁在村'>您现在不是队长或考勤员。</Empty></Page>
  if (roster.data) return <RosterOfDay key={`${teamId}${day}${roster.data.confirmedAt ?? ''}`} load={roster} roster={roster.data} head={head} />
  return (
    <Page title='工作队名册'>
      {head}
      {roster.fault && !roster.loading ? <ErrorState fault={roster.fault} onRetry={roster.reload} /> : <Skeleton />}
    </Page>
  )
}
