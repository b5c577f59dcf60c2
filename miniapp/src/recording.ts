import { PLACE_KINDS, type RecordKind } from '@village/shared/kernel/record-kind'
import { may } from './session'

/** Does this person serve in a team? Whoever does, records as one of it. */
export const servesInTeam = () => may('attendance.record')

/** May he put down an entry of this kind? */
export const mayRecord = (kind: RecordKind) => may('record.write') && (servesInTeam() || PLACE_KINDS.includes(kind))
