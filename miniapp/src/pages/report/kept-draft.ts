import { read, remove, write } from '@/kept'
import { session } from '@/session'

/** What was typed and not saved yet: it outlives a lost signal and a closed app, and belongs to the person who typed it. */
export interface Typed {
  revision: number
  title: string
  texts: Record<string, string>
}

const nameOf = (id: string) => `report_draft:${session.get()?.me.id ?? ''}:${id}`

export const keptDraft = {
  read: (id: string) => read<Typed>(nameOf(id)),
  write: (id: string, typed: Typed) => write(nameOf(id), typed),
  forget: (id: string) => remove(nameOf(id)),
}
