import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { support, type InternalRulesReply } from '@village/shared/contract/support'
import { RULE_TEMPLATES, type RuleTemplateId } from '@village/shared/kernel/rule-template'
import { go, parameter } from '@/go'
import { may, session } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

const write = (template?: RuleTemplateId | null) => go('/pages/record/add/index', { kind: 'internal_rule', ...(template ? { template } : {}) })

/** The internal rules of a team: what the document wants, what is written, and texts to begin with. */
export default function InternalRules() {
  const own = (session.get()?.me.roles ?? []).find(({ path }) => path.split('/').filter(Boolean).length === 3)?.organisationId
  const tree = useLoad(organisation.tree, undefined, { when: own === undefined })
  const villages = (tree.data ?? []).filter(({ kind }) => kind === 'village')
  const [chosen, choose] = useState<string | null>(parameter('placeId') ?? own ?? null)
  const placeId = chosen ?? villages[0]?.id ?? ''
  const load = useLoad(support.rules, { placeId }, { when: placeId !== '' })
  return (
    <Page title='内部制度' action={may('record.write') && <Button kind='primary' onTap={() => write()}>写一条制度</Button>}>
      {villages.length > 1 && <Select label='哪个村' options={villages.map(({ id, name }) => ({ value: id, name }))} value={placeId} onChoose={choose} />}
      {placeId === '' && tree.data && <Empty title='这里是工作队的内部制度'>您的范围里还没有村。</Empty>}
      <Loaded of={load}>{found => <><Wanted of={found} /><Others of={found} /></>}</Loaded>
      {may('record.write') && (
        <Card title='范本' flush>
          <List label='范本'>
            {(Object.keys(RULE_TEMPLATES) as RuleTemplateId[]).map(id => <Row key={id} title={RULE_TEMPLATES[id].title} note='照着改，改好就是本队的' onTap={() => write(id)} />)}
          </List>
        </Card>
      )}
    </Page>
  )
}

function Wanted({ of: { villageName, wanted, because } }: { of: InternalRulesReply }) {
  if (wanted.length === 0) return null
  return (
    <Card title={`${villageName}要有的制度`} aside={<Basis because={because} title='要有哪些制度' />} flush>
      <List label='要有的制度'>
        {wanted.map(({ name, recordId, day, template }) => (
          <Row
            key={name} title={name} note={day ? `${dayWord(day)}写的` : template ? '有范本，照着改' : undefined} aside={recordId ? <Mark symbol='√' name='有' tone='pine' /> : <Mark symbol='○' name='还没有' tone='amber' />}
            onTap={recordId ? () => go('/pages/record/detail/index', { id: recordId }) : may('record.write') ? () => write(template) : undefined}
          />
        ))}
      </List>
    </Card>
  )
}

function Others({ of: { villageName, wanted, others } }: { of: InternalRulesReply }) {
  if (others.length === 0) return wanted.length > 0 ? null : <Empty title={`这里是${villageName}工作队的内部制度`}>本地的制度没有写要有哪些，可以照下面的范本写。</Empty>
  return (
    <Card title={wanted.length > 0 ? '另外的' : `${villageName}的制度`} flush>
      <List label='另外的制度'>
        {others.map(({ recordId, title, sortName, day }) => <Row key={recordId} title={title} note={sentence([sortName, `${dayWord(day)}写的`])} onTap={() => go('/pages/record/detail/index', { id: recordId })} />)}
      </List>
    </Card>
  )
}
