import { forgetAnswers } from './answers'
import { Fault, type FaultKind } from './fault'
import { namesOf, read, remove, watch, whenChangedElsewhere, write } from './kept'
import { photoBytes } from './photo-bytes'
import { isPhoto } from './sendable'

/** An entry that is on the phone and not yet at the server. */
export interface Unsent {
  clientKey: string
  personId: string
  /** The name of what it is sent to: `leave.apply`. */
  endpoint: string
  /** What it is, for the person: "确认在村 3月6日 上午". */
  title: string
  /** What is sent; never changed, and `bodyHash` is its digest. Of a photo: the digest of its bytes, which lie beside the storage (`photo-bytes.ts`). */
  input: object
  bodyHash: string
  keptAt: string
  /** Entries go out in this order. */
  order: number
  /** `stopped`: set aside with the server's words, the person has to look at it. */
  state: 'waiting' | 'stopped'
  /** How often the server failed at it, and not before when it is tried again (milliseconds). */
  tries: number
  after: number
  fault: { kind: FaultKind; text: string } | null
}

/**
 * Each entry is a value of its own in the phone's storage: it is there whole or not at all, whenever the app is killed,
 * and two tabs of one browser never overwrite each other's.
 */
const PREFIX = 'unsent:'
const changed = watch()
let items: Unsent[] = []

export const unsent = {
  all: () => items,
  of: (personId: string | undefined) => items.filter(item => item.personId === personId),
  subscribe: changed.subscribe,
  tell: changed.tell,
  /** Reads what is in the storage: at the start, and where another tab may have changed it. */
  reload(): void {
    const names = namesOf(PREFIX)
    if (!names) return
    show(names.map(name => read<Unsent>(name)).filter(isWhole))
  },
  /** Keeps a new entry; throws when there is no room for it. Only then may it be sent. */
  put(entry: Omit<Unsent, 'order'>): void {
    const item = { ...entry, order: Math.max(0, ...items.map(({ order }) => order)) + 1 }
    if (!write(PREFIX + item.clientKey, item)) {
      // What can be fetched again gives way to what cannot.
      forgetAnswers()
      if (!write(PREFIX + item.clientKey, item)) throw new Fault('full', NO_ROOM)
    }
    show([...items, item])
  },
  /** Notes what became of an entry; one that is gone meanwhile stays gone. */
  change(clientKey: string, part: Pick<Partial<Unsent>, 'state' | 'tries' | 'after' | 'fault'>): void {
    const item = unsent.find(clientKey)
    if (!item) return
    write(PREFIX + clientKey, { ...item, ...part })
    show(items.map(other => other.clientKey === clientKey ? { ...item, ...part } : other))
  },
  /** The entry as it is in the storage. */
  find(clientKey: string): Unsent | undefined {
    const item = read<Unsent>(PREFIX + clientKey)
    return isWhole(item) ? item : undefined
  },
  /** Lets go of an entry. */
  remove(clientKey: string): void {
    const item = unsent.find(clientKey)
    if (!remove(PREFIX + clientKey)) return
    if (item && isPhoto(item)) void photoBytes.remove(clientKey)
    show(items.filter(item => item.clientKey !== clientKey))
  },
  /** Keeps an entry that came from an earlier version, unless it is there. */
  adopt: (item: Unsent): boolean => unsent.find(item.clientKey) !== undefined || write(PREFIX + item.clientKey, item),
}

const NO_ROOM = '手机里存不下了，这一条没有记下。请连上网络把没有送出的先送出，或者清理手机空间，再填一次。'

function show(next: Unsent[]): void {
  items = next.sort((a, b) => a.order - b.order || (a.clientKey < b.clientKey ? -1 : 1))
  changed.tell()
}

function isWhole(item: Unsent | undefined): item is Unsent {
  return typeof item === 'object' && item !== null && typeof item.clientKey === 'string' && typeof item.bodyHash === 'string' && typeof item.input === 'object'
}

whenChangedElsewhere(name => { if (name === null || name.indexOf(PREFIX) === 0) unsent.reload() })
