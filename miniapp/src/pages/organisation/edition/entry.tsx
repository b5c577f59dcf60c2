import { CHANGE_NAMES } from '@village/shared/policy/difference'
import { type ClauseText, textOf } from '@village/shared/policy/clause-text'
import { Button } from '@/ui/button'
import { Tag } from '@/ui/notice'
import { anchorOf, type Entry, type Reading } from './regulation'
import './edition.scss'

interface EntryViewProps {
  entry: Entry
  /** What the clauses say, for those that stand in the document. */
  texts: readonly ClauseText[]
  /** The one the reader came for. */
  marked: boolean
  onOpen: (text: ClauseText) => void
  onEdit?: () => void
}

/** A value as it stands in the regulation: what it is about, what it says, where that is written, how it is read. */
export function EntryView({ entry, texts, marked, onOpen, onEdit }: EntryViewProps) {
  const { title, lines, clauses, readings, blank, change } = entry
  return (
    <li className={`entry${marked ? ' entry-marked' : ''}`} id={anchorOf(entry.key)}>
      <div className='entry-head'>
        <h3 className='entry-title'>{title}</h3>
        {blank !== null && <Tag tone='amber'>! 空缺</Tag>}
        {change && <Tag tone='pine'>✎ {CHANGE_NAMES[change.kind]}</Tag>}
      </div>
      <Lines lines={lines} />
      {blank !== null && <p className='entry-blank'>原文没有写明：{blank}。用到它的地方会说缺什么，不会替您猜。</p>}
      {change?.kind === 'changed' && change.before.length > 0 && (
        <div className='entry-before'><span className='entry-name'>原文：</span><Lines lines={change.before} /></div>
      )}
      <div className='entry-clauses'><span className='entry-name'>依据 </span>{clauses.map(clause => <ClauseMark key={clause} clause={clause} text={textOf(texts, clause)} onOpen={onOpen} />)}</div>
      {readings.length > 0 && <ReadingLines readings={readings} />}
      {onEdit && (
        <div className='entry-foot'>
          <Button narrow onTap={onEdit} label={`${blank === null ? '修改' : '填写'}：${title}`}>{blank === null ? '修改' : '填写'}</Button>
        </div>
      )}
    </li>
  )
}

/** A clause: what it says opens by a tap; a county's own has only its name. */
function ClauseMark({ clause, text, onOpen }: { clause: string; text: ClauseText | null; onOpen: (text: ClauseText) => void }) {
  if (!text) return <span className='entry-clause'>{clause}</span>
  return <button type='button' className='plain entry-clause entry-open' aria-haspopup='dialog' aria-label={`${clause}，看这一条说什么`} onClick={() => onOpen(text)}>{clause}</button>
}

/** What a value says, line under line. */
export function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null
  if (lines.length === 1) return <p className='entry-line'>{lines[0]}</p>
  return <ul className='entry-lines'>{lines.map(line => <li key={line} className='entry-item'>{line}</li>)}</ul>
}

function ReadingLines({ readings }: { readings: Reading[] }) {
  return (
    <ul className='list entry-readings'>
      {readings.map(({ id, question, meaning }) => <li key={id}><span className='entry-name'>理解 {id}：</span>{question}？{meaning}。</li>)}
    </ul>
  )
}
