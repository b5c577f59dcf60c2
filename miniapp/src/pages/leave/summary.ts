import type { LeaveLine } from '@village/shared/contract/leave'
import { LEAVE_KIND_NAMES, LEAVE_STATE_NAMES } from '@village/shared/contract/leave'
import { LEAVE_SYMBOLS, LEAVE_TONES } from '@/ui/mark'
import type { Tone } from '@/ui/notice'
import { daysWord, sentence, spanWord } from '@/ui/words'

/** "事假 2 天" */
export function kindWord({ kind, days }: Pick<LeaveLine, 'kind' | 'days'>): string {
  return `${LEAVE_KIND_NAMES[kind]} ${daysWord(days)}`
}

/** The state as symbol and word; a leave that nobody reported back from says so. */
export function stateOf({ state, returnOverdue }: Pick<LeaveLine, 'state' | 'returnOverdue'>): { symbol: string; name: string; tone: Tone } {
  if (returnOverdue) return { symbol: '!', name: '该销假了', tone: 'cinnabar' }
  return { symbol: LEAVE_SYMBOLS[state], name: LEAVE_STATE_NAMES[state], tone: LEAVE_TONES[state] }
}

/** When, and who is waited for. */
export function noteOf(line: LeaveLine, withPlace: boolean): string {
  return sentence([spanWord(line), withPlace && line.villageName, line.waitingFor && `等${line.waitingFor}审批`])
}
