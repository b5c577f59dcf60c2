import { type ReactNode, useContext } from 'react'
import type { Fault } from '../fault'
import { useIdentifier } from './id'
import { Typed } from './typed'
import './field.scss'

interface FrameProps {
  label: string
  identifier?: string
  hint?: string
  error?: string
  optional?: boolean
  children: ReactNode
  /** The children are several controls under one name. */
  group?: boolean
}

/** The label above, the control, what is wrong beside it. */
export function FieldFrame({ label, identifier, hint, error, optional, children, group }: FrameProps) {
  const words = <>{label}{optional && <span className='field-optional'>（可不填）</span>}</>
  return (
    <div className={`field${error ? ' field-wrong' : ''}`} role={group ? 'group' : undefined} aria-labelledby={group ? `${identifier}-label` : undefined}>
      {group
        ? <div className='field-label' id={`${identifier}-label`}>{words}</div>
        : <label className='field-label' htmlFor={identifier} id={`${identifier}-label`}>{words}</label>}
      {hint && <div className='field-hint' id={`${identifier}-hint`}>{hint}</div>}
      {error && <div className='field-error' id={`${identifier}-error`}><span aria-hidden='true'>! </span>{error}</div>}
      {children}
    </div>
  )
}

/** What stands under the control for a screen reader. */
export function describedBy(identifier: string, hint?: string, error?: string): string | undefined {
  return [hint && `${identifier}-hint`, error && `${identifier}-error`].filter(Boolean).join(' ') || undefined
}

interface FieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  kind?: 'text' | 'long' | 'number' | 'phone' | 'password'
  hint?: string
  error?: string
  placeholder?: string
  optional?: boolean
  max?: number
  /** Enter was pressed. */
  onConfirm?: () => unknown
  autoComplete?: string
}

const TYPES = { text: 'text', number: 'text', phone: 'tel', password: 'password' } as const
/** The field grows with what is written: WeChat's by its own word, the browser's by its style. */
const GROWS = process.env.TARO_ENV === 'weapp' ? { autoHeight: true } : {}
const MODES = { text: undefined, number: 'decimal', phone: 'tel', password: undefined } as const

/** A text, number or long text to fill in. */
export function Field({ label, value, onInput, kind = 'text', hint, error, placeholder, optional, max = 200, onConfirm, autoComplete }: FieldProps) {
  const identifier = useIdentifier('field')
  const typed = useContext(Typed)
  const shared = {
    id: identifier,
    value,
    placeholder,
    maxLength: max,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(identifier, hint, error),
    onInput: (event: { target: unknown }) => {
      if (kind === 'long') typed()
      onInput((event.target as { value: string }).value)
    },
  }
  const confirm = process.env.TARO_ENV === 'h5'
    ? { onKeyDown: (event: { key: string }) => { if (event.key === 'Enter') void onConfirm?.() } }
    : { onConfirm: () => { void onConfirm?.() } }
  return (
    <FieldFrame label={label} identifier={identifier} hint={hint} error={error} optional={optional}>
      {kind === 'long'
        ? <textarea className='field-control field-long' {...shared} {...GROWS} />
        : <input className='field-control' type={inputType(kind)} inputMode={MODES[kind]} autoComplete={autoComplete} {...shared} {...confirm} />}
      {kind === 'long' && value.length > max - 40 && <div className='field-count'>还可以写 {max - value.length} 字</div>}
    </FieldFrame>
  )
}

function inputType(kind: keyof typeof TYPES): string {
  return process.env.TARO_ENV === 'weapp' && kind === 'number' ? 'digit' : TYPES[kind]
}

/** What the server found wrong with this field. */
export function errorOf(fault: Fault | null, field: string): string | undefined {
  return fault?.errors.find(error => error.field === field)?.text
}
