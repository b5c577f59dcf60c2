import type { Evidence, SheetContent } from '@village/shared/contract/attendance'
import { MARK_NAMES, type Mark } from '@village/shared/contract/attendance'
import type { Half } from '@village/shared/kernel/half-day'
import { MARK_SYMBOLS, MARK_TONES } from '@/ui/mark'
import { Mark as MarkTag } from '@/ui/notice'

export type Legend = SheetContent['legend']

/** The symbol of the profile's legend, else the usual one. */
export function symbolOf(mark: Mark, legend?: Legend): string {
  return legend?.find(entry => entry.mark === mark)?.symbol ?? MARK_SYMBOLS[mark]
}

/** A mark of the sheet as symbol and word. */
export function HalfMark({ mark, name, legend }: { mark: Mark; name?: string; legend?: Legend }) {
  return <MarkTag symbol={symbolOf(mark, legend)} name={name ?? MARK_NAMES[mark]} tone={MARK_TONES[mark]} />
}

/** The mark of one half of the day, when the answer has one. */
export function cellOf(evidence: Evidence, half: Half) {
  return evidence.cells.find(cell => cell.half === half)
}
