import type { RecordPlace } from '@village/shared/contract/record'
import { today } from '@/clock'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { Field } from '@/ui/field'
import type { Draft } from './add/draft'
import { Chips } from './chips'

interface MoreProps {
  draft: Pick<Draft, 'day' | 'at' | 'group' | 'withIds' | 'others' | 'tags'>
  team: RecordPlace | null
  onChange: (part: Partial<Pick<Draft, 'day' | 'at' | 'group' | 'withIds' | 'others' | 'tags'>>) => void
  wrong: (field: string) => string | undefined
  /** The place is known already. */
  placed?: boolean
}

/** What need not be said of every entry. */
export function More({ draft, team, onChange, wrong, placed }: MoreProps) {
  const flip = (list: string[], one: string) => (list.includes(one) ? list.filter(each => each !== one) : [...list, one])
  const gone = draft.tags.filter(tag => !team?.tags.includes(tag))
  return (
    <Card>
      <DayPicker label='哪一天' value={draft.day} onChoose={day => onChange({ day })} to={today()} error={wrong('day')} />
      <Field label='几点' value={draft.at} onInput={at => onChange({ at })} max={5} error={wrong('at')} placeholder='08:30' optional />
      {!placed && <Field label='村民小组' value={draft.group} onInput={group => onChange({ group })} max={30} error={wrong('group')} optional />}
      {!placed && team && team.groups.length > 0 && <Chips label='用过的村民小组' options={team.groups} chosen={[draft.group]} onTap={group => onChange({ group: group === draft.group ? '' : group })} />}
      {team && team.people.length > 0 && (
        <Chips label='和谁去（可不选）' options={team.people.map(({ personId }) => personId)} names={Object.fromEntries(team.people.map(({ personId, name }) => [personId, name]))} chosen={draft.withIds} onTap={one => onChange({ withIds: flip(draft.withIds, one) })} error={wrong('withIds')} />
      )}
      <Field label='其他同去的人' value={draft.others} onInput={others => onChange({ others })} max={100} error={wrong('others')} optional />
      {team && team.tags.length + gone.length > 0 && (
        <>
          <Chips label='哪项职责（可不选）' options={[...team.tags, ...gone]} chosen={draft.tags} onTap={one => onChange({ tags: flip(draft.tags, one) })} error={wrong('tags')} />
          <Basis because={team.because} title='职责从哪里来' />
        </>
      )}
    </Card>
  )
}
