import type { ReactNode } from 'react'

/** Fields that belong together, under their name. */
export function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className='group' role='group' aria-label={name}>
      <div className='group-name'>{name}</div>
      {children}
    </div>
  )
}
