import { optionsOf, otherwise, readingText } from '@village/shared/policy/reading-switch'
import type { ValueKey } from '@village/shared/policy/values'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'

interface ReadingsProps {
  valueKey: ValueKey
  /** All that are chosen for the value. */
  ids: string[]
  value: unknown
  onTurn: (value: unknown) => void
}

/** Where the document can be read in more than one way: how it is read, and the other ways to choose. */
export function Readings({ valueKey, ids, value, onTurn }: ReadingsProps) {
  return <>{ids.map(id => <Reading key={id} id={id} ids={ids} valueKey={valueKey} value={value} onTurn={onTurn} />)}</>
}

function Reading({ id, ids, valueKey, value, onTurn }: ReadingsProps & { id: string }) {
  const text = readingText(id)
  if (!text) return null
  const options = optionsOf(id, valueKey, value, ids.join(' '))
  const now = options.findIndex(option => option.holds(value))
  const choices = options.map((option, index) => ({ value: String(index), name: option.name }))
  return (
    <Card title={`不同的理解 ${id}`}>
      <p className='paragraph'>{text.question}？</p>
      {choices.length > 1
        ? <Choice label='本地怎样理解' hint={`通常：${text.meaning}。`} options={choices} value={now < 0 ? null : String(now)} onChoose={index => onTurn(options[Number(index)].turn(value))} />
        : <p className='paragraph'>采用：{text.meaning}。{otherwise(id)}</p>}
    </Card>
  )
}
