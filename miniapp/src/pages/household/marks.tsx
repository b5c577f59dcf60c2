import { COLOUR_NAMES, type Colour, type HouseholdLine, VISIT_REASON_NAMES, type NextVisitLine } from '@village/shared/contract/household'
import { HOUSEHOLD_EVENT_NAMES, HOUSEHOLD_TAG_NAMES } from '@village/shared/kernel/household'
import { today } from '@/clock'
import { Mark, type Tone } from '@/ui/notice'
import { dayWord } from '@/ui/words'

const COLOURS: Record<Colour, { symbol: string; tone: Tone }> = { green: { symbol: '○', tone: 'pine' }, yellow: { symbol: '△', tone: 'amber' }, red: { symbol: '!', tone: 'cinnabar' } }

/** The zone of early warning, as symbol and word. */
export function ColourMark({ colour }: { colour: Colour | null }) {
  return colour && <Mark symbol={COLOURS[colour].symbol} name={COLOUR_NAMES[colour]} tone={COLOURS[colour].tone} />
}

/** What makes the household one to look after, in words. */
export function careWords({ monitored, tags }: Pick<HouseholdLine, 'monitored' | 'tags'>): string {
  return [monitored, ...tags.map(tag => HOUSEHOLD_TAG_NAMES[tag])].filter(Boolean).join('、')
}

/** Why and by when somebody has to go there. */
export function nextWords(next: NextVisitLine['next']): string {
  if (!next) return ''
  const what = next.event ? HOUSEHOLD_EVENT_NAMES[next.event] : VISIT_REASON_NAMES[next.reason]
  return next.reason === 'event' ? `${what}，尽快去` : `${what}，${dayWord(next.due)}前`
}

export function isLate(next: NextVisitLine['next']): boolean {
  return next !== null && next.due < today()
}
