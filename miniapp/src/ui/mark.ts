import type { Mark } from '@village/shared/contract/attendance'
import type { LeaveState } from '@village/shared/contract/leave'
import type { Tone } from './notice'

/** The colour that goes with a mark; its symbol and word come from the profile's legend. */
export const MARK_TONES: Record<Mark, Tone> = {
  in_village: 'pine', official_trip: 'sky', personal: 'amber', sick: 'amber', annual_leave: 'amber', family_leave: 'amber', rotation_rest: 'plain', compensatory_rest: 'plain', unit_callback: 'sky', absent: 'cinnabar', rest_day: 'plain', pending: 'amber',
}

/** The usual symbols, where no legend is at hand. */
export const MARK_SYMBOLS: Record<Mark, string> = {
  in_village: '√', official_trip: '☆', personal: '△', sick: '○', annual_leave: '◇', family_leave: '▽', rotation_rest: '休', compensatory_rest: '调', unit_callback: '抽', absent: '×', rest_day: '·', pending: '…',
}

export const LEAVE_TONES: Record<LeaveState, Tone> = { pending: 'amber', to_change: 'amber', approved: 'pine', refused: 'cinnabar', withdrawn: 'plain', returned: 'plain' }
export const LEAVE_SYMBOLS: Record<LeaveState, string> = { pending: '…', to_change: '↺', approved: '√', refused: '×', withdrawn: '↩', returned: '√' }
