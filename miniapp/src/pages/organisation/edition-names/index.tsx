import { type Edition, policy } from '@village/shared/contract/policy'
import { nameOfRole } from '@village/shared/kernel/role'
import { partiesIn } from '@village/shared/policy/parties'
import { call } from '@/call'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { EditionPartPage, useEditionPart } from '../edition/part'

const LONGEST = 30

/** What the roles and bodies of a regulation are called here: offices change their names, the rules stay. */
export default function EditionNames() {
  const names = useEditionPart<Record<string, string>>({
    name: 'edition_names', of: edition => edition.profile.roles,
    save: ({ id, revision }, written) => call(policy.saveNames, { id, revision, names: Object.entries(written).map(([party, name]) => ({ id: party, name })) }),
  })
  return (
    <EditionPartPage title='岗位和机构的名称' of={names}>{(edition, written) => (
      <Card title='这份制度里写到的'>
        <p className='lede'>机构改了名称，改这里就行：审批、通知、表格和依据都用新名称，办理的岗位不变。空着的，就用上面的名称。</p>
        {partiesIn(edition.profile).map(party => (
          <Field key={party} label={usualName(edition, party)} value={written[party] ?? ''} onInput={name => names.put({ [party]: name })} max={LONGEST} optional />
        ))}
      </Card>
    )}</EditionPartPage>
  )
}

/** The usual name, and that of the document where it has one of its own. */
function usualName({ base }: Edition, party: string): string {
  const printed = base?.roles[party]
  const usual = nameOfRole(party)
  return printed && printed !== usual ? `${usual}（原文：${printed}）` : usual
}
