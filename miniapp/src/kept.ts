import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** A value that survives the app: read from the phone's storage once, written through, watched by screens. */
export interface Kept<T> {
  get(): T
  set(next: T): void
  subscribe(listener: () => void): () => void
  /** The value, in a component that is drawn again when it changes. */
  use(): T
}

/** Keeps a value on the phone under this name. */
export function keep<T>(name: string, initial: T): Kept<T> {
  const listeners = new Set<() => void>()
  let value = read<T>(name) ?? initial
  const kept: Kept<T> = {
    get: () => value,
    set(next) {
      value = next
      write(name, next)
      listeners.forEach(listener => listener())
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    use() {
      const [seen, see] = useState(value)
      useEffect(() => {
        see(value)
        return kept.subscribe(() => see(value))
      }, [])
      return seen
    },
  }
  return kept
}

/** Reads a value of the phone's storage; undefined when there is none or it cannot be read. */
export function read<T>(name: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(name)
    return typeof text === 'string' && text ? JSON.parse(text) as T : undefined
  } catch {
    return undefined
  }
}

/** Writes a value to the phone's storage; a full storage is not a reason to stop. */
export function write(name: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
