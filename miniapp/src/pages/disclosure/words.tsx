import type { PublicationLine, PublicationTable as Shown } from '@village/shared/contract/publication'
import { PUBLICATION_STATE_NAMES, type PublicationState } from '@village/shared/contract/publication-words'
import { go } from '@/go'
import { Mark, type Tone } from '@/ui/notice'
import { Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

const MARKS: Record<PublicationState, { symbol: string; tone: Tone }> = {
  draft: { symbol: '○', tone: 'plain' }, submitted: { symbol: '?', tone: 'amber' }, returned: { symbol: '↩', tone: 'cinnabar' }, published: { symbol: '√', tone: 'pine' }, dropped: { symbol: '—', tone: 'plain' },
}

export function PublicationMark({ state }: { state: PublicationState }) {
  return <Mark {...MARKS[state]} name={PUBLICATION_STATE_NAMES[state]} />
}

/** Something that is or will be public, as a line of a list. */
export function PublicationRow({ line: { id, title, subjectName, villageName, version, state, publishedOn, authorName, replaced } }: { line: PublicationLine }) {
  return (
    <Row
      title={title}
      note={sentence([villageName, subjectName, version > 1 && `第 ${version} 版`, publishedOn ? `${dayWord(publishedOn)}公开` : `${authorName}起草`, replaced && '已有新版'])}
      aside={<PublicationMark state={state} />} onTap={() => go('/pages/disclosure/publication/index', { id })}
    />
  )
}

/** A table as it is published: it scrolls sideways by itself. */
export function PublicationTable({ table: { columns, lines }, label }: { table: Shown; label: string }) {
  return (
    <div className='publication-scroll' tabIndex={0} role='region' aria-label={`${label}，可以左右滑动`}>
      <table className='publication-table'>
        <thead><tr>{columns.map(name => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>{lines.map(({ cells }, row) => <tr key={row}>{cells.map((cell, column) => <td key={column}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}
