import type { Endpoint } from '@village/shared/contract/endpoint'
import { digestOf, digestOfBytes } from '@village/shared/kernel/digest'
import { call, upload } from './call'
import { newKey, now } from './clock'
import { asFault, Fault, type FaultKind } from './fault'
import { read, remove, useWatched } from './kept'
import { network } from './network'
import { photoBytes } from './photo-bytes'
import { noteDelivered, photoReceivedOf, receivedOf } from './receipt'
import { room } from './room'
import { type InputOf, isPhoto, type PhotoSendable, type ReplyOf, type Sendable, sendable } from './sendable'
import { session } from './session'
import { unsent, type Unsent } from './unsent'

export type { Unsent } from './unsent'

/** An entry the server has a receipt for; the reply is null where it had it from an earlier try. */
export interface Arrived<Reply> {
  reply: Reply | null
}

/** How long the person waits for the answer before the entry goes on its way without him. */
const PATIENCE = 8_000
const FIRST_PAUSE = 15_000
const LONGEST_PAUSE = 300_000
/** After so many failures of the server itself an entry is set aside. */
const MOST_TRIES = 8
/** Two in a row out of reach mean that the network is gone. */
const OUT_OF_REACH = 2

/** Out of reach for now, whatever is sent: nothing is held against the entry. */
const PASSING: readonly FaultKind[] = ['offline', 'busy']
/** Nothing more is sent until the person has done something: signed in, or opened the new version. */
const ENDING: readonly FaultKind[] = ['signed_out', 'outdated']

type Outcome = Arrived<unknown> | Fault
const listeners = new Map<string, (outcome: Outcome) => void>()
let running: Promise<void> | null = null
let sending: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let fruitless = 0
/** What went out last did not get through: reading may work where sending does not, so an answer to something else is no reason to try again at once. */
let resting = false

/** Entries that are on the phone and not yet at the server. They go out in order; each leaves the phone only on the server's receipt. */
export const outbox = {
  /**
   * Keeps the entry, then tries to send it. Undefined when it stays on the phone for now; a refusal is thrown and the entry is not kept.
   * `replaces`: the key of an entry that was set aside and is corrected by this one.
   */
  async send<Name extends Sendable>(endpoint: Name, title: string, given: Omit<InputOf<Name>, 'clientKey'>, replaces?: string, clientKey = newKey()): Promise<Arrived<ReplyOf<Name>> | undefined> {
    const input = { ...given, clientKey }
    put({ clientKey, endpoint, title, input, bodyHash: digestOf(input) })
    if (replaces) outbox.drop(replaces)
    return settled<ReplyOf<Name>>(clientKey)
  },
  /** The same for a photo: its bytes are written first, and are let go when the server says that it has exactly these. */
  async sendPhoto<Name extends PhotoSendable>(endpoint: Name, title: string, input: InputOf<Name> & object, bytes: ArrayBuffer, clientKey = newKey()): Promise<Arrived<ReplyOf<Name>> | undefined> {
    try {
      await photoBytes.write(clientKey, bytes)
    } catch {
      await photoBytes.remove(clientKey)
      room.look()
      throw new Fault('full', NO_ROOM_FOR_PHOTO)
    }
    try {
      put({ clientKey, endpoint, title, input, bodyHash: digestOfBytes(bytes) })
    } catch (full) {
      await photoBytes.remove(clientKey)
      throw full
    }
    return settled<ReplyOf<Name>>(clientKey)
  },
  /** Sends what waits. `all`: also what failed a moment ago; the person asked for it. */
  flush(all = false): Promise<void> {
    running ??= sendAll(all).finally(() => { running = null })
    return running
  },
  /** The person wants an entry that was set aside to be sent again as it is. */
  async retry(clientKey: string): Promise<void> {
    unsent.change(clientKey, { state: 'waiting', tries: 0, after: 0, fault: null })
    await outbox.flush(true)
    await outbox.flush()
  },
  /** The person gives an entry of his up. */
  drop(clientKey: string): void {
    if (unsent.find(clientKey)?.personId === session.get()?.me.id) unsent.remove(clientKey)
  },
  mine: () => unsent.of(session.get()?.me.id),
  /** How many entries of anybody are on this phone. */
  count: () => unsent.all().length,
  /** Sends when the app opens, when the network comes back, when somebody signs in, and again and again while something waits. */
  watch(): void {
    adoptFormer()
    unsent.reload()
    room.look()
    network.subscribe(online => { if (online && !resting) void outbox.flush() })
    network.whenBack(() => { void outbox.flush() })
    session.subscribe(() => {
      unsent.tell()
      if (session.get()) void outbox.flush()
    })
    void outbox.flush()
  },
}

/** The entries of the person who is signed in, in a component. */
export function useOutbox(): Unsent[] {
  return useWatched(unsent, outbox.mine)
}

/** The key of the entry that is on its way now, in a component. */
export function useSending(): string | null {
  return useWatched(unsent, () => sending)
}

const NO_ROOM_FOR_PHOTO = '手机里存不下这张照片，照片没有记下，以前存的都还在。请连上网络把没有送出的先送出，或者清理手机空间，再拍一次。'

function put(entry: Pick<Unsent, 'clientKey' | 'endpoint' | 'title' | 'input' | 'bodyHash'>): void {
  const personId = session.get()?.me.id
  if (!personId) throw new Fault('signed_out', '登录已失效，这一条没有记下。请重新登录后再填。')
  try {
    unsent.put({ ...entry, personId, keptAt: now(), state: 'waiting', tries: 0, after: 0, fault: null })
  } catch (full) {
    room.look()
    throw full
  }
}

