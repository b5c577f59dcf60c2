import type { Fault } from '@/fault'
import { go } from '@/go'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'

interface Props {
  fault: Fault | null
  /** Empty: a whole team leaves. */
  personId: string
  reason: string
  onInput: (reason: string) => void
}

/** The document lets nobody go before the handover: the way to it, and the reason where somebody decides otherwise. */
export function HandoverFirst({ fault, personId, reason, onInput }: Props) {
  if (fault?.refusal?.code !== 'handover_first' && reason === '') return null
  return (
    <Card title='先办工作交接'>
      <p className='paragraph'>交接清楚、双方签字以后，在这里办就不会再拦。</p>
      <Button kind='secondary' onTap={() => (personId ? go('/pages/posting/person/index', { personId }) : go('/pages/posting/list/index'))}>去办工作交接</Button>
      <div className='gap' />
      <Field label='不等交接就办的理由' hint='由您决定，理由和您的名字会一直留在他的任期里。' kind='long' value={reason} onInput={onInput} max={300} optional />
    </Card>
  )
}
