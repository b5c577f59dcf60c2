import { attendance } from '@village/shared/contract/attendance'
import type { Endpoint } from '@village/shared/contract/endpoint'
import { leave } from '@village/shared/contract/leave'
import { call } from './call'
import { newKey, now } from './clock'
import { asFault, type Fault } from './fault'
import { keep } from './kept'
import { network } from './network'
import { session } from './session'

/** What may be kept on the phone and sent later. */
const ENDPOINTS = {
  'attendance.record': attendance.record,
  'attendance.confirmRoster': attendance.confirmRoster,
  'leave.apply': leave.apply,
}

export type Sendable = keyof typeof ENDPOINTS
type InputOf<Name extends Sendable> = (typeof ENDPOINTS)[Name] extends Endpoint<infer Input, unknown> ? Input : never
type ReplyOf<Name extends Sendable> = (typeof ENDPOINTS)[Name] extends Endpoint<never, infer Reply> ? Reply : never

export interface Unsent {
  clientKey: string
  personId: string
  endpoint: Sendable
  /** What it is, for the person: "确认在村 3月6日 上午". */
  title: string
  input: { clientKey: string }
  keptAt: string
  /** `stopped`: the server said no; the person has to look at it. */
  state: 'waiting' | 'stopped'
  fault: { kind: Fault['kind']; text: string } | null
}

const kept = keep<Unsent[]>('outbox', [])
const RETRY = 60_000
/** How the entries of this run of the app went. */
const outcomes = new Map<string, Receipt | Fault>()
let sending: Promise<void> | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Entries that are on the phone and not yet at the server. They are sent in order; each leaves only on the server's receipt. */
export const outbox = {
  /** Keeps the entry, then tries to send. The receipt, or undefined when the entry stays on the phone; a refusal is thrown and the entry is not kept. */
  async send<Name extends Sendable>(endpoint: Name, title: string, input: Omit<InputOf<Name>, 'clientKey'>): Promise<ReplyOf<Name> | undefined> {
    const personId = session.get()?.me.id
    if (!personId) return undefined
    const clientKey = newKey()
    const item: Unsent = { clientKey, personId, endpoint, title, input: { ...input, clientKey }, keptAt: now(), state: 'waiting', fault: null }
    kept.set([...kept.get(), item])
    await outbox.flush()
    // The entry may have come just after the last look of a run that was on its way.
    if (!outcomes.has(clientKey)) await outbox.flush()
    const outcome = outcomes.get(clientKey)
    outcomes.delete(clientKey)
    if (outcome instanceof Receipt) return outcome.reply as ReplyOf<Name>
    if (outcome && isNo(outcome)) {
      outbox.drop(clientKey)
      throw outcome
    }
    return undefined
  },
  /** Sends what waits. One bad entry does not hold up the others. */
  flush(): Promise<void> {
    sending ??= sendAll().finally(() => { sending = null })
    return sending
  },
  /** The person gives an entry up. */
  drop(clientKey: string): void {
    kept.set(kept.get().filter(item => item.clientKey !== clientKey))
  },
  mine: () => ofPerson(kept.get()),
  /** Sends when the app opens, when the network comes back, and every minute while something waits. */
  watch(): void {
    network.subscribe(online => { if (online) void outbox.flush() })
    session.subscribe(() => { if (session.get()) void outbox.flush() })
    void outbox.flush()
  },
}

/** The entries of the person who is signed in, in a component. */
export function useOutbox(): Unsent[] {
  return ofPerson(kept.use())
}

function ofPerson(items: Unsent[]): Unsent[] {
  const personId = session.get()?.me.id
  return items.filter(item => item.personId === personId)
}

class Receipt {
  constructor(readonly reply: unknown) {}
}

async function sendAll(): Promise<void> {
  const tried = new Set<string>()
  let outOfReach = 0
  // One entry that never gets through must not hold up the rest; two in a row mean that the network is gone.
  while (outOfReach < 2) {
    const item = outbox.mine().find(({ clientKey, state }) => state === 'waiting' && !tried.has(clientKey))
    if (!item) break
    tried.add(item.clientKey)
    const outcome = await deliver(item)
    outcomes.set(item.clientKey, outcome)
    if (outcome instanceof Receipt) outOfReach = 0
    else if (outcome.kind === 'signed_out') break
    else outOfReach = outcome.kind === 'offline' ? outOfReach + 1 : 0
  }
  if (outbox.mine().some(({ state }) => state === 'waiting')) later()
}

async function deliver(item: Unsent): Promise<Receipt | Fault> {
  try {
    const reply = await call(ENDPOINTS[item.endpoint] as Endpoint<unknown, unknown>, item.input)
    if (!carries(reply, item.clientKey)) return mark(item, asFault(undefined))
    outbox.drop(item.clientKey)
    return new Receipt(reply)
  } catch (thrown) {
    return mark(item, asFault(thrown))
  }
}

/** A receipt names the key of the entry; anything else may come from somebody on the way. */
function carries(reply: unknown, clientKey: string): boolean {
  const first: unknown = Array.isArray(reply) ? reply[0] : reply
  return typeof first === 'object' && first !== null && (first as { clientKey?: unknown }).clientKey === clientKey
}

function mark(item: Unsent, fault: Fault): Fault {
  const next: Unsent = { ...item, state: isNo(fault) ? 'stopped' : 'waiting', fault: { kind: fault.kind, text: fault.text } }
  kept.set(kept.get().map(other => other.clientKey === item.clientKey ? next : other))
  return fault
}

/** The server has read the entry and will say the same again. */
function isNo({ kind }: Fault): boolean {
  return kind === 'refused' || kind === 'invalid' || kind === 'missing'
}

function later(): void {
  clearTimeout(timer)
  timer = setTimeout(() => { void outbox.flush() }, RETRY)
}
