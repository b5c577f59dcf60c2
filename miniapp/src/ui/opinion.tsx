import { useState } from 'react'
import { useAction } from './action'
import { Button } from './button'
import { errorOf, Field } from './field'
import { FaultNotice } from './notice'

interface OpinionProps {
  /** What the step does, and what comes of it. */
  note: string
  /** The name of the step, on its button. */
  name: string
  opinion: 'asked' | 'optional' | 'none'
  onDecide: (opinion: string) => Promise<void>
}

/** A step that somebody decides on, with his opinion where there is one to give. */
export function Opinion({ note, name, opinion, onDecide }: OpinionProps) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(() => onDecide(text))
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>{note}</p>
      {opinion !== 'none' && <Field label='意见' kind='long' value={text} onInput={setText} max={500} optional={opinion === 'optional'} error={errorOf(fault, 'text')} />}
      <Button kind='primary' onTap={run}>{name}</Button>
    </>
  )
}
