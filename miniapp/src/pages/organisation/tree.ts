import type { Organisation, OrganisationKind } from '@village/shared/contract/organisation'

export const KIND_NAMES: Record<OrganisationKind, string> = { county: '县', township: '乡镇', village: '村' }
/** What stands directly below each kind. */
export const BELOW: Record<OrganisationKind, 'township' | 'village' | null> = { county: 'township', township: 'village', village: null }

/** The places directly below this one. */
export function childrenOf(places: Organisation[], id: string): Organisation[] {
  return places.filter(({ parentId }) => parentId === id)
}

/** The places nobody above which is within this person's reach. */
export function rootsOf(places: Organisation[]): Organisation[] {
  return places.filter(({ parentId }) => !places.some(({ id }) => id === parentId))
}

/** "河湾镇 柳沟村": a village with its township, for lists where the names alone are not enough. */
export function fullName(places: Organisation[], place: Organisation): string {
  const parent = place.kind === 'village' ? places.find(({ id }) => id === place.parentId) : undefined
  return parent ? `${parent.name} ${place.name}` : place.name
}
