import { burden } from '@village/shared/contract/burden'
import { BURDEN_COUNT_NAMES } from '@village/shared/kernel/burden'
import type { Day } from '@village/shared/kernel/day'
import { may } from '@/session'
import { useLoad } from '@/ui/load'
import { Notice } from '@/ui/notice'
import { dayWord } from '@/ui/words'

interface WeighedProps {
  organisationId: string
  /** By which day it is to be done. */
  day: Day
  /** What each team is asked. */
  entries: number
  fields: number
  /** Left out: all teams of the place. */
  teams?: number
}

/** Before something more is asked: what the people there are asked already in that week, and whether it would be too much. */
export function Weighed({ organisationId, day, entries, fields, teams }: WeighedProps) {
  const { data } = useLoad(burden.weigh, { organisationId, day, entries, fields, ...(teams ? { teams } : {}) }, { when: may('burden.read'), keep: false })
  if (!data) return null
  const { week, to, before, after, ceiling, above } = data
  const words = `${dayWord(week)}至${dayWord(to)}这一周，那里每人已有 ${before.entries} 件、${before.fields} 栏要办，加上这些是 ${after.entries} 件、${after.fields} 栏。`
  if (above.length === 0) return <Notice kind='info'>{words}</Notice>
  return (
    <Notice kind='warn' title={`超过县里定的上限：${above.map(count => `${BURDEN_COUNT_NAMES[count].name}每人每周 ${ceiling?.[count]} ${BURDEN_COUNT_NAMES[count].unit}`).join('、')}`}>
      {words}能少要的请少要，或者把日子改到别的一周。
    </Notice>
  )
}
