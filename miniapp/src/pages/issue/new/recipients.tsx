import type { IssueKind } from '@village/shared/contract/issue-words'
import { isRefusal } from '@village/shared/kernel/refusal'
import { nameOfRole } from '@village/shared/kernel/role'
import { clueChannel, directChannel, obstructionGround } from '@village/shared/rules/issue-channel'
import { usePolicy } from '@/policy'
import { session } from '@/session'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'

/** To whom it will go, by the regulation on the phone: seen before sending, also without signal. */
export function Recipients({ kind, category }: { kind: IssueKind; category: string | null }) {
  const { active } = usePolicy()
  if (!category || !active) return null
  const { profile } = active
  const roles = (session.get()?.me.roles ?? []).map(({ role }) => role)
  if (kind === 'obstruction') return <Told names={[category === 'village' ? '乡镇' : '县驻村办']} because={obstructionGround(profile)} />
  const { value, because } = kind === 'clue' ? clueChannel(profile, { roles, category }) : directChannel(profile, { roles, event: category })
  if (isRefusal(value)) return <Notice kind='warn' title='现在报不出去'>{value.text}</Notice>
  const names = value.recipients.map(party => nameOfRole(party, profile.roles))
  return <Told names={names.length > 0 ? names : ['乡镇']} because={because} />
}

function Told({ names, because }: { names: string[]; because: Parameters<typeof Basis>[0]['because'] }) {
  return <Card title='报给' aside={<Basis because={because} title='为什么报给他们' />}><p>{names.join('、')}</p></Card>
}
