import type { RaiseIssueInput } from '@village/shared/contract/issue.input'
import { GIVEN_KINDS, GIVEN_SOURCES, RESTRICTED_KINDS } from '@village/shared/contract/issue-words'
import { useState } from 'react'
import { today } from '@/clock'
import { parameter } from '@/go'
import { keep } from '@/kept'
import { outbox } from '@/outbox'
import { session } from '@/session'

export type IssueDraft = Omit<RaiseIssueInput, 'clientKey' | 'claimedAt' | 'villageId' | 'category'> & { villageId: string | null; category: string | null }

const EMPTY: IssueDraft = { kind: 'problem', category: null, villageId: null, title: '', text: '', source: 'person', foundOn: '', villager: '', massDemand: false, solved: '' }
const kept = keep<{ personId: string; draft: IssueDraft } | null>('issue_draft', null)

/** What was begun and not sent stays on the phone; of a clue or a complaint nothing does. */
export function useDraft() {
  const [draft, setDraft] = useState<IssueDraft>(start)
  const change = (more: Partial<IssueDraft>) => setDraft(before => {
    const next = { ...before, ...more }
    if (RESTRICTED_KINDS.includes(next.kind) || parameter('source')) kept.set(null)
    else kept.set({ personId: session.get()?.me.id ?? '', draft: next })
    return next
  })
  return { draft, change, forget: () => kept.set(null) }
}

/** An entry the server did not take; else what another page hands over; else what was begun here. */
function start(): IssueDraft {
  const refused = outbox.mine().find(({ clientKey, endpoint }) => endpoint === 'issue.raise' && clientKey === parameter('correct'))
  if (refused) {
    const { clientKey: _, claimedAt: __, ...input } = refused.input as RaiseIssueInput
    return { ...EMPTY, ...input }
  }
  const kind = GIVEN_KINDS.find(each => each === parameter('kind'))
  const source = GIVEN_SOURCES.find(each => each === parameter('source'))
  if (source) return { ...EMPTY, foundOn: today(), kind: kind ?? 'problem', source, sourceId: parameter('sourceId'), villageId: parameter('villageId') ?? null, householdId: parameter('householdId'), text: parameter('text') ?? '' }
  const begun = kept.get()
  const draft = begun && begun.personId === session.get()?.me.id && !kind ? begun.draft : EMPTY
  return { ...draft, foundOn: draft.foundOn || today(), ...(kind ? { kind } : {}) }
}
