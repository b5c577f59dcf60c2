import { Entity, Index } from 'typeorm';
import type { AppealGrade, CheckState } from '@village/shared/contract/appeal-words';
import type { Instant } from '@village/shared/kernel/day';
import { FlagColumn, IdColumn, InstantColumn, KeyColumn, LongTextColumn, NumberColumn, TextColumn } from '../common/columns';

/** What of a villager's request stands beside the issue it is handled as: the way back to it, how to reach him, what he agrees to, what he thinks of it. */
@Entity('appeal')
@Index('uq_appeal_number', ['number'], { unique: true })
@Index('uq_appeal_form', ['form'], { unique: true })
@Index('uq_appeal_issue', ['issueId'], { unique: true })
export class AppealEntity {
  @IdColumn() id: string;
  @IdColumn() issueId: string;
  @IdColumn() villageId: string;
  /** A one-way mark of the number he follows it by; the number itself is kept nowhere. */
  @KeyColumn() number: string;
  /** A one-way mark of the form and its words: what is sent twice is one request. */
  @KeyColumn() form: string;
  @TextColumn(120, { nullable: true }) phoneSealed: string | null;
  /** He agrees that it is published, without his name. */
  @FlagColumn() agreed: boolean;
  @KeyColumn({ nullable: true }) grade: AppealGrade | null;
  @TextColumn(200) gradeText: string;
  @InstantColumn() at: Instant;
}

/** Words that the platform looks at before they are shown to everybody. Where it does not answer they wait here. */
@Entity('content_check')
@Index('ix_content_check_subject', ['subjectId', 'id'])
@Index('ix_content_check_due', ['state', 'due'])
export class ContentCheckEntity {
  @IdColumn() id: string;
  /** The request or the text to be published. */
  @IdColumn() subjectId: string;
  /** Empty once it is decided. */
  @LongTextColumn() text: string;
  /** Who wants it shown, where he is signed in: the platform wants to know an account. */
  @IdColumn({ nullable: true }) personId: string | null;
  @KeyColumn() state: CheckState;
  @NumberColumn() tries: number;
  /** When it is tried next. */
  @InstantColumn() due: Instant;
  @InstantColumn() at: Instant;
}
