import type { ReactNode } from 'react'
import { useAction } from './action'
import { Button } from './button'
import { FaultNotice } from './notice'
import { Sheet } from './sheet'

interface ConfirmProps {
  title: string
  open: boolean
  onClose: () => void
  /** What will happen, and whether it can be taken back. */
  children: ReactNode
  /** What the button says it does. */
  name: string
  danger?: boolean
  onConfirm: () => Promise<unknown>
  onDone?: () => unknown
}

/** Asks before something that is not easily taken back. */
export function Confirm({ title, open, onClose, children, name, danger, onConfirm, onDone }: ConfirmProps) {
  const { fault, run, clear } = useAction(onConfirm)
  const close = () => {
    clear()
    onClose()
  }
  const confirm = async () => {
    if (!await run()) return
    onClose()
    onDone?.()
  }
  return (
    <Sheet title={title} open={open} onClose={close} foot={<Button kind={danger ? 'danger' : 'primary'} onTap={confirm}>{name}</Button>}>
      <FaultNotice fault={fault} />
      {children}
    </Sheet>
  )
}
