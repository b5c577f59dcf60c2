import { organisation } from '@village/shared/contract/organisation'
import { reachesTeamOnly } from '@village/shared/kernel/permission'
import { session } from '@/session'
import { Select } from '@/ui/choice'
import { useLoad } from '@/ui/load'

export const ALL_PLACES = 'all'

/** Which township or village; nothing for whoever reaches one only. */
export function Place({ value, onChoose }: { value: string; onChoose: (id: string) => void }) {
  const isOfTeam = (session.get()?.me.roles ?? []).every(({ role }) => reachesTeamOnly(role))
  const { data } = useLoad(organisation.tree, undefined, { when: !isOfTeam })
  const places = (data ?? []).filter(({ kind }) => kind !== 'county')
  if (places.length < 2) return null
  return <Select label='地方' options={[{ value: ALL_PLACES, name: '全部' }, ...places.map(({ id, name, kind }) => ({ value: id, name, note: kind === 'township' ? '乡镇' : undefined }))]} value={value} onChoose={onChoose} />
}
