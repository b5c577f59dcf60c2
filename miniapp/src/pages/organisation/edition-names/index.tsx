import { useEffect, useState } from 'react'
import { type Edition, policy } from '@village/shared/contract/policy'
import { nameOfRole } from '@village/shared/kernel/role'
import { partiesIn } from '@village/shared/policy/parties'
import { call } from '@/call'
import { Fault } from '@/fault'
import { parameter } from '@/go'
import { read, write } from '@/kept'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { ErrorState, FaultNotice, Notice, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { backToEdition, isStale } from '../edition/regulation'

const LONGEST = 30

/** What the roles and bodies of a regulation are called here: offices change their names, the rules stay. */
export default function EditionNames() {
  const [id] = useState(() => parameter('id') ?? '')
  const edition = useLoad(policy.edition, { id })
  const kept = `edition_names:${id}`
  const [names, setNames] = useState<Record<string, string> | null>(() => read<Record<string, string>>(kept) ?? null)
  const data = edition.data
  useEffect(() => { if (data && !names) setNames(data.profile.roles) }, [data])
  const put = (party: string, name: string) => {
    const written = { ...names, [party]: name }
    setNames(written)
    write(kept, written)
  }
  const { fault, run } = useAction(async () => {
    try {
      edition.put(await call(policy.saveNames, { id, revision: data!.revision, names: Object.entries(names!).map(([party, name]) => ({ id: party, name })) }))
    } catch (thrown) {
      if (thrown instanceof Fault && isStale(thrown)) await edition.reload()
      throw thrown
    }
    write(kept, null)
    say('已保存到草稿')
    backToEdition(id)
  })
  if (!data || !names) return <Page title='岗位和机构的名称'>{edition.fault && !edition.loading ? <ErrorState fault={edition.fault} onRetry={edition.reload} /> : <Skeleton />}</Page>
  return (
    <Page title='岗位和机构的名称' action={data.may.edit && <Button kind='primary' onTap={run}>保存到草稿</Button>}>
      {isStale(fault) ? <Notice kind='warn' title='另一人刚刚改了这份草稿'>您填的内容都在，请再点一次“保存到草稿”。</Notice> : <FaultNotice fault={fault} />}
      <Card title='这份制度里写到的'>
        <p className='lede'>机构改了名称，改这里就行：审批、通知、表格和依据都用新名称，办理的岗位不变。空着的，就用上面的名称。</p>
        {partiesIn(data.profile).map(party => (
          <Field key={party} label={usualName(data, party)} value={names[party] ?? ''} onInput={name => put(party, name)} max={LONGEST} optional />
        ))}
      </Card>
    </Page>
  )
}

/** The usual name, and that of the document where it has one of its own. */
function usualName({ base }: Edition, party: string): string {
  const printed = base?.roles[party]
  const usual = nameOfRole(party)
  return printed && printed !== usual ? `${usual}（原文：${printed}）` : usual
}
