import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

const listeners = new Set<(online: boolean) => void>()
const returned = new Set<() => void>()
let online = true

/** Is the server within reach? Said by the last call and by the phone. */
export const network = {
  online: () => online,
  tell(next: boolean): void {
    if (next === online) return
    online = next
    listeners.forEach(listener => listener(next))
  },
  subscribe(listener: (online: boolean) => void): () => void {
    listeners.add(listener)
    return () => { listeners.delete(listener) }
  },
  /** The phone itself says that there is signal again: more than that a call came through. */
  whenBack(listener: () => void): void {
    returned.add(listener)
  },
  /** Starts to listen to the phone; once, at launch. */
  watch(): void {
    const back = () => {
      network.tell(true)
      returned.forEach(listener => listener())
    }
    Taro.onNetworkStatusChange(({ isConnected }) => { if (isConnected) back(); else network.tell(false) })
    if (process.env.TARO_ENV === 'h5') {
      window.addEventListener('online', back)
      window.addEventListener('offline', () => network.tell(false))
    }
  },
}

export function useOnline(): boolean {
  const [seen, see] = useState(online)
  useEffect(() => {
    see(online)
    return network.subscribe(see)
  }, [])
  return seen
}
