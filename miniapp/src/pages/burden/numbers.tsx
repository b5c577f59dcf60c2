import type { BurdenCeiling } from '@village/shared/contract/burden'
import { BURDEN_COUNT_NAMES, BURDEN_COUNTS, type BurdenCount, type BurdenNumbers } from '@village/shared/kernel/burden'
import { Card, Fact, Facts } from '@/ui/card'
import { Mark } from '@/ui/notice'
import { sentence } from '@/ui/words'

/** "3.5 件"; nothing where there is none. */
export function countWord(count: BurdenCount, number: number): string {
  return number > 0 ? `${number} ${BURDEN_COUNT_NAMES[count].unit}` : ''
}

/** "必填 10 栏 · 通知 2 条" */
export function besidesWord({ fields, notices = 0 }: Pick<BurdenNumbers, 'fields'> & Partial<BurdenNumbers>): string {
  return sentence([fields > 0 && `必填 ${countWord('fields', fields)}`, notices > 0 && `通知 ${countWord('notices', notices)}`])
}

/** What is asked of one person in a week, against what the county allows; `note`: of how many it was made. */
export function Numbers({ title, each, ceiling, above, note }: { title: string; each: BurdenNumbers; ceiling: BurdenCeiling | null; above: BurdenCount[]; note?: string }) {
  return (
    <Card title={title} aside={note}>
      <Fact name={BURDEN_COUNT_NAMES.entries.name} unit={BURDEN_COUNT_NAMES.entries.unit} tone={above.includes('entries') ? 'cinnabar' : 'ink'}>{each.entries}</Fact>
      <Facts items={BURDEN_COUNTS.filter(count => count !== 'entries' || ceiling?.entries).map(count => ({
        name: count === 'entries' ? '上限' : BURDEN_COUNT_NAMES[count].name,
        value: <>{count !== 'entries' && `${each[count]} ${BURDEN_COUNT_NAMES[count].unit}`} {limitOf(count, ceiling, above)}</>,
      }))} />
      {ceiling && <p className='lede'>{sentence([`上限由${ceiling.byName}设定`, ceiling.note])}</p>}
    </Card>
  )
}

function limitOf(count: BurdenCount, ceiling: BurdenCeiling | null, above: BurdenCount[]) {
  const limit = ceiling?.[count]
  if (!limit) return null
  const word = `${limit} ${BURDEN_COUNT_NAMES[count].unit}`
  if (above.includes(count)) return <Mark symbol='!' name={count === 'entries' ? `${word}，超过了` : `超过上限 ${word}`} tone='cinnabar' />
  return <span>{count === 'entries' ? word : `（上限 ${word}）`}</span>
}

/** How it is counted, in plain words. */
export function HowCounted() {
  return (
    <p className='lede'>
      只算要求了什么：本地制度、部门和会议要办的事，表里必填的栏，发出的通知。不看谁办了没有，不记谁点了几次，也不给人排名。办一次的算在到期那一周，一段时间要办许多次的平均到每一周；请假的人也算在内。
    </p>
  )
}
