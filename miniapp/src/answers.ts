import Taro from '@tarojs/taro'
import { read, write } from './kept'

/** The last answers of the server, so that a screen can be read without signal. The oldest give way. */
const INDEX = 'answers'
const LIMIT = 60

export interface KeptAnswer<T> {
  at: string
  data: T
}

/** The last answer under this name, if one is kept. */
export function lastAnswer<T>(name: string): KeptAnswer<T> | undefined {
  return read<KeptAnswer<T>>(`answer:${name}`)
}

/** Keeps the answer under this name. */
export function keepAnswer(name: string, data: unknown, at: string): void {
  const names = (read<string[]>(INDEX) ?? []).filter(other => other !== name)
  names.push(name)
  for (const old of names.splice(0, Math.max(0, names.length - LIMIT))) Taro.removeStorageSync(`answer:${old}`)
  if (write(`answer:${name}`, { at, data })) write(INDEX, names)
}

/** Forgets every answer: another person signs in, or this one signs out. */
export function forgetAnswers(): void {
  for (const name of read<string[]>(INDEX) ?? []) Taro.removeStorageSync(`answer:${name}`)
  write(INDEX, [])
}
