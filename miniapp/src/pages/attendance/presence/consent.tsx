import { useState } from 'react'
import { type ConsentPurpose, CONSENTS, presence } from '@village/shared/contract/presence'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'

interface ConsentProps {
  purpose: ConsentPurpose
  open: boolean
  onClose: () => void
  onAgree: () => unknown
}

/** What the person is asked to agree to, at the moment of use; saying no closes it and nothing else. */
export function ConsentSheet({ purpose, open, onClose, onAgree }: ConsentProps) {
  const { title, text } = CONSENTS[purpose]
  const agree = () => {
    onClose()
    return onAgree()
  }
  return (
    <Sheet title={title} open={open} onClose={onClose} foot={<Button kind='primary' onTap={agree}>同意并继续</Button>}>
      <p>{text}</p>
      <Button kind='quiet' onTap={onClose}>不同意，用别的办法确认</Button>
    </Sheet>
  )
}

/** Has the person agreed before, to this text? And how he takes it back. */
export function useConsent(purpose: ConsentPurpose) {
  const consents = useLoad(presence.consents, undefined)
  const given = consents.data?.some(each => each.purpose === purpose && each.version === CONSENTS[purpose].version) ?? false
  return { given, reload: consents.reload, version: CONSENTS[purpose].version }
}

export function Withdraw({ purpose, onDone }: { purpose: ConsentPurpose; onDone: () => Promise<void> }) {
  const [done, setDone] = useState(false)
  const { fault, run } = useAction(async () => {
    await call(presence.withdraw, { purpose })
    say('已收回，下次用时再问您')
    setDone(true)
    await onDone()
  })
  if (done) return null
  return (
    <>
      <FaultNotice fault={fault} />
      <Button kind='quiet' onTap={run}>{purpose === 'location' ? '收回用位置的同意' : '收回用照片的同意'}</Button>
    </>
  )
}
