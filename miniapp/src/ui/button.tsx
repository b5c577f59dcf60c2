import { type ReactNode, useRef, useState } from 'react'
import './button.scss'

interface ButtonProps {
  children: ReactNode
  onTap: () => unknown
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet'
  /** Only as wide as its words. */
  narrow?: boolean
  disabled?: boolean
  /** What a screen reader says when the words alone do not tell. */
  label?: string
}

/** While what it does is under way it says so and takes no second tap. */
export function Button({ children, onTap, kind = 'secondary', narrow, disabled, label }: ButtonProps) {
  const [busy, run] = useBusy(onTap)
  const name = ['plain', 'button', `button-${kind}`, narrow && 'button-narrow', busy && 'button-busy', disabled && 'button-off']
  return (
    <button type='button' className={name.filter(Boolean).join(' ')} disabled={disabled || busy} aria-busy={busy} aria-label={label} onClick={run}>
      {busy && <span className='button-wheel' aria-hidden='true' />}
      <span className='button-words'>{children}</span>
    </button>
  )
}

/** Runs something that takes time, once at a time. */
export function useBusy(action: () => unknown): [boolean, () => void] {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const run = () => {
    if (running.current) return
    const outcome = action()
    if (!(outcome instanceof Promise)) return
    running.current = true
    setBusy(true)
    const done = () => {
      running.current = false
      setBusy(false)
    }
    outcome.then(done, done)
  }
  return [busy, run]
}
