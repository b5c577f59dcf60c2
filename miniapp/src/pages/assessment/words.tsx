import type { RatingLine } from '@village/shared/contract/rating'
import { RATER_UNITS, ratingTitle, ROUND_STATE_NAMES, type RoundState } from '@village/shared/contract/rating-words'
import { today } from '@/clock'
import { go } from '@/go'
import { Mark, Tag, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { dayWord, dueWord, sentence } from '@/ui/words'

const MARKS: Record<RoundState, { symbol: string; tone: Tone }> = { open: { symbol: '…', tone: 'sky' }, closed: { symbol: '√', tone: 'pine' }, withdrawn: { symbol: '—', tone: 'plain' } }

export function RoundMark({ state }: { state: RoundState }) {
  return <Mark {...MARKS[state]} name={ROUND_STATE_NAMES[state]} />
}

/** How many of those that were handed out came back. */
export function castWord({ cast, given, raters }: Pick<RatingLine, 'cast' | 'given' | 'raters'>): string {
  return `发 ${given} 张，收 ${cast} 张（一${RATER_UNITS[raters]}一张）`
}

/** A rating as a line of a list. */
export function RatingRow({ line }: { line: RatingLine }) {
  const { id, villageName, state, closesOn } = line
  const isLate = state === 'open' && closesOn < today()
  return (
    <Row
      title={sentence([villageName, ratingTitle(line)])} note={sentence([castWord(line), state === 'open' && `${dayWord(closesOn)}截止`])}
      aside={isLate ? <Tag tone='cinnabar'>! {dueWord(closesOn)}</Tag> : <RoundMark state={state} />} onTap={() => go('/pages/assessment/round/index', { id })}
    />
  )
}

/** Tenths of a percent: 714 → "71.4%". */
export function shareWord(permille: number): string {
  return `${(permille / 10).toFixed(permille % 10 === 0 ? 0 : 1)}%`
}
