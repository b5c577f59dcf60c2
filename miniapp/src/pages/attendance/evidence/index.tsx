import { useState } from 'react'
import { attendance } from '@village/shared/contract/attendance'
import { today } from '@/clock'
import { parameter } from '@/go'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { DayEvidence } from '../day-evidence'
import { DayStepper } from '@/ui/stepper'

export default function EvidencePage() {
  const [personId] = useState(() => parameter('personId') ?? '')
  const [day, setDay] = useState(() => parameter('day') ?? today())
  const evidence = useLoad(attendance.evidence, { personId, day }, { when: personId !== '' })
  if (!personId) return <Page title='当天依据'><Empty title='这里显示一个人一天的考勤依据'>请从考勤表里点一格进来。</Empty></Page>
  return (
    <Page title='当天依据'>
      <DayStepper day={day} onChoose={setDay} last={today()} />
      <Loaded of={evidence}>{data => <Card title={data.name}><DayEvidence evidence={data} /></Card>}</Loaded>
    </Page>
  )
}
