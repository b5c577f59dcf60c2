import type { SheetRow, SheetTotals } from '@village/shared/contract/attendance'
import type { Reason } from '@village/shared/kernel/finding'
import { isRefusal } from '@village/shared/kernel/refusal'

/** The columns at the right of the sheet, as the official form has them. */
export type NumberKey = 'required' | keyof SheetTotals
export const NUMBERS: { key: NumberKey; name: string }[] = [
  { key: 'required', name: '应驻村' }, { key: 'inVillage', name: '实驻村' }, { key: 'officialTrip', name: '公差' }, { key: 'personal', name: '事假' },
  { key: 'sick', name: '病假' }, { key: 'annualLeave', name: '年休' }, { key: 'rotationRest', name: '轮休' }, { key: 'absent', name: '缺勤' },
]

/** What stands in the column: days, halves as 0.5; null where nothing is asked for. */
export function numberOf(row: SheetRow, key: NumberKey): number | null {
  if (key !== 'required') return row.totals[key] / 2
  return isRefusal(row.required.value) ? null : row.required.value.required
}

export function reasonsOf(row: SheetRow, key: NumberKey): Reason[] {
  return key === 'required' ? row.required.because : row.because[key]
}
