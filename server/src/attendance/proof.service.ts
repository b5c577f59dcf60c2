import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { Presence } from '@village/shared/contract/attendance';
import type { RecordInput } from '@village/shared/contract/attendance.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import type { TeamPlace } from '../organisation/team.service';
import { AreaService } from './area.service';
import { CodeCheckService } from './code.check.service';
import { ConsentService } from './consent.service';
import { PhotoService } from './photo.service';
import { KEEP_DAYS, type ProofContent, wordsOf } from './proof';
import { PresenceProofEntity } from './proof.entity';

/** However long the server was down: older positions were made coarse before. */
const CATCH_UP_DAYS = 60;

type Submission = Pick<PresenceProofEntity, 'recordedBy' | 'clientKey'>;

/** What a person shows together with his word: it is checked before the statement is put down, and kept beside it. */
@Injectable()
export class ProofService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly codes: CodeCheckService, private readonly areas: AreaService,
    private readonly photos: PhotoService, private readonly consents: ConsentService,
  ) {}

  /** What was shown; null where the mode is the person's word alone. */
  async prove(input: RecordInput, team: TeamPlace, who: Who): Promise<ProofContent | null | Refusal> {
    const { mode, consent, claimedAt } = input;
    switch (mode) {
      case 'self': return null;
      case 'roster': return refuse('mode_not_allowed', '“队长名册”是队长的话，由队长在名册里确认，不能由别人代签。本人请用“本人确认”。', { field: 'mode' });
      case 'qr': return this.codes.check(input.code, claimedAt, team);
      case 'location': return await this.consents.agreed('location', consent, claimedAt, who.personId) ?? this.areas.locate(input, team.id, who.personId);
      case 'photo': return await this.consents.agreed('photo', consent, claimedAt, who.personId) ?? this.photos.announced(input, who.personId);
    }
  }

  async keep(content: ProofContent, { clientKey, mode, day }: RecordInput, who: Who): Promise<void> {
    await this.db.of(PresenceProofEntity).insert({ id: newId(), recordedBy: who.personId, clientKey, mode, day, content });
  }

  /** What was shown with these statements, by who said them and under which key. */
  async shownWith(rows: (Submission & { mode: string })[]): Promise<(row: Submission) => Pick<Presence, 'proof' | 'picture'>> {
    const shown = rows.filter(row => row.mode !== 'self' && row.mode !== 'roster');
    const found = shown.length > 0 ? await this.db.of(PresenceProofEntity).findBy({ recordedBy: In(shown.map(row => row.recordedBy)), clientKey: In(shown.map(row => row.clientKey)) }) : [];
    const proofs = new Map(found.map(proof => [`${proof.recordedBy} ${proof.clientKey}`, proof.content]));
    return row => {
      const content = proofs.get(`${row.recordedBy} ${row.clientKey}`);
      return { proof: content ? wordsOf(content) : [], picture: content?.kind === 'photo' ? (content.fileId === null ? 'awaited' : 'there') : 'none' };
    };
  }

  /** Of these people's statements by position, those that lay in none of the areas: by who said them, the day and the key. */
  async outside(personIds: string[], from: Day, to: Day): Promise<Set<string>> {
    const proofs = await this.db.of(PresenceProofEntity).find({ where: { recordedBy: In(personIds), mode: 'location', day: Between(from, to) } });
    return new Set(proofs.filter(({ content }) => content.kind === 'location' && content.inside === false).map(({ recordedBy, clientKey }) => `${recordedBy} ${clientKey}`));
  }

  /** Of positions that nobody can dispute any more only the area is left. */
  async coarsen(): Promise<number> {
    const before = addDays(this.clock.today(), -KEEP_DAYS);
    const rows = await this.db.of(PresenceProofEntity).find({ where: { mode: 'location', day: Between(addDays(before, -CATCH_UP_DAYS), addDays(before, -1)) }, order: { day: 'DESC' } });
    const exact = rows.filter(({ content }) => content.kind === 'location' && content.latitude !== null).slice(0, 500);
    for (const { id, content } of exact) await this.db.of(PresenceProofEntity).update({ id }, { content: { ...content, latitude: null, longitude: null } as ProofContent });
    return exact.length;
  }
}
