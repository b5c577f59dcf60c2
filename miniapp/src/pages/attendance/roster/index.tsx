import { useState } from 'react'
import { attendance } from '@village/shared/contract/attendance'
import { permissionsOf } from '@village/shared/kernel/permission'
import { today } from '@/clock'
import { parameter } from '@/go'
import { may, session } from '@/session'
import { Select } from '@/ui/choice'
import { useLoad } from '@/ui/load'
import { ErrorState, Empty, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { DayStepper } from '@/ui/stepper'
import { RosterOfDay } from './list'

/** The teams whose list this person keeps; they are known without asking, so that the list opens without signal. */
function teams() {
  const held = session.get()?.me.roles ?? []
  return held.flatMap(({ role, teamId, teamName, organisationName }) => (
    teamId && permissionsOf(role).includes('attendance.roster') ? [{ value: teamId, name: teamName || organisationName }] : []
  )).filter((team, index, all) => all.findIndex(({ value }) => value === team.value) === index)
}

export default function RosterPage() {
  const led = teams()
  // What an office keeps follows from the regulation.
  const places = useLoad(attendance.rosters, undefined, { when: led.length === 0 && may('attendance.keep') })
  const own = led.length > 0 ? led : (places.data ?? []).map(({ id, name, people, bookName }) => ({ value: id, name: `${name}（${bookName}记 ${people} 人）` }))
  const [chosen, setTeamId] = useState(() => parameter('teamId') ?? '')
  const [day, setDay] = useState(() => parameter('day') ?? today())
  const teamId = chosen || own[0]?.value || ''
  const roster = useLoad(attendance.roster, { teamId, day }, { when: teamId !== '' })
  const head = (
    <>
      {own.length > 1 && <Select label='工作队' options={own} value={teamId} onChoose={setTeamId} />}
      <DayStepper day={day} onChoose={setDay} last={today()} />
    </>
  )
  if (!teamId) {
    return (
      <Page title='工作队名册'>
        {places.loading ? <Skeleton /> : places.fault ? <ErrorState fault={places.fault} onRetry={places.reload} /> : <Empty title='这里核对每天谁在村'>按本地制度，现在没有人的考勤由您记。</Empty>}
      </Page>
    )
  }
  if (roster.data) return <RosterOfDay key={`${teamId}${day}${roster.data.confirmedAt ?? ''}`} load={roster} roster={roster.data} head={head} />
  return (
    <Page title='工作队名册'>
      {head}
      {roster.fault && !roster.loading ? <ErrorState fault={roster.fault} onRetry={roster.reload} /> : <Skeleton />}
    </Page>
  )
}
