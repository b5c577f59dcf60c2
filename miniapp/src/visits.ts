import type { VisitsToday } from '@village/shared/contract/household'
import { today } from './clock'
import { keep } from './kept'
import { session } from './session'

interface Held {
  personId: string
  visits: VisitsToday
}

/** Of the households only those of today's visits are kept on the phone, for the person who planned them, until the day is over. */
const kept = keep<Held | null>('visits_today', null)

export const visitsToday = {
  /** What was planned for today, as it was known when there last was signal. */
  get(): VisitsToday | null {
    const held = kept.get()
    return held && held.personId === session.get()?.me.id && held.visits.day === today() ? held.visits : null
  },
  keep(visits: VisitsToday): void {
    const personId = session.get()?.me.id
    if (personId) kept.set({ personId, visits })
  },
}

/** Lets go of them when the day is over, when he signs out, and when somebody else signs in. */
export function watchVisits(): void {
  const look = () => { if (kept.get() && !visitsToday.get()) kept.set(null) }
  session.subscribe(look)
  look()
}
