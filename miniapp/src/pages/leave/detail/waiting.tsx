import { approval } from '@village/shared/contract/approval'
import type { LeaveWaiting } from '@village/shared/contract/away'
import type { LeaveDetail } from '@village/shared/contract/leave'
import { call } from '@/call'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { FaultNotice, Notice } from '@/ui/notice'
import { dayWord } from '@/ui/words'

/** How long the step may take, who was told that it takes longer, and a way to press for it. */
export function Waiting({ leave, waiting: { state, due, remindedNames, toldNames, because }, mayUrge, onDone }: { leave: LeaveDetail; waiting: LeaveWaiting; mayUrge: boolean; onDone: (next: LeaveDetail, words: string) => void }) {
  const { fault, run } = useAction(async () => onDone(await call(approval.urge, { id: leave.id }), '已催办'))
  return (
    <>
      <Notice kind={state === 'in_time' ? 'info' : 'warn'} title={state === 'late' ? '已过审批的时限' : `${dayWord(due)} 以前审批`}>
        {remindedNames.length > 0 && <p>已提醒{remindedNames.join('、')}。</p>}
        {toldNames.length > 0 && <p>已告诉{toldNames.join('、')}。不会自动批准。</p>}
        <Basis because={because} title='什么时候以前审批' />
      </Notice>
      <FaultNotice fault={fault} />
      {mayUrge && !leave.may.decide && <Button onTap={run}>催办</Button>}
      {mayUrge && !leave.may.decide && <div className='gap' />}
    </>
  )
}
