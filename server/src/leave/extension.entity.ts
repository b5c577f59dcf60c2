import { Entity, Index } from 'typeorm';
import { IdColumn } from '../common/columns';

/** This leave continues another one (续假). */
@Entity('leave_extension')
@Index('ix_leave_extension_extends', ['extendsId'])
export class ExtensionEntity {
  @IdColumn({ primary: true }) leaveId: string;
  @IdColumn() extendsId: string;
}
