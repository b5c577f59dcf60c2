import { useState } from 'react'

let last = 0

/** An id for this drawn thing, for labels that point to fields. */
export function useIdentifier(prefix: string): string {
  const [identifier] = useState(() => `${prefix}-${last += 1}`)
  return identifier
}
