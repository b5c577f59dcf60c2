import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { Search } from './choice'
import { FieldFrame } from './field'
import { useIdentifier } from './id'
import { Loaded } from './load'
import { More, usePages } from './pager'
import { List, Row } from './row'
import { Sheet } from './sheet'
import { sentence } from './words'

export interface Picked {
  id: string
  name: string
}

interface PickerProps {
  label: string
  value: Picked | null
  onChoose: (person: Picked) => void
  error?: string
  hint?: string
}

/** One of all the people in reach, looked for by name or unit on the server: a county has a thousand. */
export function PersonPicker({ label, value, onChoose, error, hint }: PickerProps) {
  const identifier = useIdentifier('person')
  const [open, setOpen] = useState(false)
  return (
    <FieldFrame label={label} identifier={identifier} hint={hint} error={error} group>
      <button type='button' className='plain select' id={identifier} aria-haspopup='dialog' aria-labelledby={`${identifier}-label ${identifier}`} onClick={() => setOpen(true)}>
        <span className={value ? '' : 'select-blank'}>{value ? value.name : '请选择'}</span>
        <span className='select-arrow' aria-hidden='true' />
      </button>
      <Sheet title={label} open={open} onClose={() => setOpen(false)}>
        <People onChoose={person => { setOpen(false); onChoose(person) }} />
      </Sheet>
    </FieldFrame>
  )
}

function People({ onChoose }: { onChoose: (person: Picked) => void }) {
  const [search, setSearch] = useState('')
  const pages = usePages(organisation.people, { search: search.trim() || undefined })
  return (
    <>
      <Search placeholder='查找姓名、单位' value={search} onInput={setSearch} />
      <Loaded of={pages.first}>
        {() => (
          <>
            <List label='人员'>
              {pages.items.map(({ id, name, unitName, roles }) => (
                <Row key={id} title={name} note={sentence([roles[0] && `${roles[0].place} ${roles[0].roleName}`, unitName])} arrow={false} onTap={() => onChoose({ id, name })} />
              ))}
            </List>
            {pages.items.length === 0 && <p>没有找到，换个词试试。</p>}
            <More of={pages} unit='人' />
          </>
        )}
      </Loaded>
    </>
  )
}
