import { useState } from 'react'
import type { DutyLine } from '@village/shared/contract/duty'

interface Steps {
  /** The draft that is worked on; null: none is. */
  lines: DutyLine[] | null
  begin: (lines: DutyLine[]) => void
  change: (lines: DutyLine[]) => void
  /** Takes the last change back; null: nothing was changed. */
  undo: (() => void) | null
  end: () => void
}

/** A draft with every state it was in, so that each change can be taken back. */
export function useSteps(): Steps {
  const [states, setStates] = useState<DutyLine[][]>([])
  return {
    lines: states.at(-1) ?? null,
    begin: lines => setStates([lines]),
    change: lines => setStates(all => [...all, lines]),
    undo: states.length > 1 ? () => setStates(all => all.slice(0, -1)) : null,
    end: () => setStates([]),
  }
}
