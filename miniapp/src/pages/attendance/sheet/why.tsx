import { attendance, type SheetContent, type SheetRow } from '@village/shared/contract/attendance'
import type { Day } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import { Reasons } from '@/ui/basis'
import { Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import type { WhyAddress } from '@/ui/why'
import { longDayWord } from '@/ui/words'
import { DayEvidence } from '../day-evidence'
import { Met, verdictOf } from '../met'
import { NUMBERS, numberOf, type NumberKey, reasonsOf } from './columns'

/** What was tapped in the table. */
export type Asked = { row: SheetRow; day: Day } | { row: SheetRow; number: NumberKey } | { row: SheetRow }

/** What stands behind a cell, a number or a line of the table. */
export function Why({ asked, content, onClose }: { asked: Asked | null; content: SheetContent; onClose: () => void }) {
  return (
    <Sheet title={asked ? titleOf(asked) : ''} open={asked !== null} onClose={onClose}>
      {asked && 'day' in asked && <OfDay row={asked.row} day={asked.day} content={content} />}
      {asked && 'number' in asked && <OfNumber row={asked.row} number={asked.number} content={content} />}
      {asked && !('day' in asked) && !('number' in asked) && <OfPerson row={asked.row} content={content} />}
    </Sheet>
  )
}

function titleOf(asked: Asked): string {
  if ('day' in asked) return `${asked.row.name} ${longDayWord(asked.day)}`
  if (!('number' in asked)) return asked.row.name
  const value = numberOf(asked.row, asked.number)
  const name = NUMBERS.find(({ key }) => key === asked.number)?.name ?? ''
  return `${asked.row.name} ${name}${value === null ? '' : ` ${value} 天`}`
}

function OfDay({ row, day, content }: { row: SheetRow; day: Day; content: SheetContent }) {
  const evidence = useLoad(attendance.evidence, { personId: row.personId, day })
  return <Loaded of={evidence}>{data => <DayEvidence evidence={data} legend={content.legend} organisationId={content.organisationId} />}</Loaded>
}

/** The address of what stands behind a number of a row. */
function addressOf(row: SheetRow, number: NumberKey, { organisationId, month }: SheetContent): WhyAddress {
  const of = { organisationId, month, personId: row.personId, teamId: row.teamId }
  return number === 'required' ? { of: 'sheet_required', ...of } : { of: 'sheet_total', ...of, total: number }
}

function OfNumber({ row, number, content }: { row: SheetRow; number: NumberKey; content: SheetContent }) {
  return (
    <>
      {number === 'required' && <Verdict row={row} />}
      <Reasons because={reasonsOf(row, number)} why={addressOf(row, number, content)} />
    </>
  )
}

function Verdict({ row }: { row: SheetRow }) {
  const { value } = row.required
  return (
    <div className='why-verdict'>
      <Met required={row.required} />
      {isRefusal(value) ? <Notice kind='warn'>{value.text}</Notice> : <p className='why-text'>{value.text}</p>}
    </div>
  )
}

function OfPerson({ row, content }: { row: SheetRow; content: SheetContent }) {
  const numbers = NUMBERS.flatMap(({ key, name }) => {
    const value = numberOf(row, key)
    return value ? [{ name, value: `${value} 天` }] : []
  })
  return (
    <>
      <Verdict row={row} />
      <Facts items={[
        ...numbers,
        { name: '村', value: row.villageName },
        { name: '岗位', value: row.roleName },
        ...(row.unitName ? [{ name: '派出单位', value: row.unitName }] : []),
        ...(row.post ? [{ name: '职务', value: row.post }] : []),
        ...(row.remark ? [{ name: '备注', value: row.remark }] : []),
      ]} />
      <h3 className='section'>{verdictOf(row.required).met === false ? '为什么没有达标' : '怎样计算'}</h3>
      <Reasons because={row.required.because} why={addressOf(row, 'required', content)} />
    </>
  )
}
