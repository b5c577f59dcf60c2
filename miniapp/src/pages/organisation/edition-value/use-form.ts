import { useEffect, useMemo, useState } from 'react'
import type { Edition } from '@village/shared/contract/policy'
import { sameValue } from '@village/shared/policy/difference'
import { type Draft, draftOf, valueOf, wordsIn } from '@village/shared/policy/form'
import { flawOf, placed } from '@village/shared/policy/parse'
import type { PolicyValue } from '@village/shared/policy/profile'
import type { Flaw } from '@village/shared/policy/shape'
import { VALUES, type ValueKey } from '@village/shared/policy/values'
import { ownClauses } from '../edition/regulation'
import { keptForm } from './kept-form'

export interface ValueForm {
  draft: Draft
  /** The county's own clauses, one in a line. */
  cite: string
  value: unknown
  /** What is wrong with the value, found while it is typed, and the sentence that says so. */
  flaw: Flaw | null
  flawText: string | null
  /** What was typed on this phone before and never saved was found again. */
  found: boolean
  /** Somebody else changed this very value after this form was begun. */
  overtaken: boolean
  /** Is there anything to save? */
  changed: boolean
  write(next: Partial<{ draft: Draft; cite: string }>): void
  /** What was typed stays, and rests on what is in the edition now. */
  insist(): void
  /** Back to what the edition holds. */
  restart(): void
  forget(): void
}

/** The form of one value of a draft. What is typed is kept on the phone at every stroke. */
export function useForm(edition: Edition, key: ValueKey): ValueForm {
  const entry = (edition.profile.values[key] as PolicyValue | undefined) ?? null
  const shape = VALUES[key].shape
  const saved = () => ({ draft: draftOf(shape, entry?.blank ? null : entry?.value, key), cite: ownClauses(edition.profile, edition.base, key).join('\n'), begun: entry })
  const [{ form, found }, setForm] = useState(() => {
    const kept = keptForm.read(edition.id, key)
    return { form: kept ?? saved(), found: kept !== undefined }
  })
  const known = useMemo(() => new Set([...wordsIn(form.begun?.value), ...wordsIn(entry?.value), ...wordsIn(edition.base?.values[key]?.value)]), [form.begun, entry, edition.base, key])
  const value = useMemo(() => valueOf(shape, form.draft, known, key), [form.draft, known, key, shape])
  const flaw = useMemo(() => flawOf(key, value), [key, value])
  const fresh = saved()
  const changed = !sameValue(form.draft, fresh.draft) || form.cite.trim() !== fresh.cite.trim()
  // What another person saved is taken over where nothing was typed here.
  useEffect(() => {
    if (!changed || sameValue(form.begun, entry)) return
    if (sameValue(form.draft, draftOf(shape, form.begun?.blank ? null : form.begun?.value, key))) restart()
  }, [edition.revision])
  const restart = () => {
    keptForm.forget(edition.id, key)
    setForm({ form: saved(), found: false })
  }
  return {
    ...form, value, flaw, flawText: flaw && placed(key, flaw), found, changed, overtaken: changed && !sameValue(form.begun, entry),
    write(next) {
      const written = { ...form, ...next }
      keptForm.write(edition.id, key, written)
      setForm({ form: written, found: false })
    },
    insist() {
      const written = { ...form, begun: entry }
      keptForm.write(edition.id, key, written)
      setForm({ form: written, found: false })
    },
    restart,
    forget: () => keptForm.forget(edition.id, key),
  }
}
