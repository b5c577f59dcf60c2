import { type ReactNode, useState } from 'react'
import { Search } from './choice'
import { useFinder } from './finder'

/** Fewer are seen at a glance. */
const FEW = 8

interface LookedForProps<Item> {
  items: readonly Item[]
  /** What an item is found by, by characters and by pinyin. */
  namesOf: (item: Item) => readonly string[]
  /** "查找村、乡镇" */
  placeholder: string
  children: (found: readonly Item[]) => ReactNode
}

/** A list that came whole, with a field to look for something where it is long. */
export function LookedFor<Item>({ items, namesOf, placeholder, children }: LookedForProps<Item>) {
  const [search, setSearch] = useState('')
  const isFound = useFinder(items.flatMap(namesOf), search)
  const found = search.trim() === '' ? items : items.filter(item => namesOf(item).some(isFound))
  return (
    <>
      {items.length > FEW && <Search value={search} onInput={setSearch} placeholder={placeholder} />}
      {found.length > 0 ? children(found) : <div className='more'>没有找到，换个词试试</div>}
    </>
  )
}
