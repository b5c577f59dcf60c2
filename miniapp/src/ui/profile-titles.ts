import { policy, type ProfileLine } from '@village/shared/contract/policy'
import type { Reason } from '@village/shared/kernel/finding'
import { call } from '../call'
import { keep } from '../kept'

const kept = keep<ProfileLine[]>('profile_titles', [])
const asked = new Set<string>()

/** The titles of the documents that clauses name; asked for once, and again when a document is named that is not known yet; kept on the phone. */
export const profileTitles = {
  use: kept.use,
  load(because: Reason[]): void {
    const named = because.flatMap(({ clauses }) => clauses.map(({ profile }) => profile)).filter(id => !asked.has(id))
    if (named.length === 0 || (asked.size > 0 && named.every(id => kept.get().some(line => line.id === id)))) return
    named.forEach(id => asked.add(id))
    call(policy.profiles, undefined).then(kept.set, () => named.forEach(id => asked.delete(id)))
  },
}
