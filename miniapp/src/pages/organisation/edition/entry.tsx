import { CHANGE_NAMES } from '@village/shared/policy/difference'
import { readingText } from '@village/shared/policy/reading-switch'
import { Button } from '@/ui/button'
import { Tag } from '@/ui/notice'
import { anchorOf, type Entry } from './regulation'
import './edition.scss'

interface EntryViewProps {
  entry: Entry
  /** The one the reader came for. */
  marked: boolean
  onEdit?: () => void
}

/** A value as it stands in the regulation: what it is about, what it says, where that is written, how it is read. */
export function EntryView({ entry, marked, onEdit }: EntryViewProps) {
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
      <p className='entry-clauses'><span className='entry-name'>依据 </span>{clauses.map(clause => <span key={clause} className='entry-clause'>{clause}</span>)}</p>
      {readings.length > 0 && <ReadingLines readings={readings} />}
      {onEdit && (
        <div className='entry-foot'>
          <Button narrow onTap={onEdit} label={`${blank === null ? '修改' : '填写'}：${title}`}>{blank === null ? '修改' : '填写'}</Button>
        </div>
      )}
    </li>
  )
}

/** What a value says, line under line. */
export function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null
  if (lines.length === 1) return <p className='entry-line'>{lines[0]}</p>
  return <ul className='entry-lines'>{lines.map(line => <li key={line} className='entry-item'>{line}</li>)}</ul>
}

/** Where the document can be read in more than one way, and how it is read here. */
function ReadingLines({ readings }: { readings: string[] }) {
  return (
    <ul className='list entry-readings'>
      {readings.map(id => {
        const text = readingText(id)
        return text && <li key={id}><span className='entry-name'>理解 {id}：</span>{text.question}？{text.meaning}。</li>
      })}
    </ul>
  )
}
