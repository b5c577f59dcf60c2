import { Entity } from 'typeorm';
import { IdColumn, NumberColumn } from '../common/columns';

/** Requests of one team are judged one after the other: whoever changes this row holds it until his request stands. */
@Entity('leave_turn')
export class LeaveTurnEntity {
  @IdColumn({ primary: true }) teamId: string;
  @NumberColumn() turn: number;
}
