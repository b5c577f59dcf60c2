import { type KeyboardEvent, useState } from 'react'
import { Button } from './button'
import { Field, FieldFrame } from './field'
import { useFinder } from './finder'
import { useIdentifier } from './id'
import { List, Row } from './row'
import { Sheet } from './sheet'

export interface Option<Value extends string = string> {
  value: Value
  name: string
  note?: string
  disabled?: boolean
}

interface ChoiceProps<Value extends string> {
  label: string
  options: readonly Option<Value>[]
  value: Value | null
  onChoose: (value: Value) => void
  hint?: string
  error?: string
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, options, value, onChoose, hint, error }: ChoiceProps<Value>) {
  const identifier = useIdentifier('choice')
  const inReach = value ?? options.find(option => !option.disabled)?.value
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key]
    const open = options.filter(option => !option.disabled)
    if (!step || open.length === 0) return
    event.preventDefault()
    const next = open[(open.findIndex(option => option.value === value) + step + open.length) % open.length]
    onChoose(next.value)
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')
    buttons[options.indexOf(next)]?.focus()
  }
  return (
    <FieldFrame label={label} identifier={identifier} hint={hint} error={error} group>
      <div className='choices' role='radiogroup' aria-labelledby={`${identifier}-label`} onKeyDown={process.env.TARO_ENV === 'h5' ? onKey : undefined}>
        {options.map(option => (
          <button
            key={option.value}
            type='button'
            role='radio'
            aria-checked={option.value === value}
            tabIndex={option.value === inReach ? 0 : -1}
            disabled={option.disabled}
            className={`plain choice${option.value === value ? ' choice-on' : ''}`}
            onClick={() => onChoose(option.value)}
          >
            {option.name}
          </button>
        ))}
      </div>
    </FieldFrame>
  )
}

interface SelectProps<Value extends string> extends ChoiceProps<Value> {
  placeholder?: string
  optional?: boolean
  /** What the list is empty for. */
  empty?: string
}

const MANY = 8

/** The options that hold what is looked for, in the name or in what stands below it. */
function useShown<Value extends string>(options: readonly Option<Value>[], search: string): readonly Option<Value>[] {
  const isFound = useFinder(options.map(({ name }) => name), search)
  return options.filter(({ name, note }) => isFound(name) || (note ?? '').includes(search.trim()))
}

/** One of many, from a sheet; long lists can be searched. */
export function Select<Value extends string>({ label, options, value, onChoose, hint, error, placeholder = '请选择', optional, empty = '没有可选的项' }: SelectProps<Value>) {
  const identifier = useIdentifier('select')
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const chosen = options.find(option => option.value === value)
  const shown = useShown(options, search)
  const choose = (next: Value) => {
    setOpen(false)
    onChoose(next)
  }
  return (
    <FieldFrame label={label} identifier={identifier} hint={hint} error={error} optional={optional} group>
      <button type='button' className='plain select' id={identifier} aria-haspopup='dialog' aria-labelledby={`${identifier}-label ${identifier}`} onClick={() => setOpen(true)}>
        <span className={chosen ? '' : 'select-blank'}>{chosen?.name ?? placeholder}</span>
        <span className='select-arrow' aria-hidden='true' />
      </button>
      <Sheet title={label} open={open} onClose={() => setOpen(false)}>
        {options.length > MANY && <div className='select-search'><Search value={search} onInput={setSearch} placeholder='输入名称查找' /></div>}
        <div className='select-options'>
          <List label={label}>
            {shown.map(option => (
              <Row
                key={option.value}
                title={option.name}
                note={option.note}
                aside={option.value === value ? '√ 已选' : undefined}
                disabled={option.disabled}
                arrow={false}
                onTap={() => choose(option.value)}
              />
            ))}
          </List>
          {shown.length === 0 && <div className='more'>{search ? '没有找到，换个词试试' : empty}</div>}
        </div>
      </Sheet>
    </FieldFrame>
  )
}

