import type { ReactNode } from 'react'
import './card.scss'

interface CardProps {
  children: ReactNode
  title?: string
  /** Beside the title: a count, a mark, a small button. */
  aside?: ReactNode
  /** The content reaches the edges: rows and tables. */
  flush?: boolean
}

/** A sheet of paper on the ground with what belongs together. */
export function Card({ children, title, aside, flush }: CardProps) {
  return (
    <section className={`card${flush ? ' card-flush' : ''}`}>
      {(title || aside) && (
        <div className='card-head'>
          {title && <h2 className='card-title'>{title}</h2>}
          {aside && <div className='card-aside'>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}

interface FactProps {
  /** The one number or word that matters. */
  children: ReactNode
  unit?: string
  /** What it is. */
  name: string
  tone?: 'ink' | 'pine' | 'amber' | 'cinnabar'
}

/** One big fact with its name and unit. */
export function Fact({ children, unit, name, tone = 'ink' }: FactProps) {
  return (
    <div className='fact'>
      <div className='fact-name'>{name}</div>
      <div className={`fact-value fact-${tone} numbers`}>
        <span>{children}</span>
        {unit && <span className='fact-unit'>{unit}</span>}
      </div>
    </div>
  )
}

/** Name and value pairs under each other. */
export function Facts({ items }: { items: { name: string; value: ReactNode }[] }) {
  return (
    <dl className='facts'>
      {items.map(({ name, value }) => (
        <div key={name} className='facts-line'>
          <dt className='facts-name'>{name}</dt>
          <dd className='facts-value'>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
