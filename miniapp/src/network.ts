import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

const listeners = new Set<(online: boolean) => void>()
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
  /** Starts to listen to the phone; once, at launch. */
  watch(): void {
    Taro.onNetworkStatusChange(({ isConnected }) => network.tell(isConnected))
    if (process.env.TARO_ENV === 'h5') {
      window.addEventListener('online', () => network.tell(true))
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
