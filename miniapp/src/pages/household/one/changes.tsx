import { household, type HouseholdChange, type HouseholdDetail } from '@village/shared/contract/household'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import type { Load } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'

const STATE_WORDS: Record<HouseholdChange['state'], string> = { applied: '', conflict: '待核对', taken: '核对后用了这一个', kept: '核对后没有用' }

/** What changed and why; two who changed the same are shown beside each other, for a person to say which holds. */
export function Changes({ detail: { changes, may }, load, conflicts }: { detail: HouseholdDetail; load: Load<HouseholdDetail>; conflicts?: boolean }) {
  const { fault, run } = useAction(async (id: string, choice: 'taken' | 'kept') => {
    load.put(await call(household.settle, { id, choice }))
    say('已核对')
  })
  const shown = changes.filter(({ state }) => (state === 'conflict') === (conflicts === true))
  if (shown.length === 0) return null
  if (conflicts) {
    return (
      <>
        <FaultNotice fault={fault} />
        {shown.map(change => (
          <Notice key={change.id} kind='warn' title='两个人改了同一项，请核对'>
            {change.lines.map(({ name, before, after }) => <p key={name}>{name}：现在是“{before}”，{change.byName}（{instantWord(change.receivedAt)}送到）改成“{after}”</p>)}
            {may.edit && (
              <div className='actions'>
                <Button onTap={() => run(change.id, 'kept')}>用现在的</Button>
                <Button onTap={() => run(change.id, 'taken')}>用{change.byName}改的</Button>
              </div>
            )}
          </Notice>
        ))}
      </>
    )
  }
  return (
    <Card title='变化的经过' flush>
      <List label='变化的经过'>
        {shown.map(({ id, state, day, lines, reason, byName }) => (
          <Row key={id} title={lines.map(({ name, before, after }) => `${name}：${before === '无' ? '' : `${before} → `}${after}`).join('；')} note={sentence([dayWord(day), byName, reason, STATE_WORDS[state]])} />
        ))}
      </List>
    </Card>
  )
}
