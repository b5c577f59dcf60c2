import { keep, kept } from '../disclosure/numbers'

/** The mark by which the server knows that one phone asks too often; it is never written down there. */
export function device(): string {
  return kept('', 'device') ?? keep('', 'device')
}
