import type { Reconciliation } from '@village/shared/contract/settlement'
import { go } from '@/go'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'

/** The leave slips of the month against what was filed, where the document wants both compared. */
export function Reconciled({ of: reconciliation }: { of: Reconciliation | null | undefined }) {
  if (!reconciliation) return null
  const { partyName, slips, consistent, missing, because } = reconciliation
  return (
    <Card title='假条和备案核对' aside={<Basis because={because} title='为什么要核对' />}>
      {consistent
        ? <p>{slips === 0 ? '这个月没有请假条。' : `${slips} 张请假条都向${partyName}备过案。`}</p>
        : (
          <>
            <Notice kind='warn'>{slips} 张请假条里，{missing.length} 张没有向{partyName}备案的登记。备过案的请补登记，没有的请补办。</Notice>
            <List label='没有备案的请假条'>
              {missing.map(({ leaveId, text }) => <Row key={leaveId} title={text} onTap={() => go('/pages/leave/detail/index', { id: leaveId })} />)}
            </List>
          </>
        )}
    </Card>
  )
}
