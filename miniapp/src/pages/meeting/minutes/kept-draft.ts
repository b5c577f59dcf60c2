import type { MinutesContent } from '@village/shared/contract/minutes'
import { read, remove, write } from '@/kept'
import { session } from '@/session'

/** What was typed, and on which draft. */
export interface KeptMinutes {
  content: MinutesContent
  revision: number
}

const nameOf = (id: string) => `minutes_draft:${session.get()?.me.id ?? ''}:${id}`

/** What was typed and has not arrived: it outlives a lost signal and a closed app, and belongs to the person who typed it. */
export const keptMinutes = {
  read: (id: string) => read<KeptMinutes>(nameOf(id)),
  write: (id: string, draft: KeptMinutes) => write(nameOf(id), draft),
  forget: (id: string) => remove(nameOf(id)),
}
