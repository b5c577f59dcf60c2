import { useState } from 'react'
import { attendance, type SheetPlace } from '@village/shared/contract/attendance'
import { settlement, type Overview, type OverviewLine } from '@village/shared/contract/settlement'
import { addMonths, type Month, monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { MonthStepper } from '@/ui/stepper'
import { useFinder } from '@/ui/finder'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dueWord, sentence } from '@/ui/words'

const KINDS = [{ kind: 'county', title: '全县' }, { kind: 'township', title: '乡镇' }, { kind: 'village', title: '村' }]
const MANY = 8
const EARLY_DAYS = 10

/** Early in a month the work is on the sheet of the month before. */
function monthAtHand(): Month {
  const asked = parameter('month')
  if (asked) return asked as Month
  const month = monthOf(today())
  return Number(today().slice(8)) <= EARLY_DAYS ? addMonths(month, -1) : month
}

export default function SheetsPage() {
  const places = useLoad(attendance.places, undefined)
  const [month, setMonth] = useState(monthAtHand)
  const overview = useLoad(settlement.overview, { month }, { when: may('attendance.sign') })
  const holds = new Map(overview.data?.lines.flatMap(line => line.villages.map(({ organisationId, blocks }) => [organisationId, blocks] as const)))
  const [search, setSearch] = useState('')
  const found = useFinder([...(places.data ?? []).map(({ name }) => name), ...(overview.data?.lines ?? []).flatMap(({ townshipName, name }) => [townshipName, name])], search)
  const shownOf = (all: SheetPlace[], kind: string) => all.filter(place => place.kind === kind && found(place.name))
  return (
    <Page title='考勤表'>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      {(places.data?.length ?? 0) > MANY && <Search value={search} onInput={setSearch} placeholder='输入名称查找' />}
      {may('attendance.sign') && <Progress of={overview} month={month} found={found} />}
      <Loaded of={places}>
        {all => (
          <>
            {all.length === 0 && <Empty title='这里打开各村各乡镇的考勤表'>您管理的范围内还没有驻村工作队。请管理员先导入名册。</Empty>}
            {all.length > 0 && may('attendance.export') && <Totals month={month} />}
            {KINDS.map(({ kind, title }) => {
              const shown = shownOf(all, kind)
              return shown.length > 0 && (
                <Card key={kind} title={title} flush>
                  <List label={title}>
                    {shown.map(({ organisationId, name, people }) => (
                      <Row key={organisationId} title={name} note={sentence([`${people} 人`, ...(holds.get(organisationId) ?? [])])} onTap={() => go('/pages/attendance/sheet/index', { organisationId, month })} />
                    ))}
                  </List>
                </Card>
              )
            })}
            {all.length > 0 && search && all.every(({ name }) => !found(name)) && <div className='more'>没有找到，换个词试试</div>}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** How far each sheet of the month is, what holds it up and whose turn it is; by township where there are several. */
function Progress({ of: overview, month, found }: { of: Load<Overview>; month: Month; found: (name: string) => boolean }) {
  return (
    <Loaded of={overview} lines={3}>
      {({ lines: all }) => {
        // What is late or still open stands before what is sealed.
        const lines = all.filter(({ townshipName, name }) => found(townshipName) || found(name)).sort((one, other) => rankOf(one) - rankOf(other))
        const townships = [...new Set(lines.map(line => line.townshipName))]
        return (
          <>
            {townships.map(township => {
              const own = lines.filter(line => line.townshipName === township)
              return (
                <Card key={township} title={`月底办理 ${township}`} aside={`已封存 ${own.filter(line => line.sealed).length}/${own.length}`} flush>
                  <List label={`月底办理 ${township}`}>{own.map(line => <Line key={line.organisationId} line={line} month={month} />)}</List>
                </Card>
              )
            })}
          </>
        )
      }}
    </Loaded>
  )
}

function rankOf({ sealed, late }: OverviewLine): number {
  return sealed ? 2 : late ? 0 : 1
}

/** The table for the county: every person of every sheet within reach, and the sums by township; for a dispatching unit its own people. */
function Totals({ month }: { month: Month }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(settlement.totalsXlsx, { month })
    await handOver(bytes, name)
  })
  return <><FaultNotice fault={fault} /><div className='actions'><Button onTap={run}>导出出勤情况统计表</Button></div></>
}

function Line({ line, month }: { line: OverviewLine; month: Month }) {
  const { organisationId, name, people, stateName, sealed, late, next, due, blocks } = line
  return (
    <Row
      title={name}
      note={sentence([`${people} 人`, next && `等${next}`, ...blocks])}
      aside={<>{due && !sealed && <Tag tone={late ? 'cinnabar' : 'amber'}>{dueWord(due)}</Tag>} <Mark symbol={sealed ? '■' : '…'} name={stateName} tone={sealed ? 'pine' : 'amber'} /></>}
      onTap={() => go('/pages/attendance/sheet/index', { organisationId, month })}
    />
  )
}
