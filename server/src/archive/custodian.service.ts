import { Injectable } from '@nestjs/common';
import type { TeamArchive } from '@village/shared/contract/archive';
import type { NameCustodianInput } from '@village/shared/contract/archive.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { ArchiveFactsService } from './archive-facts.service';
import { ArchiveCustodianEntity } from './archive.entity';
import { ArchiveService } from './archive.service';
import { ArchiveReachService } from './reach.service';

/** Names who keeps the archive of a team, from a day on. */
@Injectable()
export class CustodianService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly reach: ArchiveReachService, private readonly archives: ArchiveService,
    private readonly teams: TeamService, private readonly facts: ArchiveFactsService,
  ) {}

  async name({ teamId, personId, from, note }: NameCustodianInput, who: Who): Promise<TeamArchive | Refusal> {
    const span = await this.reach.span(teamId, who, 'archive.keep');
    const today = this.clock.today();
    if (from > today) return refuse('day_ahead', '交接的日期还没有到，交接当天再登记。', { field: 'from' });
    if (!(await this.teams.membersOf([teamId], from, from)).some(each => each.personId === personId)) return refuse('not_of_team', '这一天他不在这支工作队，请选队里的人，或改日期。', { field: 'personId' });
    const last = (await this.facts.custodians(span)).at(0);
    if (last && last.from >= from) return refuse('handed_over_later', `${last.from} 已经登记过一次交接，请选更晚的日期。`, { field: 'from' });
    if (last?.personId === personId) return refuse('keeps_already', '现在就是他在保管，不用再登记。', { field: 'personId' });
    try {
      await this.db.of(ArchiveCustodianEntity).insert({ id: newId(), teamId, personId, from, note: note.trim(), namedBy: who.personId, namedAt: this.clock.now() });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('handed_over_later', '另一个人刚刚登记了这一天的交接，请先看一看。', { field: 'from' });
    }
    await this.journal.note(who, 'archive.custodian', personId, span.team.villageId);
    return this.archives.team({ teamId }, who);
  }
}
