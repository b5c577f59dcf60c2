import { useEffect, useMemo, useState } from 'react'
import { type ActivePolicy, policy } from '@village/shared/contract/policy'
import { CADRE_ROLES, type RoleId } from '@village/shared/kernel/role'
import { type Calendar, calendarOf } from '@village/shared/rules/calendar'
import { call } from './call'
import { asFault, type Fault } from './fault'
import { keep } from './kept'
import { network } from './network'
import { session } from './session'

interface Held {
  personId: string
  active: ActivePolicy
}

/** Apart from the other answers, which give way when they are many: without it nothing can be counted offline. */
const kept = keep<Held | null>('active_policy', null)
const WEIGHT: readonly RoleId[] = ['first_secretary', 'team_leader', 'team_deputy_leader', 'linked_cadre', 'township_supplement_cadre', 'team_member']

/** As what does this person serve in a team, the role that weighs most first? Leave is asked for as that. */
export function cadreRoles() {
  const held = session.get()?.me.roles ?? []
  return held.filter(({ role }) => CADRE_ROLES.includes(role)).sort((a, b) => WEIGHT.indexOf(a.role) - WEIGHT.indexOf(b.role))
}

/** As what may he ask for leave? A leader of the township who is linked to a village asks as a leader first. */
export function applicantRoles(): RoleId[] {
  const held = session.get()?.me.roles ?? []
  const cadre = cadreRoles().map(({ role }) => role)
  return cadre.length === 0 ? [] : [...held.map(({ role }) => role).filter(role => !CADRE_ROLES.includes(role)), ...cadre]
}

/** Fetches the regulation in force where this person serves, and keeps it on the phone. */
async function fetchPolicy(): Promise<void> {
  const personId = session.get()?.me.id
  if (!personId) return
  const active = await call(policy.active, { organisationId: cadreRoles()[0]?.organisationId })
  kept.set({ personId, active })
}

/** Fetches it as soon as a cadre is signed in, so that his first request can be counted without signal. */
export function watchPolicy(): void {
  let fetchedFor: string | undefined
  const fetch = () => {
    const personId = session.get()?.me.id
    if (personId === fetchedFor) return
    fetchedFor = personId
    if (cadreRoles().length > 0) fetchPolicy().catch(() => { fetchedFor = undefined })
  }
  session.subscribe(fetch)
  network.subscribe(online => { if (online) fetch() })
  fetch()
}

export interface PolicyInForce {
  active: ActivePolicy | null
  calendar: Calendar | null
  /** Why there is none. */
  fault: Fault | null
  reload(): Promise<void>
}

/** The regulation in force and the calendar, as the server last gave them: what the phone counts and routes with. */
export function usePolicy(): PolicyInForce {
  const held = kept.use()
  const [fault, setFault] = useState<Fault | null>(null)
  const reload = () => fetchPolicy().then(() => setFault(null), thrown => setFault(asFault(thrown)))
  useEffect(() => {
    void reload()
    return network.subscribe(online => { if (online) void reload() })
  }, [])
  const active = held && held.personId === session.get()?.me.id ? held.active : null
  const calendar = useMemo(() => active && calendarOf(active.calendars), [active])
  return { active, calendar, fault, reload }
}
