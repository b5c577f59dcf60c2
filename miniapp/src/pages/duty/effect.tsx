import { duty } from '@village/shared/contract/duty'
import type { Day } from '@village/shared/kernel/day'
import { may } from '@/session'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'

/** The duties a leave would leave empty, for whoever asks or decides; nothing where there are none. */
export function EffectOnDuty({ personId, startDay, endDay }: { personId: string; startDay: Day; endDay: Day }) {
  const { data } = useLoad(duty.effect, { personId, startDay, endDay }, { when: may('duty.read') })
  if (!data || data.days.length === 0) return null
  return (
    <Card title='这几天排了值班' aside={<Basis because={data.because} title='值班怎么要求' />}>
      <ul className='list'>{data.days.map(({ day, kind, text }) => <li key={`${kind}${day}`}>{text}</li>)}</ul>
    </Card>
  )
}
