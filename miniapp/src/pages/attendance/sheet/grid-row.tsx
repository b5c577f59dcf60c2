import { memo, type ReactNode } from 'react'
import { MARK_NAMES, type SheetCell, type SheetContent, type SheetRow } from '@village/shared/contract/attendance'
import { DAY_FLAG_NAMES } from '@village/shared/rules/day-status'
import { today } from '@/clock'
import { dayWord } from '@/ui/words'
import { symbolOf } from '../marks'
import { verdictOf } from '../met'
import { NUMBERS, numberOf } from './columns'
import type { Asked } from './why'

interface GridRowProps {
  row: SheetRow
  index: number
  content: SheetContent
  differs: ReadonlySet<string>
  /** The column the keyboard stands on; -1: in another row. */
  inReach: number
  onReach: (at: [number, number]) => void
  onAsk: (asked: Asked) => void
}

export const GridRow = memo(function GridRow({ row, index, content, differs, inReach, onReach, onAsk }: GridRowProps) {
  const { symbol, word, tone } = verdictOf(row.required)
  const target = (column: number, label: string, style: string, onTap: () => void, children: ReactNode) => (
    <Target at={[index, column]} inReach={inReach === column} label={label} style={style} onReach={onReach} onTap={onTap}>{children}</Target>
  )
  return (
    <tr className='grid-line'>
      <th className='grid-person' scope='row'>
        {target(0, `${row.name}，${word}，看汇总`, 'grid-person-button', () => onAsk({ row }), (
          <>
            <span className='grid-name'>{row.name}</span>
            <span className={`grid-verdict tone-text-${tone}`}>{symbol} {word}</span>
          </>
        ))}
      </th>
      {content.days.map(({ day, duty }, place) => {
        const [am, pm] = row.cells.slice(place * 2, place * 2 + 2)
        const other = differs.has(`${row.personId} ${day}`)
        const style = ['grid-cell', !duty && 'grid-rest', day === today() && 'grid-today', other && 'grid-differs'].filter(Boolean).join(' ')
        const label = [row.name, dayWord(day), `上午${wordOf(am)}`, `下午${wordOf(pm)}`, other && '与签字时不同'].filter(Boolean).join('，')
        return (
          <td key={day} className={style}>
            {target(place + 1, label, 'grid-cell-button', () => onAsk({ row, day }), <><Half cell={am} content={content} /><Half cell={pm} content={content} /></>)}
          </td>
        )
      })}
      {NUMBERS.map(({ key, name }, place) => {
        const number = numberOf(row, key)
        const none = number === null || (number === 0 && key !== 'required' && key !== 'inVillage')
        return (
          <td key={key} className='grid-total'>
            {target(content.days.length + 1 + place, `${row.name}，${name}，${number === null ? '不定额' : `${number} 天`}，看依据`, `grid-number${key === 'absent' && !none ? ' grid-absent' : ''}`, () => onAsk({ row, number: key }), none ? '—' : number)}
          </td>
        )
      })}
    </tr>
  )
})

/** One half of a day: its symbol; a star says that there is something beside the mark. */
function Half({ cell, content }: { cell: SheetCell | null | undefined; content: SheetContent }) {
  const blank = !cell || cell.mark === 'rest_day' || cell.mark === 'pending'
  return (
    <span className={`grid-half mark-${cell?.mark ?? 'none'}`}>
      {blank ? '' : symbolOf(cell.mark, content.legend)}
      {cell && cell.flags.length > 0 && <span className='grid-flag'>*</span>}
    </span>
  )
}

function wordOf(cell: SheetCell | null | undefined): string {
  if (!cell) return '不在任'
  return [MARK_NAMES[cell.mark], ...cell.flags.map(flag => DAY_FLAG_NAMES[flag])].join(' ')
}

interface TargetProps {
  at: [number, number]
  inReach: boolean
  label: string
  style: string
  onReach: (at: [number, number]) => void
  onTap: () => void
  children: ReactNode
}

function Target({ at, inReach, label, style, onReach, onTap, children }: TargetProps) {
  // Only the browser has a keyboard that walks: in WeChat every property of a cell costs.
  const walking = process.env.TARO_ENV === 'h5' ? { 'data-at': `${at[0]}:${at[1]}`, tabIndex: inReach ? 0 : -1, onFocus: () => onReach(at) } : {}
  return <button type='button' className={`plain ${style}`} aria-label={label} onClick={onTap} {...walking}>{children}</button>
}
