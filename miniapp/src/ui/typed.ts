import { createContext } from 'react'

/** Told by a long text when something is written into it: a slip of the thumb beside the sheet then does not throw it away. */
export const Typed = createContext<() => void>(() => undefined)
