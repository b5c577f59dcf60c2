import type { Check, InspectionLine } from '@village/shared/contract/inspection'
import { CHECK_STATE_NAMES, type CheckState } from '@village/shared/contract/inspection-words'
import { go } from '@/go'
import { Mark, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { clockWord, dayWord, sentence } from '@/ui/words'

const MARKS: Record<CheckState, { symbol: string; tone: Tone }> = {
  present: { symbol: '√', tone: 'pine' }, waiting: { symbol: '…', tone: 'amber' }, open: { symbol: '△', tone: 'amber' }, absent: { symbol: '×', tone: 'cinnabar' },
  valid_reason: { symbol: '√', tone: 'pine' }, void: { symbol: '—', tone: 'plain' },
}

export function CheckMark({ state }: { state: CheckState }) {
  return <Mark {...MARKS[state]} name={CHECK_STATE_NAMES[state]} />
}

/** One check as a row; `own`: the reader is the person it speaks of. */
export function CheckRow({ check, own }: { check: Check; own?: boolean }) {
  const { id, personName, villageName, day, at, note, state, inspectionTitle } = check
  return <Row title={own ? `${dayWord(day)} ${clockWord(at)}` : `${personName} ${dayWord(day)} ${clockWord(at)}`} note={sentence([own ? inspectionTitle : '', own ? villageName : '', note])} aside={<CheckMark state={state} />} onTap={() => go('/pages/inspection/check/index', { id })} />
}

/** How far an inspection has come. */
export function standing({ withdrawn, visited, drawn, open, absent }: InspectionLine): string {
  if (withdrawn) return '已撤销'
  return sentence([`到了 ${visited}/${drawn} 个队`, absent > 0 && `核定不在岗 ${absent} 人次`, open > 0 && `没有核定 ${open} 人次`])
}
