import { LEAVE_KINDS, type LeaveKind } from '@village/shared/kernel/leave-kind'
import { MARK_SYMBOLS } from '@/ui/mark'

/** The sign of each kind of leave, as on the sheet. */
export const LEAVE_MARKS: [LeaveKind, string][] = LEAVE_KINDS.map(kind => [kind, MARK_SYMBOLS[kind]])
