import { DELIVERY_STATE_NAMES, type DeliveryState, REPORT_STATE_NAMES, type ReportLine, type ReportState } from '@village/shared/contract/report'
import { Mark, type Tone } from '@/ui/notice'

const STATES: Record<ReportState, { symbol: string; tone: Tone }> = {
  draft: { symbol: '○', tone: 'amber' }, submitted: { symbol: '√', tone: 'pine' }, returned: { symbol: '↩', tone: 'cinnabar' }, dropped: { symbol: '×', tone: 'plain' },
}
const DELIVERIES: Record<DeliveryState, { symbol: string; tone: Tone }> = {
  sent: { symbol: '…', tone: 'amber' }, received: { symbol: '√', tone: 'pine' }, returned: { symbol: '↩', tone: 'cinnabar' }, outside: { symbol: '→', tone: 'sky' },
}

/** How a report stands, as symbol and word. */
export function ReportMark({ of }: { of: Pick<ReportLine, 'state' | 'received' | 'recipients'> }) {
  const name = of.state === 'submitted' && of.recipients > 0 && of.received === of.recipients ? '已签收' : REPORT_STATE_NAMES[of.state]
  return <Mark {...STATES[of.state]} name={name} />
}

export function DeliveryMark({ state }: { state: DeliveryState }) {
  return <Mark {...DELIVERIES[state]} name={DELIVERY_STATE_NAMES[state]} />
}
