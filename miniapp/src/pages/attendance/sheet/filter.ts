import { useMemo, useState } from 'react'
import type { SheetContent, SheetRow } from '@village/shared/contract/attendance'
import { lastDay } from '@village/shared/kernel/day'
import { verdictOf } from '../met'

export interface Filter {
  search: string
  village: string
  shortOnly: boolean
}

export interface Group {
  village: string
  rows: SheetRow[]
}

/** The rows that are looked for, village by village. */
export function useFilter(rows: readonly SheetRow[]) {
  const [filter, setFilter] = useState<Filter>({ search: '', village: '', shortOnly: false })
  const groups = useMemo(() => groupsOf(rows.filter(row => holds(row, filter))), [rows, filter])
  return { filter, change: (part: Partial<Filter>) => setFilter(before => ({ ...before, ...part })), groups }
}

export function isShort(row: SheetRow): boolean {
  return verdictOf(row.required).met === false
}

/** The month is not over: nobody can sign yet. */
export function isRunning(content: SheetContent): boolean {
  return content.until < lastDay(content.month)
}

export function villagesOf(rows: readonly SheetRow[]): string[] {
  return [...new Set(rows.map(row => row.villageName))]
}

function holds(row: SheetRow, { search, village, shortOnly }: Filter): boolean {
  return row.name.includes(search.trim()) && (village === '' || row.villageName === village) && (!shortOnly || isShort(row))
}

function groupsOf(rows: readonly SheetRow[]): Group[] {
  return villagesOf(rows).map(village => ({ village, rows: rows.filter(row => row.villageName === village) }))
}
