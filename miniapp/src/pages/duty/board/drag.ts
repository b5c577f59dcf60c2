import { type PointerEvent, useState } from 'react'
import type { Day } from '@village/shared/kernel/day'

interface Drag {
  /** The day that is carried, once it left its place. */
  from: Day | null
  over: Day | null
  /** For the cell of a day. */
  handlers(day: Day): { onPointerDown?: (event: PointerEvent<HTMLElement>) => void }
}

const FAR = 8

/** Carries the duty of one day onto another with the mouse; in WeChat and with a finger a tap chooses. */
export function useDrag(onDrop: (from: Day, to: Day) => void): Drag {
  const [from, setFrom] = useState<Day | null>(null)
  const [over, setOver] = useState<Day | null>(null)
  const begin = (day: Day) => (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return
    const { clientX, clientY } = event
    let carried = false
    let target: Day | null = null
    const move = (next: globalThis.PointerEvent) => {
      if (!carried && Math.abs(next.clientX - clientX) + Math.abs(next.clientY - clientY) < FAR) return
      carried = true
      next.preventDefault()
      target = document.elementFromPoint(next.clientX, next.clientY)?.closest<HTMLElement>('[data-day]')?.dataset.day ?? null
      setFrom(day)
      setOver(target)
    }
    const end = () => {
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', end)
      document.removeEventListener('pointercancel', end)
      setFrom(null)
      setOver(null)
      if (!carried) return
      // The click that follows belongs to the drag.
      document.addEventListener('click', stop, { capture: true, once: true })
      setTimeout(() => document.removeEventListener('click', stop, { capture: true }), 0)
      if (target && target !== day) onDrop(day, target)
    }
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', end)
    document.addEventListener('pointercancel', end)
  }
  return { from, over, handlers: day => (process.env.TARO_ENV === 'h5' ? { onPointerDown: begin(day) } : {}) }
}

function stop(event: Event): void {
  event.stopPropagation()
  event.preventDefault()
}
