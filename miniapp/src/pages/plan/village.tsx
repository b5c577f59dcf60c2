import { type ReactNode, useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { parameter } from '@/go'
import { session } from '@/session'
import { Select } from '@/ui/choice'
import { useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'

/** The village that a page is about: the one it was opened with, one's own, else one of those within reach. `choose` shows the choice where there is one. */
export function useVillage(title: string): { placeId: string; choose: ReactNode } {
  const own = (session.get()?.me.roles ?? []).find(({ path }) => path.split('/').filter(Boolean).length === 3)?.organisationId
  const tree = useLoad(organisation.tree, undefined, { when: own === undefined })
  const villages = (tree.data ?? []).filter(({ kind }) => kind === 'village')
  const [chosen, choose] = useState<string | null>(parameter('placeId') ?? own ?? null)
  const placeId = chosen ?? villages[0]?.id ?? ''
  return {
    placeId,
    choose: (
      <>
        {villages.length > 1 && <Select label='哪个村' options={villages.map(({ id, name }) => ({ value: id, name }))} value={placeId} onChoose={choose} />}
        {placeId === '' && tree.data && <Empty title={title}>您的范围里还没有村。</Empty>}
      </>
    ),
  }
}
