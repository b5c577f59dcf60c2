import { useState } from 'react'
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

/** Looks for people in a long table; a short one needs none of it. On a phone the fields open when they are wanted. */
export function Tools({ rows, filter, onChange }: ToolsProps) {
  const [open, setOpen] = useState(false)
  const villages = villagesOf(rows)
  const short = rows.filter(isShort).length
  if (rows.length <= FEW) return null
  const choice = (on: boolean) => `plain choice${on ? ' choice-on' : ''}`
  return (
    <div className='sheet-tools'>
      <div className='sheet-only' role='group' aria-label='显示哪些人'>
        <button type='button' aria-pressed={!filter.shortOnly} className={choice(!filter.shortOnly)} onClick={() => onChange({ shortOnly: false })}>全部 {rows.length} 人</button>
        {short > 0 && <button type='button' aria-pressed={filter.shortOnly} className={choice(filter.shortOnly)} onClick={() => onChange({ shortOnly: true })}>没有达标 {short} 人</button>}
        <button type='button' aria-expanded={open} className={`${choice(open)} sheet-look-open`} onClick={() => setOpen(!open)}>查找</button>
      </div>
      <div className={`sheet-look${open ? ' sheet-look-on' : ''}`}>
        <Field label='查找姓名' value={filter.search} onInput={search => onChange({ search })} max={20} />
        {villages.length > 1 && (
          <Select
            label='村'
            options={[{ value: '', name: '全部村' }, ...villages.map(name => ({ value: name, name }))]}
            value={filter.village}
            onChoose={village => onChange({ village })}
          />
        )}
      </div>
    </div>
  )
}
