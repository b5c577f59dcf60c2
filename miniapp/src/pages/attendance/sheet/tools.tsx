import type { SheetRow } from '@village/shared/contract/attendance'
import { Select } from '@/ui/choice'
import { Field } from '@/ui/field'
import { type Filter, isShort, villagesOf } from './filter'

interface ToolsProps {
  rows: readonly SheetRow[]
  filter: Filter
  onChange: (part: Partial<Filter>) => void
}

const FEW = 6

/** Looks for people in a long table; a short one needs none of it. */
export function Tools({ rows, filter, onChange }: ToolsProps) {
  const villages = villagesOf(rows)
  const short = rows.filter(isShort).length
  if (rows.length <= FEW) return null
  return (
    <div className='sheet-tools'>
      <Field label='查找姓名' value={filter.search} onInput={search => onChange({ search })} max={20} />
      {villages.length > 1 && (
        <Select
          label='村'
          options={[{ value: '', name: '全部村' }, ...villages.map(name => ({ value: name, name }))]}
          value={filter.village}
          onChoose={village => onChange({ village })}
        />
      )}
      {short > 0 && (
        <div className='sheet-only' role='group' aria-label='显示哪些人'>
          <button type='button' aria-pressed={!filter.shortOnly} className={`plain choice${filter.shortOnly ? '' : ' choice-on'}`} onClick={() => onChange({ shortOnly: false })}>全部 {rows.length} 人</button>
          <button type='button' aria-pressed={filter.shortOnly} className={`plain choice${filter.shortOnly ? ' choice-on' : ''}`} onClick={() => onChange({ shortOnly: true })}>没有达标 {short} 人</button>
        </div>
      )}
    </div>
  )
}
