import { BODIES, ROLES } from '@village/shared/kernel/role'
import { Button } from '@/ui/button'
import { Choice, Select } from '@/ui/choice'
import { FieldFrame } from '@/ui/field'
import { useIdentifier } from '@/ui/id'
import { partyOptions } from './form'

interface StepFieldProps {
  label: string
  /** "a", "a|b" (either) or "a+b" (both). */
  draft: string
  roles: Record<string, string>
  error?: string
  optional?: boolean
  onChange: (draft: string) => void
}

const PARTIES = [...Object.keys(ROLES), ...Object.keys(BODIES)]
const JOINS = [{ value: '|', name: '任意一个' }, { value: '+', name: '都要' }] as const
type Join = (typeof JOINS)[number]['value']

/** Who takes a step: one role or body, one of several, or several together. */
export function StepField({ label, draft, roles, error, optional, onChange }: StepFieldProps) {
  const identifier = useIdentifier('step')
  const parts = draft.split(/[|+]/)
  const joins = draft.split(/[^|+]+/).filter(Boolean) as Join[]
  const options = partyOptions(PARTIES, roles)
  const write = (nextParts: string[], nextJoins: Join[]) => onChange(nextParts.map((part, index) => (index === 0 ? part : `${nextJoins[index - 1] ?? '|'}${part}`)).join(''))
  return (
    <FieldFrame label={label} identifier={identifier} error={error} optional={optional} group>
      {parts.map((part, index) => (
        <div key={index}>
          {index > 0 && <Choice label='和前一个' options={JOINS} value={joins[index - 1] ?? '|'} onChoose={join => write(parts, joins.map((each, at) => (at === index - 1 ? join : each)))} />}
          <Select label={parts.length > 1 ? `第 ${index + 1} 个` : '谁'} options={options} value={part || null} onChoose={next => write(parts.map((each, at) => (at === index ? next : each)), joins)} />
        </div>
      ))}
      <div className='actions'>
        {parts[0] !== '' && <Button onTap={() => write([...parts, parts[parts.length - 1]], [...joins, '|'])}>再加一个</Button>}
        {parts.length > 1 && <Button onTap={() => write(parts.slice(0, -1), joins.slice(0, -1))}>去掉最后一个</Button>}
        {optional && parts.length === 1 && parts[0] !== '' && <Button onTap={() => onChange('')}>不写</Button>}
      </div>
    </FieldFrame>
  )
}
