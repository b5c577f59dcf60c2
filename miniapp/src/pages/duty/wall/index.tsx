import { useState } from 'react'
import { duty, type WallChart } from '@village/shared/contract/duty'
import { monthOf } from '@village/shared/kernel/day'
import { covers, HALVES } from '@village/shared/kernel/half-day'
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { dayWord } from '@/ui/words'
import { Grid } from './grid'
import './index.scss'

/** The wall of a team for a month: who is away and who has the duty. */
export default function WallPage() {
  const [month, setMonth] = useState(() => monthOf(today()))
  const [townshipId, setTownship] = useState<string | null>(null)
  const [teamId, setTeam] = useState<string | null>(null)
  const load = useLoad(duty.wall, { month, ...(townshipId ? { townshipId } : {}) })
  const file = useAction(async () => {
    const { bytes, name } = await download(duty.wallXlsx, { month, ...(townshipId ? { townshipId } : {}) })
    await handOver(bytes, name)
  })
  return (
    <Page title='去向和值班月历' wide>
      <MonthStepper month={month} onChoose={setMonth} />
      <FaultNotice fault={file.fault} />
      <Loaded of={load}>
        {wall => {
          if (wall.teams.length === 0) return <Empty title='这个月没有工作队'>有工作队的月份，这里会列出谁不在、谁值班。</Empty>
          const team = wall.teams.find(each => each.teamId === teamId) ?? wall.teams[0]
          return (
            <>
              {wall.townships.length > 1 && <Select label='乡镇' options={wall.townships.map(({ id, name }) => ({ value: id, name }))} value={wall.townshipId} onChoose={id => { setTownship(id); setTeam(null) }} />}
              <div className='wall-phone'>
                {wall.teams.length > 1 && <Select label='工作队' options={wall.teams.map(each => ({ value: each.teamId, name: each.villageName, note: each.teamName }))} value={team.teamId} onChoose={setTeam} />}
                <Days wall={wall} team={team} />
              </div>
              <Grid wall={wall} />
              <div className='actions'><Button onTap={file.run}>导出月历</Button></div>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** Day by day, as a phone shows it. */
function Days({ wall, team }: { wall: WallChart; team: WallChart['teams'][number] }) {
  const rows = wall.days.map(({ day, rest }) => {
    const gone = team.people.flatMap(person => {
      const halves = HALVES.filter(half => person.away.some(span => covers(span, day, half)))
      const span = person.away.find(each => halves.length > 0 && covers(each, day, halves[0]))
      return span ? [`${person.name}（${span.kind ? LEAVE_KIND_NAMES[span.kind] : '不在'}${halves.length === 2 ? '' : halves[0] === 'am' ? '，上午' : '，下午'}${span.state === 'pending' ? '，待批' : ''}）`] : []
    })
    const own = wall.duties.filter(each => each.teamId === team.teamId && each.day === day)
    return { day, rest, gone, names: own.flatMap(each => each.names), missing: own.flatMap(each => each.missing) }
  }).filter(({ gone, names, missing, day }) => gone.length + names.length + missing.length > 0 || day === today())
  if (rows.length === 0) return <Empty title='这个月没有人请假'>也没有发布值班表。有人请假、排了值班，这里按天列出。</Empty>
  return (
    <Card title={team.villageName} aside={`${team.people.length} 人`} flush>
      <List label='按天'>
        {rows.map(({ day, rest, gone, names, missing }) => (
          <Row key={day} title={`${dayWord(day)}${day === today() ? '（今天）' : rest ? '（休息日）' : ''}`} note={[names.length > 0 && `值班：${names.join('、')}`, missing.length > 0 && `值班的${missing.join('、')}不在，要换人`, gone.length > 0 ? `不在：${gone.join('、')}` : names.length === 0 && '都在'].filter(Boolean).join('；')} aside={missing.length > 0 && <Mark symbol='!' name='缺人' tone='cinnabar' />} />
        ))}
      </List>
    </Card>
  )
}
