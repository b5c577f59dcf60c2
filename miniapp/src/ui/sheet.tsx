import { type ReactNode, useEffect, useRef } from 'react'
import { useIdentifier } from './id'
import { Typed } from './typed'
import './sheet.scss'

interface SheetProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** A bar at the foot: the button that ends it. */
  foot?: ReactNode
}

const REACHABLE = 'button:not([disabled]), [href], input, textarea, [tabindex]:not([tabindex="-1"])'

/** In WeChat the page below would move with the finger. */
const STILL = process.env.TARO_ENV === 'weapp' ? { catchMove: true } : {}

/** A choice or an explanation that comes up from below; never one over another. A tap beside it closes it, unless a text was begun in it. */
export function Sheet({ title, open, onClose, children, foot }: SheetProps) {
  const paper = useRef<HTMLDivElement>(null)
  const identifier = useIdentifier('sheet')
  const close = useRef(onClose)
  close.current = onClose
  const typed = useRef(false)
  useEffect(() => {
    typed.current = false
    if (!open || process.env.TARO_ENV !== 'h5') return undefined
    return holdFocus(paper.current, () => close.current())
  }, [open])
  if (!open) return null
  return (
    <div className='sheet'>
      <div className='sheet-ground' aria-hidden='true' onClick={() => { if (!typed.current) onClose() }} {...STILL} />
      <div className='sheet-paper' ref={paper} role='dialog' aria-modal='true' aria-labelledby={identifier} tabIndex={-1}>
        <div className='sheet-head'>
          <h2 className='sheet-title' id={identifier}>{title}</h2>
          <button type='button' className='plain sheet-close' onClick={onClose}>关闭</button>
        </div>
        <div className='sheet-body' tabIndex={0}><Typed.Provider value={() => { typed.current = true }}>{children}</Typed.Provider></div>
        {foot && <div className='sheet-foot'>{foot}</div>}
      </div>
    </div>
  )
}

/** Keeps the keyboard within the sheet; Esc closes it; afterwards the focus is where it was. */
function holdFocus(paper: HTMLDivElement | null, close: () => void): () => void {
  const before = document.activeElement
  paper?.focus()
  const onKey = (event: KeyboardEvent) => {
    // A page was opened on top of it: the keys belong to that page.
    if (!paper?.getClientRects().length) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
    if (event.key !== 'Tab') return
    const reachable = Array.from(paper.querySelectorAll<HTMLElement>(REACHABLE))
    const first = reachable[0]
    const last = reachable[reachable.length - 1]
    const at = document.activeElement
    const leaves = event.shiftKey ? at === first || at === paper : at === last
    if (!leaves && paper.contains(at)) return
    event.preventDefault()
    const next = event.shiftKey ? last : first
    next?.focus()
  }
  document.addEventListener('keydown', onKey, true)
  return () => {
    document.removeEventListener('keydown', onKey, true)
    if (before instanceof HTMLElement) before.focus()
  }
}
