import { useState } from 'react'
import { approval } from '@village/shared/contract/approval'
import type { LeaveDetail } from '@village/shared/contract/leave'
import { call } from '@/call'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'

/** Hands the step to another who holds the same role. */
export function Forward({ leave, open, onClose, onDone }: { leave: LeaveDetail; open: boolean; onClose: () => void; onDone: (next: LeaveDetail, words: string) => void }) {
  const [toId, choose] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!toId) throw missing('toId', '请选转给谁')
    onDone(await call(approval.forward, { id: leave.id, toId, ...(reason.trim() ? { reason: reason.trim() } : {}) }), '已转办')
  })
  return (
    <Sheet title='转办' open={open} onClose={onClose} foot={<Button kind='primary' onTap={run}>转给他</Button>}>
      <FaultNotice fault={fault} />
      <Select
        label='转给谁'
        options={leave.forwardTo.map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))}
        value={toId}
        onChoose={choose}
        error={errorOf(fault, 'toId')}
      />
      <Field label='说明' optional kind='long' max={300} value={reason} onInput={setReason} />
    </Sheet>
  )
}
