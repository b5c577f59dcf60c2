import type { WhyInput } from '@village/shared/contract/why.input'
import { go } from '../go'

/** Which result a tree is of: only ids, days and words of the program stand in the address. */
export type WhyAddress = WhyInput

export const WHY_PAGE = '/pages/why/tree/index'
export const WHY_FIELDS = [
  'of', 'id', 'organisationId', 'personId', 'teamId', 'month', 'day', 'half', 'total', 'kind', 'startDay', 'startHalf', 'endDay', 'endHalf',
] as const

/** Opens the tree under a result. */
export function openWhy(address: WhyAddress): void {
  go(WHY_PAGE, { ...address })
}

/** Opens the regulation at what this clause says. */
export function openClause(profileId: string, key?: string): void {
  go('/pages/organisation/edition/index', { profileId, key })
}
