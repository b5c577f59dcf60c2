import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { RecordInput } from '@village/shared/contract/attendance.input';
import { EVIDENCE_MODE_NAMES } from '@village/shared/contract/attendance';
import type { Instant } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import type { Who } from '../common/who';
import type { TeamPlace } from '../organisation/team.service';
import { CodeCheckService } from './code.check.service';
import { type ProofContent, wordsOf } from './proof';
import { PresenceProofEntity } from './proof.entity';

/** What a person shows together with his word: it is checked before the statement is put down, and kept beside it. */
@Injectable()
export class ProofService {
  constructor(private readonly db: Db, private readonly codes: CodeCheckService) {}

  /** What was shown; null where the mode is the person's word alone. */
  async prove(input: RecordInput, team: TeamPlace): Promise<ProofContent | null | Refusal> {
    switch (input.mode) {
      case 'self': return null;
      case 'roster': return refuse('mode_not_allowed', '“队长名册”由队长在名册里确认，本人请用“本人确认”。', { field: 'mode' });
      case 'qr': return this.codes.check(input.code, input.claimedAt, team);
      default: return refuse('mode_unproven', `这个版本还不能核对“${EVIDENCE_MODE_NAMES[input.mode]}”，请改用本人确认，或请队长在名册里确认。`, { field: 'mode' });
    }
  }

  async keep(content: ProofContent, { clientKey, mode, day }: RecordInput, who: Who): Promise<void> {
    await this.db.of(PresenceProofEntity).insert({ id: newId(), recordedBy: who.personId, clientKey, mode, day, content });
  }

  /** What was shown with these statements, in words, by who said it and under which key. */
  async wordsFor(rows: { recordedBy: string; clientKey: string; mode: string; claimedAt: Instant; receivedAt: Instant }[]): Promise<(row: { recordedBy: string; clientKey: string }) => string[]> {
    const shown = rows.filter(row => row.mode !== 'self' && row.mode !== 'roster');
    const found = shown.length > 0 ? await this.db.of(PresenceProofEntity).findBy({ recordedBy: In(shown.map(row => row.recordedBy)), clientKey: In(shown.map(row => row.clientKey)) }) : [];
    const words = new Map(found.map(proof => [`${proof.recordedBy} ${proof.clientKey}`, wordsOf(proof.content)]));
    return row => words.get(`${row.recordedBy} ${row.clientKey}`) ?? [];
  }
}

