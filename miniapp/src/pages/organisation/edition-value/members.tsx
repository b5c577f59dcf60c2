import { useState } from 'react'
import { nameOfChoice } from '@village/shared/policy/names'
import { Button } from '@/ui/button'
import { Select } from '@/ui/choice'
import { Field, FieldFrame } from '@/ui/field'
import { useIdentifier } from '@/ui/id'
import { errorAt, isWithin, partyOptions, type PartProps } from './form'

/** A list of words, roles or texts: each can be taken out, others added. */
export function Members({ form, label, draft, path, around, onChange, optional }: PartProps<'list'>) {
  const identifier = useIdentifier('members')
  const items = Array.isArray(draft) ? draft : []
  const item = form.item.form
  const drop = (index: number) => onChange(items.filter((_, at) => at !== index))
  const add = (next: string) => onChange([...items, next])
  const options = item.kind === 'word' ? (item.roles ? partyOptions(item.words, around.roles) : item.words.map(word => ({ value: word, name: nameOfChoice(word) }))) : []
  const nameOf = (value: string) => (item.kind === 'word' ? options.find(option => option.value === value)?.name : undefined) ?? value
  const error = errorAt(around.flaw, path) ?? (isWithin(around.flaw, path) ? around.flaw?.text : undefined)
  return (
    <FieldFrame label={label} identifier={identifier} error={error} optional={optional} group>
      {items.length > 0 && (
        <ul className='list members' aria-label={label}>
          {items.map((value, index) => (
            <li key={`${String(value)}${index}`} className='member'>
              <span className='member-name'>{nameOf(String(value))}</span>
              <button type='button' className='plain member-drop' aria-label={`去掉${nameOf(String(value))}`} onClick={() => drop(index)}>×</button>
            </li>
          ))}
        </ul>
      )}
      {item.kind === 'word'
        ? <Select label={`添加：${label}`} placeholder='点这里添加' options={options.filter(({ value }) => !items.includes(value))} value={null} onChoose={add} />
        : <AddText label={label} onAdd={add} />}
    </FieldFrame>
  )
}

function AddText({ label, onAdd }: { label: string; onAdd: (text: string) => void }) {
  const [text, setText] = useState('')
  const add = () => {
    if (!text.trim()) return
    onAdd(text.trim())
    setText('')
  }
  return (
    <div className='group-add'>
      <Field label={`添加：${label}`} value={text} onInput={setText} onConfirm={add} max={60} />
      <Button onTap={add} disabled={!text.trim()} label={`加上：${label}`}>加上</Button>
    </div>
  )
}
