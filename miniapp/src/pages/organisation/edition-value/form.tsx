import { useState } from 'react'
import { BODIES, nameOfRole, ROLES } from '@village/shared/kernel/role'
import { type Draft, emptyDraft } from '@village/shared/policy/form'
import { nameOfChoice, nameOfField } from '@village/shared/policy/names'
import type { Flaw, Form, Shape } from '@village/shared/policy/shape'
import type { ValueKey } from '@village/shared/policy/values'
import { Button } from '@/ui/button'
import { Choice, Select, Switch } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { Field } from '@/ui/field'
import { Group } from './group'
import { Members } from './members'
import { Rows } from './rows'
import { StepField } from './step'
import './form.scss'

/** What every part of a form knows of the whole. */
export interface Around {
  valueKey: ValueKey
  roles: Record<string, string>
  flaw: Flaw | null
}

export interface PartProps<Kind extends Form['kind'] = Form['kind']> {
  shape: Shape<unknown>
  form: Extract<Form, { kind: Kind }>
  label: string
  draft: Draft
  path: (string | number)[]
  around: Around
  onChange: (draft: Draft) => void
  optional?: boolean
}

type ValueFieldProps = Omit<PartProps, 'form'>

const FEW = 5
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'].map((name, index) => ({ value: String(index + 1), name: `星期${name}` }))

/** One field for a value of any shape; lists and records hold further fields. */
export function ValueField(props: ValueFieldProps) {
  const { shape, label, draft, path, around, onChange, optional } = props
  const { form } = shape
  const error = errorAt(around.flaw, path)
  const text = typeof draft === 'string' ? draft : ''
  switch (form.kind) {
    case 'maybe': return <MaybeField {...props} form={form} />
    case 'number':
      return form.unit === '星期'
        ? <Select label={label} options={WEEKDAYS} value={text || null} onChoose={onChange} error={error} optional={optional} />
        : <Field label={form.unit ? `${label}（${form.unit}）` : label} kind='number' value={text} onInput={onChange} error={error} optional={optional} max={8} />
    case 'money': return <Field label={`${label}（元）`} kind='number' value={text} onInput={onChange} error={error} optional={optional} max={14} />
    case 'text':
      return form.suggested
        ? <Select label={label} options={form.suggested.map(word => ({ value: word, name: nameOfChoice(word) }))} value={text || null} onChoose={onChange} error={error} optional={optional} />
        : <Field label={label} value={text} onInput={onChange} error={error} optional={optional} max={100} />
    case 'flag': return <Switch label={label} on={draft === true} onTurn={onChange} />
    case 'clock': return <Field label={label} value={text} onInput={onChange} error={error} optional={optional} max={5} hint='几点几分，如 08:30' />
    case 'day': return <DayPicker label={label} value={text || null} onChoose={onChange} error={error} optional={optional} />
    case 'word': return <WordField {...props} form={form} />
    case 'step': return <StepField label={label} draft={text} roles={around.roles} error={error} onChange={onChange} optional={optional} />
    case 'share': return <ShareField {...props} form={form} />
    case 'list': return form.item.form.kind === 'record' || form.item.form.kind === 'step' ? <Rows {...props} form={form} /> : <Members {...props} form={form} />
    case 'record': return <RecordFields {...props} form={form} />
    case 'table': return <TableFields {...props} form={form} />
    default: return null
  }
}

/** The text beside a field, where the flaw lies in it. */
export function errorAt(flaw: Flaw | null, path: (string | number)[]): string | undefined {
  return flaw && flaw.path.length > 0 && flaw.path.join('.') === path.join('.') ? flaw.text : undefined
}

/** Does the flaw lie in this part or below it? */
export function isWithin(flaw: Flaw | null, path: (string | number)[]): boolean {
  return flaw !== null && flaw.path.length >= path.length && path.every((part, index) => flaw.path[index] === part)
}

/** Roles and bodies by the names of this regulation. */
export function partyOptions(ids: readonly string[], roles: Record<string, string>) {
  return ids.map(id => ({ value: id, name: nameOfRole(id, roles), note: roles[id] ? (id in ROLES ? ROLES[id as keyof typeof ROLES].name : BODIES[id as keyof typeof BODIES]) : undefined }))
}

