import { parameter } from './go'
import { outbox } from './outbox'
import type { InputOf, Sendable } from './sendable'

/** What the server did not take and is corrected on the page that is open: it is sent again under a new key, in place of this one. */
export interface SetAside<Name extends Sendable> {
  key: string
  input: InputOf<Name>
}

/** The entry this page was opened to correct; null where it was opened for something else. */
export function setAside<Name extends Sendable>(name: Name): SetAside<Name> | null {
  const key = parameter('correct')
  const item = key === undefined ? undefined : outbox.mine().find(({ clientKey, endpoint }) => clientKey === key && endpoint === name)
  return item ? { key: item.clientKey, input: item.input as InputOf<Name> } : null
}
