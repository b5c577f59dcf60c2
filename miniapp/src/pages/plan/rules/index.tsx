import { support, type InternalRulesReply } from '@village/shared/contract/support'
import { RULE_TEMPLATES, type RuleTemplateId } from '@village/shared/kernel/rule-template'
import { go } from '@/go'
import { mayRecord } from '@/recording'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { useVillage } from '../village'

const write = (template?: RuleTemplateId | null) => go('/pages/record/add/index', { kind: 'internal_rule', ...(template ? { template } : {}) })

/** The internal rules of a team: what the document wants, what is written, and texts to begin with. */
export default function InternalRules() {
  const { placeId, choose } = useVillage('这里是工作队的内部制度')
  const load = useLoad(support.rules, { placeId }, { when: placeId !== '' })
  return (
    <Page title='内部制度' action={mayRecord('internal_rule') && <Button kind='primary' onTap={() => write()}>写一条制度</Button>}>
      {choose}
      <Loaded of={load}>{found => <><Wanted of={found} /><Others of={found} /></>}</Loaded>
      {mayRecord('internal_rule') && (
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
            onTap={recordId ? () => go('/pages/record/detail/index', { id: recordId }) : mayRecord('internal_rule') ? () => write(template) : undefined}
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
