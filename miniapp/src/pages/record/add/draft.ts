import { useState } from 'react'
import type { RecordDetail } from '@village/shared/contract/record'
import { fieldsAsked, isRecordKind, type RecordKind } from '@village/shared/kernel/record-kind'
import { isRuleTemplate, RULE_TEMPLATES } from '@village/shared/kernel/rule-template'
import { today } from '@/clock'
import { missing } from '@/fault'
import { parameter } from '@/go'
import { read, remove, write } from '@/kept'
import { session } from '@/session'
import { setAside } from '@/set-aside'

/** What is typed of an entry; sums of money as the person writes them, in yuan. */
export interface Draft {
  kind: RecordKind
  day: string
  at: string
  text: string
  group: string
  withIds: string[]
  others: string
  tags: string[]
  answers: Record<string, string>
  closes: boolean
  photoIds: string[]
  /** Of which village, for whoever serves in no team. */
  villageId: string
}

const YUAN = /^\d{1,8}(\.\d{1,2})?$/

/** The entry as it was typed last: it outlives a closed app. `kept`: under which name of this person; null for one that is corrected, goes on with a matter, or came back, which is not mixed up with any. */
export function useDraft(kept: string | null, start: Partial<Draft>): { draft: Draft; change: (part: Partial<Draft>) => void; forget: () => void } {
  const name = kept === null ? null : `${kept}_draft:${session.get()?.me.id ?? ''}`
  const [draft, set] = useState<Draft>(() => ({ ...EMPTY(), ...(name ? read<Partial<Draft>>(name) : {}), ...start }))
  return {
    draft,
    change: part => set(before => {
      const next = { ...before, ...part }
      if (name) write(name, next)
      return next
    }),
    forget: () => { if (name) remove(name) },
  }
}

const EMPTY = (): Draft => ({ kind: 'work', day: today(), at: '', text: '', group: '', withIds: [], others: '', tags: [], answers: {}, closes: false, photoIds: [], villageId: '' })

/** An entry that is there already, to be written anew. */
export function draftOf(detail: RecordDetail): Draft {
  const { kind, day, at, whole, group, companions, others, tags, answers, closed } = detail
  return {
    ...EMPTY(), kind, day, at: at ?? '', text: whole, group, withIds: companions.map(({ personId }) => personId), others, tags, closes: closed === true,
    answers: shown(kind, Object.fromEntries(answers.map(({ field, value }) => [field, value]))),
  }
}

/** What the page was opened with: a kind, a matter to go on with, an entry that the server sent back. */
export function startOf(): Partial<Draft> {
  const sentBack = setAside('record.add')?.input ?? setAside('record.correct')?.input
  const kind = parameter('kind')
  if (sentBack) {
    const { kind: was, day, at = '', text, group = '', withIds, others = '', tags, answers, closes = false } = sentBack
    const photoIds = 'photoIds' in sentBack ? sentBack.photoIds : []
    const villageId = 'villageId' in sentBack ? sentBack.villageId ?? '' : ''
    return { kind: was, day, at, text, group, withIds, others, tags, closes, photoIds, villageId, answers: shown(was, Object.fromEntries(answers.map(({ field, value }) => [field, value]))) }
  }
  if (!kind || !isRecordKind(kind)) return {}
  // A page that knows with whom it was, or what was published, says so.
  const known = (['whom', 'name', 'subject'] as const).flatMap(field => { const value = parameter(field); return value ? [[field, value] as const] : [] })
  const template = parameter('template')
  if (kind === 'internal_rule' && template && isRuleTemplate(template)) {
    const { title, sort, text } = RULE_TEMPLATES[template]
    return { kind, text, answers: { title, sort } }
  }
  return { kind, answers: Object.fromEntries(known) }
}

/** The content as it is sent; throws what is missing. */
export function contentOf(draft: Draft) {
  const { kind, day, at, text, group, withIds, others, tags, answers, closes } = draft
  if (!text.trim()) throw missing('text', '写一句做了什么')
  if (at && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw missing('at', '时间要写成 08:30 这样')
  const asked = fieldsAsked(kind, answers)
  for (const [field, { name, required, type }] of asked) {
    const answer = answers[field]?.trim() ?? ''
    if (required && !answer) throw missing(field, `请填写${name}`)
    if (type === 'money' && answer && !YUAN.test(answer)) throw missing(field, `${name}要写成 1200 或 1200.50`)
  }
  return {
    kind, day, text: text.trim(), withIds, tags, answers: asked.filter(([field]) => answers[field]?.trim()).map(([field, { type }]) => ({ field, value: type === 'money' ? fen(answers[field]) : answers[field].trim() })),
    ...(at ? { at } : {}), ...(group.trim() ? { group: group.trim() } : {}), ...(others.trim() ? { others: others.trim() } : {}), ...(closes ? { closes } : {}),
  }
}

function fen(yuan: string): string {
  const [whole, part = ''] = yuan.trim().split('.')
  return String(Number(whole) * 100 + Number(part.padEnd(2, '0')))
}

function shown(kind: RecordKind, answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(fieldsAsked(kind, answers).filter(([field]) => answers[field] !== undefined)
    .map(([field, { type }]) => [field, type === 'money' ? (Number(answers[field]) / 100).toFixed(2) : answers[field]]))
}
