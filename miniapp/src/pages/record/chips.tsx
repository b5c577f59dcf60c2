import { FieldFrame } from '@/ui/field'
import { useIdentifier } from '@/ui/id'

interface ChipsProps {
  label: string
  options: readonly string[]
  names?: Record<string, string>
  chosen: readonly string[]
  onTap: (option: string) => void
  error?: string
}

/** Several of a few, each on or off with a tap. */
export function Chips({ label, options, names = {}, chosen, onTap, error }: ChipsProps) {
  const identifier = useIdentifier('chips')
  return (
    <FieldFrame label={label} identifier={identifier} error={error} group>
      <div className='choices'>
        {options.map(option => {
          const on = chosen.includes(option)
          return (
            <button key={option} type='button' className={`plain choice${on ? ' choice-on' : ''}`} aria-pressed={on} onClick={() => onTap(option)}>
              {on ? '√ ' : ''}{names[option] ?? option}
            </button>
          )
        })}
      </div>
    </FieldFrame>
  )
}
