import { useState } from 'react'
import { duty, DUTY_KIND_NAMES, type DutyBoard, type DutyKind } from '@village/shared/contract/duty'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { parameter } from '@/go'
import { ErrorState, Skeleton } from '@/ui/notice'
import { useLoad } from '@/ui/load'
import { Page } from '@/ui/page'
import { MonthStepper } from '@/ui/stepper'
import { DutyMonth } from './month'

/** The roster of a team or a village, month by month. */
export default function DutyBoardPage() {
  const kind = (parameter('kind') ?? 'cover') as DutyKind
  const placeId = parameter('placeId') ?? ''
  const [month, setMonth] = useState(() => parameter('month') ?? monthOf(today()))
  const load = useLoad(duty.board, { kind, placeId, month })
  const head = <MonthStepper month={month} onChoose={setMonth} />
  if (load.data) return <DutyMonth key={`${month}${load.data.roster?.version ?? 0}`} board={load.data} head={head} load={load as { put: (board: DutyBoard) => void; reload: () => Promise<void>; keptAt: string | null }} />
  return (
    <Page title={DUTY_KIND_NAMES[kind]} wide>
      {head}
      {load.fault && !load.loading ? <ErrorState fault={load.fault} onRetry={load.reload} /> : <Skeleton />}
    </Page>
  )
}
