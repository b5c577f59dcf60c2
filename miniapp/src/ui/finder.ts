import { useCallback, useEffect, useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '../call'

/** Milliseconds without a letter after which the server is asked. */
const PAUSE = 250
/** So many names, so long each, are sent at most. */
const MOST = 2000
const LONGEST = 120
const LETTERS = /^[a-z]+$/

/** Does a name hold the word that is looked for? By characters at once; letters are pinyin, which the server reads the same way as in its own lists. Without signal only characters find. */
export function useFinder(names: readonly string[], search: string): (name: string) => boolean {
  const word = search.trim()
  const letters = LETTERS.test(word.toLowerCase()) ? word.toLowerCase() : ''
  const [heard, setHeard] = useState<{ letters: string; names: ReadonlySet<string> } | null>(null)
  useEffect(() => {
    if (letters === '') return
    let isLeft = false
    const asked = [...new Set(names)].filter(name => name.trim() !== '' && name.length <= LONGEST).slice(0, MOST)
    const timer = setTimeout(() => {
      call(organisation.named, { word: letters, names: asked }).then(({ places }) => { if (!isLeft) setHeard({ letters, names: new Set(places.map(place => asked[place])) }) }, () => {})
    }, PAUSE)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
    // The names of an open list stay the same while somebody types.
  }, [letters, names.length])
  return useCallback((name: string) => name.includes(word) || (letters !== '' && heard?.letters === letters && heard.names.has(name)), [word, letters, heard])
}
