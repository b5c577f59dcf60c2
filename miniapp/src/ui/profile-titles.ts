import { policy, type ProfileLine } from '@village/shared/contract/policy'
import { call } from '../call'
import { keep } from '../kept'

const kept = keep<ProfileLine[]>('profile_titles', [])
let asked = false

/** The titles of the documents that clauses name; asked for once, kept on the phone. */
export const profileTitles = {
  use: kept.use,
  load(): void {
    if (asked) return
    asked = true
    call(policy.profiles, undefined).then(kept.set, () => { asked = false })
  },
}
