import Taro from '@tarojs/taro'
import { useState } from 'react'
import { asFault, type Fault } from '../fault'

export interface Action<Arguments extends unknown[]> {
  /** Why the last try did not succeed. */
  fault: Fault | null
  run(...values: Arguments): Promise<boolean>
  clear(): void
}

/** Something the person does: a fault is kept to be shown on top of the form and beside its fields. */
export function useAction<Arguments extends unknown[]>(action: (...values: Arguments) => Promise<unknown>): Action<Arguments> {
  const [fault, setFault] = useState<Fault | null>(null)
  const run = async (...values: Arguments) => {
    try {
      await action(...values)
      setFault(null)
      return true
    } catch (thrown) {
      setFault(asFault(thrown))
      void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
      return false
    }
  }
  return { fault, run, clear: () => setFault(null) }
}

/** A short word that something is done. */
export function say(text: string): void {
  void Taro.showToast({ title: text, icon: 'none', duration: 2000 })
}
