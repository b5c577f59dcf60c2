import type { HoursInput, NightsInput, NoteInput } from '@village/shared/contract/week.input'
import { addDays } from '@village/shared/kernel/day'
import { useOutbox } from '@/outbox'
import { session } from '@/session'

/** What was put down for this week on this phone and has not been sent. */
export function useWeekEntries(monday: string) {
  const items = useOutbox().filter(item => item.state === 'waiting')
  const own = session.get()?.me.id ?? ''
  const inWeek = ({ day }: { day: string }) => day >= monday && day <= addDays(monday, 6)
  const of = <Input>(endpoint: string) => items.filter(item => item.endpoint === endpoint).map(item => item.input as Input)
  return {
    visits: of<HoursInput>('week.recordHours').filter(inWeek), notes: of<NoteInput>('week.note').filter(note => inWeek(note) && (note.personId === undefined || note.personId === own)),
    nights: of<NightsInput>('week.recordNights').flatMap(({ nights }) => nights).filter(night => night.personId === own && inWeek(night)),
  }
}
