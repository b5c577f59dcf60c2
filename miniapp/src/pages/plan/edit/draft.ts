import type { PlanDetail } from '@village/shared/contract/plan'
import type { PlanItemInput, SavePlanInput } from '@village/shared/contract/plan.input'
import { PLAN_KIND_NAMES, PLAN_KINDS, type PlanKind } from '@village/shared/contract/plan-words'
import { permissionsOf } from '@village/shared/kernel/permission'
import { useState } from 'react'
import { today } from '@/clock'
import { parameter } from '@/go'
import { keep } from '@/kept'
import { session } from '@/session'

export type PlanDraft = SavePlanInput
const kept = keep<{ key: string; draft: PlanDraft } | null>('plan_draft', null)

/** The places whose plans this person writes: where he stands. */
export function ownPlaces(): { id: string; name: string }[] {
  const roles = (session.get()?.me.roles ?? []).filter(({ role, path }) => permissionsOf(role).includes('plan.write') && !path.startsWith('/unit/'))
  return [...new Map(roles.map(({ organisationId, organisationName }) => [organisationId, { id: organisationId, name: organisationName }])).values()]
}

export function emptyItem(): PlanItemInput {
  return { title: '', target: '', measures: '', responsible: '', stage: 'year' }
}

/** What was written and not saved stays on the phone; else what the server has; else a new one, of a plan above where it is divided. */
export function usePlanDraft(plan: PlanDetail | null, above: PlanDetail | null) {
  const key = `${session.get()?.me.id ?? ''} ${parameter('id') ?? parameter('from') ?? parameter('kind') ?? ''} ${plan?.revision ?? 0}`
  const [draft, setDraft] = useState<PlanDraft>(() => {
    const begun = kept.get()
    return begun?.key === key ? begun.draft : plan ? of(plan) : blank(above)
  })
  const change = (more: Partial<PlanDraft>) => setDraft(before => {
    const next = { ...before, ...more }
    kept.set({ key, draft: next })
    return next
  })
  return { draft, change, forget: () => kept.set(null) }
}

function of({ id, revision, kind, year, placeId, title, text, villagers, villageType, itemList }: PlanDetail): PlanDraft {
  return {
    id, revision, kind, year, placeId, title, text, ...(villagers === null ? {} : { villagers }), ...(villageType === null ? {} : { villageType }),
    items: itemList.map(({ id: itemId, title: what, target, measures, ownerId, responsible, due, stage }) => ({ id: itemId, title: what, target, measures, responsible, stage, ...(ownerId ? { ownerId } : {}), ...(due ? { due } : {}) })),
  }
}

function blank(above: PlanDetail | null): PlanDraft {
  const kind: PlanKind = above?.kind ?? PLAN_KINDS.find(each => each === parameter('kind')) ?? 'year'
  const year = above?.year ?? Number(today().slice(0, 4))
  return {
    revision: 0, kind, year, placeId: ownPlaces()[0]?.id ?? '', title: `${year}年${PLAN_KIND_NAMES[kind]}`, text: '',
    items: above ? above.itemList.map(({ id, title, target, due, stage }) => ({ title, target, measures: '', responsible: '', stage, sourceItemId: id, ...(due ? { due } : {}) })) : [emptyItem()],
  }
}
