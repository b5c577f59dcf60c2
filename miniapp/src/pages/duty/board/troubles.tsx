import type { Reason } from '@village/shared/kernel/finding'
import type { Day } from '@village/shared/kernel/day'
import type { DutyTrouble } from '@village/shared/rules/duty-check'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Mark } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { longDayWord } from '@/ui/words'

const NAMES: Record<DutyTrouble['kind'], string> = { gap: '缺人', away: '要换人', not_serving: '要换人', asked: '请假待批' }
const SHOWN = 5

interface TroublesProps {
  troubles: DutyTrouble[]
  because: Reason[]
  /** What a tap on a line opens; left out: nothing. */
  onTap?: (day: Day) => void
  /** Puts right whatever can be put right at once; left out: who looks may not, or nothing can. */
  onMend?: () => void
}

/** What the check finds in a roster, with what the document asks, before it is put out and after. */
export function Troubles({ troubles, because, onTap, onMend }: TroublesProps) {
  const stops = troubles.filter(trouble => trouble.stops)
  return (
    <Card title={stops.length > 0 ? `检查：有 ${stops.length} 处要改` : `检查：有 ${troubles.length} 处要留意`} aside={<Basis because={because} title='值班怎么要求' />} flush>
      <List label='检查的结果'>
        {troubles.slice(0, SHOWN).map(({ day, kind, stops: must, text }) => (
          <Row key={`${day}${kind}${text}`} title={longDayWord(day)} note={text} aside={<Mark symbol={must ? '!' : '△'} name={NAMES[kind]} tone={must ? 'cinnabar' : 'amber'} />} onTap={onTap && (() => onTap(day))} arrow={onTap !== undefined} />
        ))}
        {troubles.length > SHOWN && <Row title={`还有 ${troubles.length - SHOWN} 处`} note='都标在下面的表里' />}
      </List>
      {onMend && <div className='card-foot'><Button onTap={onMend}>{`把 ${stops.length} 处补上`}</Button></div>}
    </Card>
  )
}

/** The check found nothing: said as well, so that whoever arranges it knows it was made. */
export function Sound({ least, because }: { least: number; because: Reason[] }) {
  return (
    <Card title='检查' aside={<Basis because={because} title='值班怎么要求' />}>
      <p>√ 检查过：每天都有 {least} 人以上值班，排到的人都在</p>
    </Card>
  )
}
