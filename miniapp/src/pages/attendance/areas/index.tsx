import { useState } from 'react'
import { AREA_KIND_NAMES, COORDINATE_SYSTEM_NAMES, presence, type PresenceArea } from '@village/shared/contract/presence'
import { permissionsOf } from '@village/shared/kernel/permission'
import { call } from '@/call'
import { today } from '@/clock'
import { parameter } from '@/go'
import { session } from '@/session'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { periodWord, sentence } from '@/ui/words'
import { AddArea } from './add'

function ownTeam(): string {
  return session.get()?.me.roles.find(({ role, teamId }) => teamId && permissionsOf(role).includes('attendance.arrange'))?.teamId ?? ''
}

/** Where a team is expected when presence is confirmed by position. */
export default function AreasPage() {
  const [teamId] = useState(() => parameter('teamId') ?? ownTeam())
  const [adding, setAdding] = useState(false)
  const areas = useLoad(presence.areas, { teamId }, { when: teamId !== '' })
  if (!teamId) return <Page title='在村范围'><Empty title='这里登记用位置确认时的范围'>您现在不是队长。</Empty></Page>
  return (
    <Page title='在村范围' action={<Button kind='primary' onTap={() => setAdding(true)}>添加范围</Button>}>
      <Loaded of={areas}>
        {found => found.length === 0
          ? <Empty title='还没有登记范围'>登记村部、自然村、乡镇政府或临时任务地点。没有登记时，位置照记，只是不能核对。</Empty>
          : <Card flush><List label='在村范围'>{found.map(area => <AreaRow key={area.id} area={area} onDone={areas.reload} />)}</List></Card>}
      </Loaded>
      {adding && <AddArea teamId={teamId} onClose={() => setAdding(false)} onDone={areas.reload} />}
    </Page>
  )
}

function AreaRow({ area, onDone }: { area: PresenceArea; onDone: () => Promise<void> }) {
  const [ending, setEnding] = useState(false)
  const over = area.to !== null && area.to < today()
  const end = async () => {
    await call(presence.endArea, { id: area.id })
    say('已停用')
    await onDone()
  }
  const note = sentence([AREA_KIND_NAMES[area.kind], `半径 ${area.radius} 米`, area.personName && `只对${area.personName}`, periodWord(area.from, area.to)])
  return (
    <>
      <Row title={area.name} note={note} aside={over ? <Mark symbol='×' name='已停用' /> : <Mark symbol='√' name='在用' tone='pine' />} onTap={over ? undefined : () => setEnding(true)} />
      <Confirm title={area.name} open={ending} onClose={() => setEnding(false)} name='停用这个范围' danger onConfirm={end}>
        <p>{note}。纬度 {area.latitude / 1_000_000}，经度 {area.longitude / 1_000_000}，坐标 {COORDINATE_SYSTEM_NAMES[area.system]}。</p>
        <p>停用从今天起，以前的记录不变。</p>
      </Confirm>
    </>
  )
}
