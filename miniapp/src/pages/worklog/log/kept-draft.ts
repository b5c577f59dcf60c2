import type { Day } from '@village/shared/kernel/day'
import { keep, read, remove, write } from '@/kept'
import { session } from '@/session'

/** The text of each field. */
export type Texts = { field: string; text: string }[]

/** What is typed of a log, and the duties chosen. */
export interface LogDraft {
  texts: Texts
  tags: string[]
}

const nameOf = (day: Day) => `log_draft:${session.get()?.me.id ?? ''}:${day}`

/** What was typed and not signed yet: it outlives a lost signal and a closed app, and belongs to the person who typed it. */
export const keptDraft = {
  read(day: Day): LogDraft | undefined {
    const kept = read<LogDraft | Texts>(nameOf(day))
    // The app kept the texts alone before there were duties to choose.
    return Array.isArray(kept) ? { texts: kept, tags: [] } : kept
  },
  write: (day: Day, draft: LogDraft) => write(nameOf(day), draft),
  forget: (day: Day) => remove(nameOf(day)),
}

/** The fields the document asked for last time: a log can be written where there is no signal. */
export const lastFields = keep<string[]>('log_fields', ['work'])
