import { ADJUSTMENT_STATE_NAMES, type AdjustmentState } from '@village/shared/contract/adjustment-words'
import type { HandoverLine, TermClock } from '@village/shared/contract/handover'
import { HANDOVER_STATE_NAMES, type HandoverState } from '@village/shared/contract/handover-words'
import { Mark, type Tone } from '@/ui/notice'

const STATES: Record<HandoverState, { symbol: string; tone: Tone }> = { open: { symbol: '△', tone: 'amber' }, done: { symbol: '√', tone: 'pine' }, withdrawn: { symbol: '—', tone: 'plain' } }

export function HandoverMark({ state, leaverSigned }: Pick<HandoverLine, 'state' | 'leaverSigned'>) {
  return <Mark {...STATES[state]} name={state === 'open' && leaverSigned ? '等接手的人签字' : HANDOVER_STATE_NAMES[state]} />
}

/** How near the end of a term is; the last two months stand out. */
export function ClockMark({ daysLeft, to }: Pick<TermClock, 'daysLeft' | 'to'>) {
  if (daysLeft === null) return to === null ? <Mark symbol='—' name='没有规定' /> : undefined
  if (daysLeft < 0) return <Mark symbol='!' name={`期满 ${-daysLeft} 天`} tone='cinnabar' />
  return <Mark symbol={daysLeft <= 60 ? '△' : '○'} name={daysLeft === 0 ? '今天期满' : `还有 ${daysLeft} 天`} tone={daysLeft <= 60 ? 'amber' : 'pine'} />
}

const ADJUSTMENTS: Record<AdjustmentState, { symbol: string; tone: Tone }> = { pending: { symbol: '△', tone: 'amber' }, approved: { symbol: '○', tone: 'sky' }, refused: { symbol: '×', tone: 'plain' }, executed: { symbol: '√', tone: 'pine' }, withdrawn: { symbol: '—', tone: 'plain' } }

export function AdjustmentMark({ state }: { state: AdjustmentState }) {
  return <Mark {...ADJUSTMENTS[state]} name={ADJUSTMENT_STATE_NAMES[state]} />
}
