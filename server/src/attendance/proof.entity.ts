import { Entity, Index } from 'typeorm';
import type { Day } from '@village/shared/kernel/day';
import type { EvidenceMode } from '@village/shared/contract/attendance';
import { DayColumn, IdColumn, JsonColumn, KeyColumn } from '../common/columns';
import type { ProofContent } from './proof';

/** What was shown together with a statement of presence: the code that was scanned, the place, the picture. */
@Entity('presence_proof')
@Index('uq_presence_proof_key', ['recordedBy', 'clientKey'], { unique: true })
@Index('ix_presence_proof_day', ['mode', 'day'])
export class PresenceProofEntity {
  @IdColumn() id: string;
  @IdColumn() recordedBy: string;
  /** The submission it belongs to. */
  @KeyColumn() clientKey: string;
  @KeyColumn() mode: EvidenceMode;
  @DayColumn() day: Day;
  @JsonColumn() content: ProofContent;
}
