import { CHECK_ANSWERS, fieldsAsked, type RecordField, type RecordKind } from '@village/shared/kernel/record-kind'
import type { Fault } from '@/fault'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'

interface AnswersProps {
  kind: RecordKind
  answers: Record<string, string>
  onChange: (answers: Record<string, string>) => void
  fault: Fault | null
}

/** The fields a kind has of its own; those that hang on another answer appear with it. */
export function Answers({ kind, answers, onChange, fault }: AnswersProps) {
  return (
    <>
      {fieldsAsked(kind, answers).map(([field, shape]) => (
        <Answer key={field} shape={shape} value={answers[field] ?? ''} error={errorOf(fault, field)} onGive={value => onChange({ ...answers, [field]: value })} />
      ))}
    </>
  )
}

const FEW = 4

function Answer({ shape: { name, type, options = {}, required, unit }, value, error, onGive }: { shape: RecordField; value: string; error?: string; onGive: (value: string) => void }) {
  const label = unit ? `${name}（${unit}）` : name
  // The same choice once more takes it back.
  const toggle = (next: string) => onGive(next === value ? '' : next)
  const choices = Object.entries(type === 'check' ? CHECK_ANSWERS : options).map(([id, each]) => ({ value: id, name: each }))
  switch (type) {
    case 'check': return <Choice label={label} options={choices} value={value || null} onChoose={toggle} error={error} />
    case 'choice': return choices.length <= FEW
      ? <Choice label={required ? label : `${label}（可不填）`} options={choices} value={value || null} onChoose={toggle} error={error} />
      : <Select label={label} options={choices} value={value || null} onChoose={toggle} error={error} optional={!required} />
    case 'day': return <DayPicker label={label} value={value || null} onChoose={onGive} error={error} optional={!required} />
    case 'long': return <Field label={label} kind='long' value={value} onInput={onGive} max={1000} error={error} optional={!required} />
    case 'number': return <Field label={label} kind='number' value={value} onInput={onGive} max={10} error={error} optional={!required} />
    default: return <Field label={label} value={value} onInput={onGive} max={type === 'money' ? 12 : 100} error={error} optional={!required} />
  }
}
