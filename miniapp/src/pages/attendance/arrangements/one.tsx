import { useState } from 'react'
import { arrangement, ARRANGEMENT_KIND_NAMES } from '@village/shared/contract/arrangement'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { instantWord, sentence } from '@/ui/words'
import { arrangementTitle } from '../arrangement-words'

interface OneProps {
  id: string
  onClose: () => void
  onChanged: () => Promise<void>
}

/** One arrangement: who set it, for whom, why; and taking it back. */
export function OneArrangement({ id, onClose, onChanged }: OneProps) {
  const one = useLoad(arrangement.one, { id })
  const [reason, setReason] = useState('')
  const [asking, ask] = useState(false)
  const { fault, run } = useAction(async () => {
    if (!reason.trim()) throw missing('reason', '请写取消的原因')
    one.put(await call(arrangement.withdraw, { id, reason: reason.trim() }))
    ask(false)
    say('已取消，收到通知的人会再收到一次')
    await onChanged()
  })
  const foot = one.data?.may.withdraw && (asking ? <Button kind='primary' onTap={run}>取消这项安排</Button> : <Button onTap={() => ask(true)}>取消这项安排</Button>)
  return (
    <Sheet title={one.data ? ARRANGEMENT_KIND_NAMES[one.data.kind] : '驻村安排'} open onClose={onClose} foot={foot || undefined}>
      <FaultNotice fault={fault} />
      <Loaded of={one}>
        {found => (
          <>
            {found.withdrawn && <Notice kind='warn' title='已经取消'>{sentence([found.withdrawn.byName, instantWord(found.withdrawn.at), found.withdrawn.reason])}</Notice>}
            <p>{arrangementTitle(found)}</p>
            <Facts items={[
              { name: '在哪里', value: found.placeName },
              { name: '谁', value: found.people.length > 0 ? found.people.map(({ name }) => name).join('、') : '那里的全体驻村干部' },
              { name: '事由', value: found.text },
              { name: '谁定的', value: sentence([found.arrangedByName, instantWord(found.arrangedAt)]) },
            ]} />
            {asking && <Field label='取消的原因' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