function WordField({ form, label, draft, path, around, onChange, optional }: PartProps<'word'>) {
  const error = errorAt(around.flaw, path)
  const options = form.roles ? partyOptions(form.words, around.roles) : form.words.map(word => ({ value: word, name: nameOfChoice(word) }))
  const value = typeof draft === 'string' && draft !== '' ? draft : null
  if (optional || options.length > FEW) {
    const all = optional ? [{ value: '', name: '不写' }, ...options] : options
    return <Select label={label} options={all} value={value} placeholder={optional ? '不写' : undefined} onChoose={next => onChange(next || null)} error={error} optional={optional} />
  }
  return <Choice label={label} options={options} value={value} onChoose={onChange} error={error} />
}

/** A field that can be left out: it is, where nothing is filled in; a group is written or not. */
function MaybeField({ form: { inner }, ...props }: PartProps<'maybe'>) {
  const { label, draft, onChange } = props
  const kind = inner.form.kind
  if (kind === 'flag') {
    const value = draft === true ? 'yes' : draft === false ? 'no' : 'none'
    const options = [{ value: 'yes', name: '是' }, { value: 'no', name: '否' }, { value: 'none', name: '不写' }] as const
    return <Choice label={label} options={options} value={value} onChoose={next => onChange(next === 'none' ? null : next === 'yes')} />
  }
  if (kind === 'record' || kind === 'share' || kind === 'table') {
    return (
      <>
        <Switch label={`写明“${label}”`} on={draft !== null} onTurn={on => onChange(on ? emptyDraft(inner) : null)} />
        {draft !== null && <ValueField {...props} shape={inner} />}
      </>
    )
  }
  if (kind === 'list') return <ValueField {...props} shape={inner} draft={draft ?? []} onChange={next => onChange(Array.isArray(next) && next.length === 0 ? null : next)} optional />
  return <ValueField {...props} shape={inner} onChange={next => onChange(next === '' ? null : next)} optional />
}

function ShareField({ label, draft, path, around, onChange }: PartProps<'share'>) {
  const share = recordOf(draft)
  const part = (field: 'numerator' | 'denominator') => (
    <Field label={nameOfField(around.valueKey, field)} kind='number' value={String(share[field] ?? '')} onInput={next => onChange({ ...share, [field]: next })} error={errorAt(around.flaw, [...path, field])} max={8} />
  )
  return (
    <Group name={label}>
      <p className='group-hint'>三分之二写成分子 2、分母 3；百分之三十五写成分子 35、分母 100。</p>
      <div className='group-pair'>{part('numerator')}{part('denominator')}</div>
    </Group>
  )
}

function RecordFields({ form, label, draft, path, around, onChange }: PartProps<'record'>) {
  const record = recordOf(draft)
  const fields = Object.keys(form.fields).map(field => (
    <ValueField
      key={field}
      shape={form.fields[field]}
      label={nameOfField(around.valueKey, field)}
      draft={record[field] ?? emptyDraft(form.fields[field])}
      path={[...path, field]}
      around={around}
      onChange={next => onChange({ ...record, [field]: next })}
    />
  ))
  if (path.length === 0 || typeof path[path.length - 1] === 'number') return <>{fields}</>
  return <Group name={label}>{fields}</Group>
}

function TableFields({ form, label, draft, path, around, onChange }: PartProps<'table'>) {
  const table = recordOf(draft)
  const names = [...new Set([...(form.keys ?? []), ...Object.keys(table)])]
  return (
    <Group name={label}>
      {names.map(name => (
        <ValueField key={name} shape={form.item} label={nameOfChoice(name)} draft={table[name] ?? ''} path={[...path, name]} around={around} onChange={next => onChange({ ...table, [name]: next })} />
      ))}
      {!form.keys && <AddName taken={names} onAdd={name => onChange({ ...table, [name]: emptyDraft(form.item) })} />}
    </Group>
  )
}

function AddName({ taken, onAdd }: { taken: string[]; onAdd: (name: string) => void }) {
  const [name, setName] = useState('')
  const add = () => {
    onAdd(name.trim())
    setName('')
  }
  return (
    <div className='group-add'>
      <Field label='加一类' value={name} onInput={setName} max={40} optional />
      <Button onTap={add} disabled={!name.trim() || taken.includes(name.trim())}>加上这一类</Button>
    </div>
  )
}

export function recordOf(draft: Draft): Record<string, Draft> {
  return typeof draft === 'object' && draft !== null && !Array.isArray(draft) ? draft : {}
}
