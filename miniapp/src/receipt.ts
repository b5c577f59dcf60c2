import type { UploadedFile } from '@village/shared/contract/file'
import type { Receipt, Received } from '@village/shared/contract/receipt'
import { keep } from './kept'
import { session } from './session'
import type { Unsent } from './unsent'

/** An entry that arrived: the person can name the receipt when somebody asks for it. */
export interface Delivered {
  personId: string
  title: string
  receipt: Receipt
}

const LIMIT = 50
const kept = keep<Delivered[]>('delivered', [])

/** The answer, where it carries the receipt for exactly this entry; whatever else a network answers is nothing. */
export function receivedOf(answer: unknown, { clientKey, bodyHash }: Pick<Unsent, 'clientKey' | 'bodyHash'>): Received<unknown> | null {
  const { receipt, reply = null } = (typeof answer === 'object' && answer !== null ? answer : {}) as Partial<Received<unknown>>
  if (typeof receipt !== 'object' || receipt === null) return null
  const isText = (value: unknown) => typeof value === 'string' && value !== ''
  return receipt.key === clientKey && receipt.bodyHash === bodyHash && isText(receipt.id) && isText(receipt.receivedAt) ? { receipt, reply } : null
}

/** The same for a photo: the server names it by its key and says the digest of the bytes that came. */
export function photoReceivedOf(answer: unknown, { clientKey, bodyHash, endpoint }: Pick<Unsent, 'clientKey' | 'bodyHash' | 'endpoint'>): Received<unknown> | null {
  const { id, receivedDigest, uploadedAt } = (typeof answer === 'object' && answer !== null ? answer : {}) as Partial<UploadedFile>
  if (typeof id !== 'string' || typeof uploadedAt !== 'string' || receivedDigest !== bodyHash || (endpoint === 'file.upload' && id !== clientKey)) return null
  return { receipt: { id, key: clientKey, bodyHash, receivedAt: uploadedAt }, reply: answer }
}

/** Keeps the last receipts. */
export function noteDelivered({ personId, title }: Unsent, { id, key, bodyHash, receivedAt }: Receipt): void {
  kept.set([...kept.get().filter(each => each.receipt.key !== key), { personId, title, receipt: { id, key, bodyHash, receivedAt } }].slice(-LIMIT))
}

/** What arrived of the person who is signed in, in a component. */
export function useDelivered(): Delivered[] {
  const personId = session.get()?.me.id
  return kept.use().filter(each => each.personId === personId)
}
