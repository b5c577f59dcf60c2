import Taro from '@tarojs/taro'
import { useState } from 'react'
import { type Edition, policy } from '@village/shared/contract/policy'
import type { Fault } from '@/fault'
import type { Profile } from '@village/shared/policy/profile'
import type { ClauseText } from '@village/shared/policy/clause-text'
import { type Change, differenceOf } from '@village/shared/policy/difference'
import { chapterOf, CHAPTER_NAMES } from '@village/shared/policy/names'
import { wordsOf } from '@village/shared/policy/plain-words'
import { blanksOf } from '@village/shared/policy/reading'
import { optionsOf, readingsOf, readingText } from '@village/shared/policy/reading-switch'
import { isValueKey, VALUES, type ValueKey } from '@village/shared/policy/values'
import { goBack, parameter } from '@/go'
import { type Load, useLoad } from '@/ui/load'

/** A regulation that is open to be read: an edition of a place, the one in force here, or a shipped document. */
export interface Regulation {
  profile: Profile
  base: Profile | null
  edition: Edition | null
  /** In force where the reader serves, since it was not asked for as an edition. */
  here: boolean
  /** What the clauses of the document say; none while they are not known. */
  texts: readonly ClauseText[]
}

/** What the address of the page asks for: `id` an edition, `profileId` the document that a clause names, neither: what is in force here. */
export function useRegulation(): Load<Regulation> {
  const [{ id, profileId }] = useState(() => ({ id: parameter('id'), profileId: parameter('profileId') }))
  const edition = useLoad(policy.edition, { id: id ?? '' }, { when: id !== undefined })
  const active = useLoad(policy.active, {}, { when: id === undefined })
  const isOther = active.data ? profileId !== undefined && active.data.profile.id !== profileId : active.fault !== null && profileId !== undefined
  const shipped = useLoad(policy.profile, { id: profileId ?? '' }, { when: id === undefined && isOther })
  const of = id !== undefined ? edition : isOther ? shipped : active
  const found = regulationOf()
  const shippedId = found ? found.edition?.baseId ?? found.profile.extends ?? found.profile.id : ''
  const texts = useLoad(policy.clauses, { id: shippedId }, { when: found !== null })
  return { ...of, data: found && { ...found, texts: texts.data ?? NONE }, put: () => undefined }

  function regulationOf(): Omit<Regulation, 'texts'> | null {
    if (id !== undefined) return edition.data && { profile: edition.data.profile, base: edition.data.base, edition: edition.data, here: false }
    if (isOther) return shipped.data && { profile: shipped.data, base: null, edition: null, here: false }
    return active.data && { profile: active.data.profile, base: null, edition: null, here: true }
  }
}

/** Where the document can be read in more than one way, and how it is read here. */
export interface Reading {
  id: string
  question: string
  meaning: string
}

/** A value as the document prints it. */
export interface Entry {
  key: ValueKey
  title: string
  lines: string[]
  clauses: string[]
  readings: Reading[]
  /** What the source asks for, where it is blank whole or in a row. */
  blank: string | null
  /** How it differs from the document it comes from. */
  change: Change | null
}

const NONE: readonly ClauseText[] = []

export const FILTERS = ['all', 'own', 'blank', 'reading'] as const
export type Filter = (typeof FILTERS)[number]

/** The values of a regulation in the order of its chapters; blanks come first within a chapter. */
export function entriesOf({ profile, base }: Pick<Regulation, 'profile' | 'base'>): Entry[] {
  const changes = new Map((base ? differenceOf(base, profile) : []).map(change => [change.key, change]))
  const blanks = new Map(blanksOf(profile).map(({ key, label }) => [key, label]))
  const order = [...CHAPTER_NAMES.keys()]
  const entries = Object.keys(profile.values).filter(isValueKey).map((key): Entry => {
    const entry = profile.values[key]
    return {
      key, title: VALUES[key].title, lines: entry.blank ? [] : wordsOf(key, entry.value, profile.roles), clauses: entry.cite, readings: readingsOf(entry.reading).map(id => readingOf(id, key, entry.value, entry.reading)),
      blank: blanks.get(key) ?? null, change: changes.get(key) ?? null,
    }
  })
  return entries.sort((a, b) => order.indexOf(chapterOf(a.key)) - order.indexOf(chapterOf(b.key)) || Number(b.blank !== null) - Number(a.blank !== null))
}

/** What the list says, unless the county turned it. */
function readingOf(id: string, key: ValueKey, value: unknown, reading?: string): Reading {
  const { question, meaning } = readingText(id)!
  const [usual, ...others] = optionsOf(id, key, value, reading)
  const turned = usual?.holds(value) ? undefined : others.find(option => option.holds(value))
  return { id, question, meaning: turned?.name ?? meaning }
}

/** Those of a kind in which every word that was looked for stands. */
export function found(entries: Entry[], filter: Filter, search: string): Entry[] {
  const words = search.trim().split(/\s+/).filter(Boolean)
  return entries.filter(entry => isOfKind(entry, filter)).filter(entry => {
    const text = [entry.title, ...entry.lines, ...entry.clauses, entry.blank ?? '', CHAPTER_NAMES.get(chapterOf(entry.key)) ?? ''].join(' ')
    return words.every(word => text.includes(word))
  })
}

function isOfKind(entry: Entry, filter: Filter): boolean {
  if (filter === 'own') return entry.change !== null
  if (filter === 'blank') return entry.blank !== null
  return filter === 'all' || entry.readings.length > 0
}

/** The entries chapter by chapter. */
export function chapters(entries: Entry[]): { name: string; id: string; entries: Entry[] }[] {
  return [...CHAPTER_NAMES].map(([id, name]) => ({ id, name, entries: entries.filter(({ key }) => chapterOf(key) === id) })).filter(({ entries: of }) => of.length > 0)
}

/** Where a value stands on the page. */
export function anchorOf(key: string): string {
  return `value-${key.replace('.', '-')}`
}

/** The clauses that are the county's own: those the document it comes from does not have. */
export function ownClauses(profile: Profile, base: Profile | null, key: string): string[] {
  const known = base?.values[key]?.cite ?? []
  return (profile.values[key]?.cite ?? []).filter(clause => !known.includes(clause))
}

/** Back to the regulation from a form of it; where the app was opened on the form, in its place. */
export function backToEdition(id: string): void {
  if (Taro.getCurrentPages().length > 1) goBack()
  else void Taro.redirectTo({ url: `/pages/organisation/edition/index?id=${encodeURIComponent(id)}` })
}

/** Somebody else saved in the meantime: what was typed stays, the page fetches what is there now. */
export function isStale(fault: Fault | null): boolean {
  return fault?.refusal?.code === 'edition_changed'
}
