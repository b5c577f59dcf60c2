import { useEffect, useState } from 'react'
import { leave, type LeaveDetail } from '@village/shared/contract/leave'
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind'
import { call } from '@/call'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { daysWord, sentence, spanWord } from '@/ui/words'

interface DecideProps {
  leave: LeaveDetail
  decision: 'approve' | 'refuse' | null
  onClose: () => void
  onDone: (next: LeaveDetail, words: string) => void
}

/** What is decided stands above the button: how long, and who of the team stays. */
export function Decide({ leave: asked, decision, onClose, onDone }: DecideProps) {
  const [opinion, setOpinion] = useState('')
  const refuses = decision === 'refuse'
  const { fault, run, clear } = useAction(async () => {
    if (!decision) return
    if (refuses && !opinion.trim()) throw missing('opinion', '请写明为什么不同意')
    const next = await call(leave.decide, { id: asked.id, decision, ...(opinion.trim() ? { opinion: opinion.trim() } : {}) })
    setOpinion('')
    onDone(next, refuses ? '已答复不同意' : '已同意')
  })
  useEffect(() => { if (decision === null) clear() }, [decision])
  return (
    <Sheet
      title={refuses ? '不同意这次请假' : '同意这次请假'}
      open={decision !== null}
      onClose={onClose}
      foot={<Button kind={refuses ? 'danger' : 'primary'} onTap={run}>{refuses ? '不同意' : '同意'}</Button>}
    >
      <FaultNotice fault={fault} />
      <Facts items={[
        { name: '请假人', value: sentence([asked.personName, asked.roleName]) },
        { name: LEAVE_KIND_NAMES[asked.kind], value: `${daysWord(asked.days)}，${spanWord(asked)}` },
        { name: '事由', value: asked.reason },
      ]} />
      <Cover leave={asked} />
      <Field
        label={refuses ? '为什么不同意' : '意见'}
        kind='long'
        optional={!refuses}
        max={300}
        value={opinion}
        onInput={setOpinion}
        hint={refuses ? '让申请人知道怎样改' : undefined}
        error={errorOf(fault, 'opinion')}
      />
    </Sheet>
  )
}

/** Who of the team stays while this person is away. */
function Cover({ leave: { cover, standInName } }: { leave: LeaveDetail }) {
  if (!cover) return null
  const away = new Set(cover.away.map(({ personName }) => personName)).size
  const staying = cover.others - away
  const lines = cover.away.map(other => `${other.personName} ${LEAVE_KIND_NAMES[other.kind]} ${spanWord(other)}${other.state === 'pending' ? '（待审批）' : ''}`)
  return (
    <Notice kind={staying > 0 ? 'info' : 'warn'} title={staying > 0 ? `同队另有 ${cover.others} 人，这几天 ${staying} 人都在` : '这几天同队没有别人一直在村'}>
      {lines.map(line => <div key={line}>{line}</div>)}
      <div>{standInName ? `${standInName}顶岗` : '没有安排顶岗'}</div>
    </Notice>
  )
}
