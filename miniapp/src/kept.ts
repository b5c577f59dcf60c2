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
  const watched = watch()
  let value = read<T>(name) ?? initial
  const kept: Kept<T> = {
    get: () => value,
    set(next) {
      value = next
      write(name, next)
      watched.tell()
    },
    subscribe: watched.subscribe,
    use: () => useWatched(watched, kept.get),
  }
  // Another tab of the same browser changed it.
  whenChangedElsewhere(changed => {
    if (changed !== name) return
    value = read<T>(name) ?? initial
    watched.tell()
  })
  return kept
}

/** Whoever wants to know that something changed. */
export interface Watched {
  subscribe(listener: () => void): () => void
  tell(): void
}

export function watch(): Watched {
  const listeners = new Set<() => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    tell: () => listeners.forEach(listener => listener()),
  }
}

/** A value in a component, drawn again when it is told that it changed. */
export function useWatched<T>(watched: Watched, get: () => T): T {
  const [seen, see] = useState(get)
  useEffect(() => {
    see(get)
    return watched.subscribe(() => see(get))
  }, [])
  return seen
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

/** Writes a value to the phone's storage; false when it could not be kept. */
export function write(name: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Takes a value out of the phone's storage; false when it is still there. */
export function remove(name: string): boolean {
  try {
    Taro.removeStorageSync(name)
    return true
  } catch {
    return false
  }
}

/** The names in the phone's storage that begin like this; undefined when they cannot be read. */
export function namesOf(prefix: string): string[] | undefined {
  try {
    return Taro.getStorageInfoSync().keys.filter(name => name.indexOf(prefix) === 0)
  } catch {
    return undefined
  }
}

/** Hears of changes another tab of the same browser made; null: everything. */
export function whenChangedElsewhere(listener: (name: string | null) => void): void {
  if (process.env.TARO_ENV === 'h5') window.addEventListener('storage', event => listener(event.key))
}