interface SelectManyProps extends Omit<SelectProps<string>, 'value' | 'onChoose'> {
  values: readonly string[]
  onChoose: (values: string[]) => void
  /** Sets that are chosen with one tap. */
  groups?: readonly { name: string; values: readonly string[] }[]
  /** "3 个村", where more are chosen than can be named. */
  unit: string
}

const NAMED = 3

/** Several of many, from a sheet, one by one or set by set. */
export function SelectMany({ label, options, values, onChoose, groups = [], unit, hint, error, placeholder = '请选择', optional }: SelectManyProps) {
  const identifier = useIdentifier('select')
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const chosen = options.filter(({ value }) => values.includes(value))
  const shown = useShown(options, search)
  const turn = (set: readonly string[]) => onChoose(set.every(value => values.includes(value)) ? values.filter(value => !set.includes(value)) : [...new Set([...values, ...set])])
  const words = chosen.length === 0 ? placeholder : `${chosen.slice(0, NAMED).map(({ name }) => name).join('、')}${chosen.length > NAMED ? ` 等 ${chosen.length} ${unit}` : ''}`
  return (
    <FieldFrame label={label} identifier={identifier} hint={hint} error={error} optional={optional} group>
      <button type='button' className='plain select' id={identifier} aria-haspopup='dialog' aria-labelledby={`${identifier}-label ${identifier}`} onClick={() => setOpen(true)}>
        <span className={chosen.length > 0 ? '' : 'select-blank'}>{words}</span>
        <span className='select-arrow' aria-hidden='true' />
      </button>
      <Sheet title={label} open={open} onClose={() => setOpen(false)} foot={<Button kind='primary' onTap={() => setOpen(false)}>选好了，{chosen.length} {unit}</Button>}>
        {groups.length > 0 && <div className='select-search'>{groups.map(group => <Switch key={group.name} label={group.name} note={`${group.values.length} ${unit}`} on={group.values.every(value => values.includes(value))} onTurn={() => turn(group.values)} />)}</div>}
        {options.length > MANY && <div className='select-search'><Search value={search} onInput={setSearch} placeholder='输入名称查找' /></div>}
        <div className='select-options'>
          {shown.map(({ value, name, note }) => <Switch key={value} label={name} note={note} on={values.includes(value)} onTurn={() => turn([value])} />)}
          {shown.length === 0 && <div className='more'>没有找到，换个词试试</div>}
        </div>
      </Sheet>
    </FieldFrame>
  )
}

interface SwitchProps {
  label: string
  note?: string
  on: boolean
  onTurn: (on: boolean) => void
}

/** Yes or no, at once. */
export function Switch({ label, note, on, onTurn }: SwitchProps) {
  return (
    <button type='button' className='plain switch-line' role='switch' aria-checked={on} onClick={() => onTurn(!on)}>
      <span className='switch-words'>
        <span className='switch-name'>{label}</span>
        {note && <span className='switch-note'>{note}</span>}
      </span>
      <span className={`switch-track${on ? ' switch-on' : ''}`} aria-hidden='true'><span className='switch-knob' /></span>
    </button>
  )
}

/** Words to look for. */
export function Search({ value, onInput, placeholder }: { value: string; onInput: (value: string) => void; placeholder: string }) {
  return (
    <div className='search'>
      <Field label={placeholder} value={value} onInput={onInput} max={40} />
    </div>
  )
}

interface TabsProps<Value extends string> {
  label: string
  options: readonly Option<Value>[]
  value: Value
  onChoose: (value: Value) => void
}

/** A few lists that share one page. */
export function Tabs<Value extends string>({ label, options, value, onChoose }: TabsProps<Value>) {
  return (
    <div className='tabs' role='group' aria-label={label}>
      {options.map(option => (
        <button
          key={option.value}
          type='button'
          className={`plain tab${option.value === value ? ' tab-on' : ''}`}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.name}
        </button>
      ))}
    </div>
  )
}