/** The reply, or undefined where the entry waits; what the server does not take is not kept. */
async function settled<Reply>(clientKey: string): Promise<Arrived<Reply> | undefined> {
  const outcome = await outcomeOf(clientKey)
  if (outcome instanceof Fault && isNo(outcome)) {
    unsent.remove(clientKey)
    throw outcome
  }
  return outcome instanceof Fault ? undefined : outcome as Arrived<Reply> | undefined
}

/** What became of the entry, as soon as that is known; undefined when it waits on the phone. */
async function outcomeOf(clientKey: string): Promise<Outcome | undefined> {
  let bored: ReturnType<typeof setTimeout> | undefined
  try {
    return await Promise.race([
      new Promise<Outcome>(resolve => listeners.set(clientKey, resolve)),
      // The entry may have come just after the last look of a run that was on its way.
      outbox.flush().then(() => unsent.find(clientKey)?.fault ? undefined : outbox.flush()).then(() => undefined),
      new Promise<undefined>(resolve => { bored = setTimeout(() => resolve(undefined), PATIENCE) }),
    ])
  } finally {
    listeners.delete(clientKey)
    clearTimeout(bored)
  }
}

async function sendAll(all: boolean): Promise<void> {
  unsent.reload()
  resting = false
  const tried: string[] = []
  let outOfReach = 0
  while (outOfReach < OUT_OF_REACH) {
    const item = nextOf(tried, all)
    if (!item) break
    tried.push(item.clientKey)
    show(item.clientKey)
    const outcome = await deliver(item)
    show(null)
    if (!outcome) continue
    if (outcome instanceof Fault) note(item, outcome)
    else {
      fruitless = 0
      unsent.remove(item.clientKey)
    }
    listeners.get(item.clientKey)?.(outcome)
    if (outcome instanceof Fault && ENDING.includes(outcome.kind)) break
    outOfReach = outcome instanceof Fault && PASSING.includes(outcome.kind) ? outOfReach + 1 : 0
  }
  resting = outOfReach > 0
  clearTimeout(timer)
  if (outbox.mine().some(({ state }) => state === 'waiting')) later()
}

/** The first entry that may go out now: not before an earlier one about the same thing. */
function nextOf(tried: string[], all: boolean): Unsent | undefined {
  const who = session.get()
  if (!who || who.mustSetPassword) return undefined
  const held: string[] = []
  const waiting = unsent.of(who.me.id).filter(({ state }) => state === 'waiting')
  return waiting.find(item => {
    const form = sendable(item.endpoint)
    const about = `${item.endpoint} ${form?.about(item.input)}`
    const wait = item.after - Date.now()
    const needs = form?.after?.(item.input) ?? []
    const isFree = !tried.includes(item.clientKey) && !held.includes(about) && !waiting.some(({ clientKey }) => needs.includes(clientKey)) && (all || wait <= 0 || wait > LONGEST_PAUSE)
    held.push(about)
    return isFree
  })
}

/** Null where there is nothing to send any more. */
async function deliver(item: Unsent): Promise<Outcome | null> {
  const known = sendable(item.endpoint)
  if (!known) return new Fault('invalid', '这一条是更新的版本填写的，这个版本送不了。请先更新驻村通。')
  // Another tab may have sent it, or let go of it, a moment ago.
  if (!unsent.find(item.clientKey)) return null
  try {
    const received = isPhoto(item) ? await sentPhoto(known.endpoint, item) : receivedOf(await call(known.endpoint as Endpoint<unknown, unknown>, item.input, item.personId), item)
    if (!received) return new Fault('offline', '这个网络答复的不是驻村通的回执，可能要先登录无线网络。')
    noteDelivered(item, received.receipt)
    return { reply: received.reply }
  } catch (thrown) {
    return asFault(thrown)
  }
}

async function sentPhoto(endpoint: Endpoint<never, unknown>, item: Unsent) {
  const bytes = await photoBytes.read(item.clientKey)
  if (!bytes) throw new Fault('missing', '这张照片已经不在手机里，送不了。请重新拍一张。')
  return photoReceivedOf(await upload(endpoint as Endpoint<unknown, unknown>, bytes, item.input, item.personId), item)
}

/** The server has read the entry and will say the same again. */
function isNo({ kind }: Fault): boolean {
  return kind === 'refused' || kind === 'invalid' || kind === 'missing'
}

function note(item: Unsent, fault: Fault): void {
  const said = { kind: fault.kind, text: fault.text }
  if (PASSING.includes(fault.kind) || ENDING.includes(fault.kind)) unsent.change(item.clientKey, { fault: said })
  else if (isNo(fault)) unsent.change(item.clientKey, { state: 'stopped', fault: said })
  else {
    const tries = item.tries + 1
    const state = tries < MOST_TRIES ? 'waiting' : 'stopped'
    unsent.change(item.clientKey, { state, tries, after: Date.now() + pause(tries), fault: said })
  }
}

/** Longer from time to time, and not all phones at the same moment. */
function pause(times: number): number {
  return 1_000 + Math.random() * Math.min(LONGEST_PAUSE - 1_000, FIRST_PAUSE * 2 ** times)
}

function later(): void {
  timer = setTimeout(() => { void outbox.flush() }, pause(fruitless))
  fruitless += 1
}

function show(clientKey: string | null): void {
  sending = clientKey
  unsent.tell()
}

/** Version 1 kept all entries in one list. */
const FORMER = 'outbox'

function adoptFormer(): void {
  const list = read<Pick<Unsent, 'clientKey' | 'personId' | 'endpoint' | 'title' | 'input' | 'keptAt' | 'state' | 'fault'>[]>(FORMER)
  if (!Array.isArray(list)) return
  const adopted = list.map((item, index) => unsent.adopt({ ...item, bodyHash: digestOf(item.input), order: index - list.length, tries: 0, after: 0 }))
  if (adopted.every(Boolean)) remove(FORMER)
}
