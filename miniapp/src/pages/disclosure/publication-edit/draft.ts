import type { PublicationDetail } from '@village/shared/contract/publication'
import type { SavePublicationInput } from '@village/shared/contract/publication.input'
import { GRANULARITIES, PUBLICATION_SUBJECTS } from '@village/shared/contract/publication-words'
import { useState } from 'react'
import { parameter } from '@/go'
import { keep } from '@/kept'
import { session } from '@/session'

export type PublicationDraft = SavePublicationInput
const kept = keep<{ key: string; draft: PublicationDraft } | null>('publication_draft', null)

/** What was written and not saved stays on the phone; else what the server has; else a new one. */
export function usePublicationDraft(before: PublicationDetail | null) {
  const key = `${session.get()?.me.id ?? ''} ${parameter('id') ?? parameter('replaces') ?? parameter('villageId') ?? ''} ${before?.revision ?? 0}`
  const [draft, setDraft] = useState<PublicationDraft>(() => {
    const begun = kept.get()
    return begun?.key === key ? begun.draft : before ? of(before) : blank()
  })
  const change = (more: Partial<PublicationDraft>) => setDraft(now => {
    const next = { ...now, ...more }
    kept.set({ key, draft: next })
    return next
  })
  return { draft, change, forget: () => kept.set(null) }
}

function of({ id, revision, villageId, subject, title, text, items, granularity, table, explanation }: PublicationDetail): PublicationDraft {
  const isNew = parameter('replaces') !== undefined
  return {
    ...(isNew ? { replacesId: id, revision: 0 } : { id, revision }), villageId, subject, title, text, items: items.map(({ item }) => item), ...(granularity ? { granularity } : {}), tables: table ? [table] : [],
    explanation: isNew ? '' : explanation,
  }
}

function blank(): PublicationDraft {
  const subject = PUBLICATION_SUBJECTS.find(each => each === parameter('subject')) ?? 'village_affairs'
  const granularity = GRANULARITIES.find(each => each === parameter('granularity'))
  return { revision: 0, villageId: parameter('villageId') ?? '', subject, title: '', text: '', items: [], ...(granularity ? { granularity } : {}), tables: [], explanation: '' }
}
