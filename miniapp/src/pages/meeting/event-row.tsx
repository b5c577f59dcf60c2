import type { EventLine } from '@village/shared/contract/event'
import { go } from '@/go'
import { Mark } from '@/ui/notice'
import { Row } from '@/ui/row'
import { clockWord, nearDayWord, sentence } from '@/ui/words'

/** Something in a village at which somebody has to be, as a line. */
export function EventRow({ of }: { of: EventLine }) {
  const mark = of.mine === 'open' ? <Mark symbol='○' name='待到场' tone='amber' /> : of.mine === 'attended' ? <Mark symbol='√' name='到场' tone='pine' /> : of.mine === 'missed' ? <Mark symbol='×' name='没有到场' tone='cinnabar' /> : `${of.attended} / ${of.expected} 人`
  return <Row title={of.eventName} note={sentence([of.villageName, `${nearDayWord(of.day)} ${clockWord(of.at)}`, of.text])} aside={mark} onTap={() => go('/pages/meeting/event/index', { id: of.id })} />
}
