import { useMemo, useState } from 'react'
import type { SheetContent, SheetRow } from '@village/shared/contract/attendance'
import { lastDay } from '@village/shared/kernel/day'
import { useFinder } from '@/ui/finder'
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
  const found = useFinder(rows.map(({ name }) => name), filter.search)
  const groups = useMemo(() => groupsOf(rows.filter(row => found(row.name) && holds(row, filter))), [rows, filter, found])
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

function holds(row: SheetRow, { village, shortOnly }: Filter): boolean {
  return (village === '' || row.villageName === village) && (!shortOnly || isShort(row))
}

function groupsOf(rows: readonly SheetRow[]): Group[] {
  return villagesOf(rows).map(village => ({ village, rows: rows.filter(row => row.villageName === village) }))
}
