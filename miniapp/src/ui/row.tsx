import type { ReactNode } from 'react'
import './row.scss'

interface RowProps {
  /** Who or what. */
  title: ReactNode
  /** When, where. */
  note?: ReactNode
  /** The state, at the right. */
  aside?: ReactNode
  /** A symbol or picture before it. */
  lead?: ReactNode
  onTap?: () => unknown
  disabled?: boolean
  /** Off where a tap chooses and opens nothing. */
  arrow?: boolean
}

/** A line of a list: the whole line is the target. */
export function Row({ title, note, aside, lead, onTap, disabled, arrow = true }: RowProps) {
  const content = (
    <>
      {lead && <span className='row-lead'>{lead}</span>}
      <span className='row-words'>
        <span className='row-title'>{title}</span>
        {note && <span className='row-note'>{note}</span>}
      </span>
      {aside && <span className='row-aside'>{aside}</span>}
      {onTap && !disabled && arrow && <span className='row-arrow' aria-hidden='true' />}
    </>
  )
  return (
    <li className='row-item'>
      {onTap
        ? <button type='button' className='plain row row-target' disabled={disabled} onClick={() => { void onTap() }}>{content}</button>
        : <div className='row'>{content}</div>}
    </li>
  )
}

/** The lines of a list. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return <ul className='list' role='list' aria-label={label}>{children}</ul>
}
