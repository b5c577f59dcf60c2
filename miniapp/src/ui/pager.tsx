import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Endpoint, Page } from '@village/shared/contract/endpoint'
import { call } from '../call'
import { asFault, type Fault } from '../fault'
import { Button } from './button'
import { Card } from './card'
import { type Load, Loaded, type LoadOptions, useLoad } from './load'
import { List } from './row'

export interface Pages<Item> {
  first: Load<Page<Item>>
  items: Item[]
  total: number
  more: boolean
  fault: Fault | null
  next(): Promise<void>
}

/** A list that comes page by page: the first like any answer, the others when asked for. */
export function usePages<Input extends { page?: number }, Item>(endpoint: Endpoint<Input, Page<Item>>, input: Input, options: LoadOptions = {}): Pages<Item> {
  const first = useLoad(endpoint, input, options)
  const [rest, setRest] = useState<{ items: Item[]; page: number }>({ items: [], page: 1 })
  const [fault, setFault] = useState<Fault | null>(null)
  const key = JSON.stringify(input)
  const current = useRef(key)
  current.current = key
  const firstPage = first.data
  useEffect(() => {
    setRest({ items: [], page: 1 })
    setFault(null)
  }, [key, firstPage])
  const next = useCallback(async () => {
    const asked = current.current
    try {
      const page = await call(endpoint, { ...input, page: rest.page + 1 })
      if (current.current !== asked) return
      setFault(null)
      setRest(before => ({ items: [...before.items, ...page.items], page: page.page }))
    } catch (thrown) {
      setFault(asFault(thrown))
    }
  }, [endpoint, input, rest.page])
  const items = [...(firstPage?.items ?? []), ...rest.items]
  const total = firstPage?.total ?? 0
  return { first, items, total, more: items.length < total, fault, next }
}

/** The end of a list: more of it, or how much it was. */
export function More({ of, unit = '条' }: { of: Pages<unknown>; unit?: string }) {
  if (of.items.length === 0) return null
  return (
    <div className='more'>
      {of.fault && <div role='alert'>{of.fault.text}</div>}
      {of.more
        ? <Button kind='quiet' onTap={of.next}>加载更多（还有 {of.total - of.items.length} {unit}）</Button>
        : <span>共 {of.total} {unit}</span>}
    </div>
  )
}

/** The whole of such a list: loading, faults, nothing there, its rows and the way to more of them. */
export function Paged<Item>({ of, label, unit, empty, children }: { of: Pages<Item>; label: string; unit?: string; empty: ReactNode; children: (item: Item) => ReactNode }) {
  return (
    <Loaded of={of.first}>{() => of.items.length === 0
      ? empty
      : <><Card flush><List label={label}>{of.items.map(children)}</List></Card><More of={of} unit={unit} /></>}
    </Loaded>
  )
}
