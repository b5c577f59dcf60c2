import type { NightsInput } from '@village/shared/contract/week.input'
import { addDays } from '@village/shared/kernel/day'
import { useOutbox } from '@/outbox'
import { session } from '@/session'

/** The nights of this week that were put down on this phone and have not been sent. */
export function useUnsentNights(monday: string) {
  const own = session.get()?.me.id ?? ''
  return useOutbox().filter(({ endpoint, state }) => endpoint === 'week.recordNights' && state === 'waiting')
    .flatMap(({ input }) => (input as NightsInput).nights).filter(({ personId, day }) => personId === own && day >= monday && day <= addDays(monday, 6))
}
