import { useState } from 'react'
import type { DueLine } from '@village/shared/contract/due'
import type { Day } from '@village/shared/kernel/day'
import { DUE_SOURCE_NAMES, DUE_STATE_NAMES, isPressing, type DueState } from '@village/shared/rules/due-item'
import { today } from '@/clock'
import { go } from '@/go'
import { session } from '@/session'
import { Reasons } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Facts } from '@/ui/card'
import { Mark, type Tone } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, dueWord, sentence } from '@/ui/words'
import { wayOf } from './way'

const MARKS: Record<DueState, { symbol: string; tone: Tone }> = {
  missed: { symbol: '!', tone: 'cinnabar' }, open: { symbol: '○', tone: 'amber' }, unset: { symbol: '…', tone: 'plain' }, late: { symbol: '√', tone: 'amber' }, done: { symbol: '√', tone: 'pine' },
}

/** How something due stands, as symbol and word. */
export function DueMark({ state }: { state: DueState }) {
  return <Mark {...MARKS[state]} name={DUE_STATE_NAMES[state]} />
}

/** "4月10日前，还有 3 天"; where some of many is late while the last day is still to come, that. */
export function untilWord(due: Day | null, state: DueState): string {
  if (due === null) return ''
  if (state === 'missed' && due >= today()) return `前面的没做齐，${dayWord(due)}截止`
  return state === 'open' || state === 'missed' ? `${dayWord(due)}前，${dueWord(due)}` : `最迟 ${dayWord(due)}`
}

/** "1 / 2 次"; nothing where one is enough. */
export function countWord({ required, done, unit }: Pick<DueLine, 'required' | 'done' | 'unit'>): string {
  return required === null || required === 1 ? '' : `${done} / ${required} ${unit}`
}

/** The clauses in short: "二1、二4". */
export function clauseWord(line: Pick<DueLine, 'because'>): string {
  const clauses = [...new Set(line.because.flatMap(each => each.clauses.map(({ clause }) => clause)))]
  return clauses.length ? `依据 ${clauses.slice(0, 2).join('、')}` : ''
}

/** What is due; a tap says by which clause and leads to where it is done. `names`: whose each is. */
export function DueLines({ lines, label, names }: { lines: DueLine[]; label: string; names: boolean }) {
  const [open, setOpen] = useState<DueLine | null>(null)
  return (
    <>
      <List label={label}>
        {lines.map(line => (
          <Row key={`${line.ownerId} ${line.key}`} title={sentence([line.title, line.turn], ' ')} aside={<DueMark state={line.state} />}
            note={sentence([names && whose(line), countWord(line), untilWord(line.due, line.state), clauseWord(line)])} onTap={() => setOpen(line)} />
        ))}
      </List>
      <Opened line={open} onClose={() => setOpen(null)} />
    </>
  )
}

function Opened({ line, onClose }: { line: DueLine | null; onClose: () => void }) {
  const way = line && wayOf(line)
  const leave = () => {
    onClose()
    if (way) go(way.page, way.parameters)
  }
  return (
    <Sheet title={line?.title ?? ''} open={line !== null} onClose={onClose} foot={way && <Button kind='primary' onTap={leave}>去办</Button>}>
      {line && (
        <>
          <Facts items={[
            { name: '类别', value: DUE_SOURCE_NAMES[line.source] }, { name: '谁的事', value: whose(line) }, ...(line.turn ? [{ name: '时间', value: line.turn }] : []),
            ...(line.due ? [{ name: '最迟', value: dayWord(line.due) }] : []), ...(line.required === null ? [] : [{ name: '已做', value: `${line.done} ${line.unit}，应做 ${line.required} ${line.unit}` }]),
            { name: '状态', value: <DueMark state={line.state} /> },
          ]} />
          {line.state === 'unset' && <p>原文没有写明，由管理员在“制度”里填写以后才有期限。</p>}
          {line.soft && <p>原文写的是“一般”“原则上”，确有原因可以说明。</p>}
          <Reasons because={line.because} />
        </>
      )}
    </Sheet>
  )
}

function whose({ owner, ownerId, ownerName }: DueLine): string {
  return owner === 'person' && ownerId === session.get()?.me.id ? '本人' : ownerName
}

/** What has to be looked at first: what is over, then what is open until a day, or waits because something happened. */
export function pressing(lines: readonly DueLine[], until: Day): DueLine[] {
  return lines.filter(line => isPressing(line, until) && (line.state === 'missed' || line.due === null || line.due >= today()))
}
