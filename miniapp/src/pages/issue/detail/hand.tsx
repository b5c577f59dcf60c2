import { useState } from 'react'
import { appeal } from '@village/shared/contract/appeal'
import { call } from '@/call'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { FaultNotice } from '@/ui/notice'

/** A number for the villager whose matter it is: with it he follows what becomes of it and says himself whether it is solved. */
export function HandNumber({ id, onDone }: { id: string; onDone: () => unknown }) {
  const [number, setNumber] = useState<string | null>(null)
  const { fault, run } = useAction(async () => {
    setNumber((await call(appeal.hand, { issueId: id })).number)
    await onDone()
  })
  return (
    <Card title='由群众确认'>
      <FaultNotice fault={fault} />
      {number
        ? (
          <>
            <p className='issue-number'>{number}</p>
            <p>请抄给反映的群众，离开这一页就看不到了。他扫村公示栏的码，点“查进度”，输入编号，就能看经过、说解决没有。</p>
          </>
        )
        : (
          <>
            <p>给一个编号，反映的群众不用登录就能看办到哪里、确认解决没有。他看得到这件事的事由、情况和答复。再给一次，原来的编号就打不开了。</p>
            <Button onTap={run}>给群众一个编号</Button>
          </>
        )}
    </Card>
  )
}
