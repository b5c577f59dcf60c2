import { read, remove, write } from './kept'

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
  for (const old of names.splice(0, Math.max(0, names.length - LIMIT))) remove(`answer:${old}`)
  // Named first: an answer nobody knows of could not be forgotten.
  if (write(INDEX, names)) write(`answer:${name}`, { at, data })
}

/** Forgets every answer: another person signs in, this one signs out, or what was filled in needs the room. */
export function forgetAnswers(): void {
  for (const name of read<string[]>(INDEX) ?? []) remove(`answer:${name}`)
  write(INDEX, [])
}
