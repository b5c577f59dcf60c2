import { forgetAnswers } from './answers'
import { remove, useWatched, watch, write } from './kept'

/** More than any entry takes. */
const NEEDED = 64 * 1024
const PROBE = 'room'
const changed = watch()
let enough = true

/** Is there room on the phone for what will be filled in? Looked at before, not when it is too late. */
export const room = {
  enough: () => enough,
  look(): void {
    const fits = () => write(PROBE, '.'.repeat(NEEDED))
    let next = fits()
    if (!next) {
      forgetAnswers()
      next = fits()
    }
    remove(PROBE)
    if (next === enough) return
    enough = next
    changed.tell()
  },
}

export function useRoom(): boolean {
  return useWatched(changed, room.enough)
}
