import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Day } from '@village/shared/kernel/day';
import { keepersOf, type Keeper } from '@village/shared/rules/archive';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { HandoverKeptService } from '../posting/handover-kept.service';
import { ArchiveCustodianEntity, ArchiveItemEntity } from './archive.entity';
import { ARCHIVE_SOURCES, type ArchiveSource, type ArchiveSpan, type DrawnPaper } from './source';

/** Who keeps an archive from a day on. */
export interface Custodian {
  personId: string;
  from: Day;
  note: string;
  /** Null: nobody had to name him, he took over the post of the one before him. */
  namedBy: string | null;
}

/** What an archive holds: what the modules have, what was filed by hand, and who keeps it. */
@Injectable()
export class ArchiveFactsService {
  constructor(
    private readonly db: Db, private readonly handovers: HandoverKeptService, private readonly teams: TeamService, private readonly people: PersonService, @Inject(ARCHIVE_SOURCES) private readonly sources: ArchiveSource[],
  ) {}

  async drawn(span: ArchiveSpan, who: Who): Promise<DrawnPaper[]> {
    const papers: DrawnPaper[] = [];
    for (const source of this.sources) papers.push(...await source.papers(span, who));
    return papers;
  }

  filed({ team }: ArchiveSpan): Promise<ArchiveItemEntity[]> {
    return this.db.of(ArchiveItemEntity).find({ where: { teamId: team.id }, order: { day: 'DESC', id: 'DESC' } });
  }

  /** Those that count. */
  standing({ team }: ArchiveSpan): Promise<ArchiveItemEntity[]> {
    return this.db.of(ArchiveItemEntity).find({ where: { teamId: team.id, withdrawnAt: IsNull() }, order: { day: 'DESC', id: 'DESC' } });
  }

  /** Who keeps it, the latest first. Whoever takes over the post of the one who keeps it takes this over too, if he is of the team: no row says so, it follows from the hand-over. */
  async custodians({ team, to }: ArchiveSpan): Promise<Custodian[]> {
    const rows = await this.db.of(ArchiveCustodianEntity).find({ where: { teamId: team.id }, order: { from: 'ASC' } });
    const posts = rows.length ? await this.handovers.postsOf(team.id) : [];
    const members = new Map((posts.length ? await this.teams.membersOf([team.id], posts[0].on, to) : []).map(member => [member.personId, member]));
    const taken = posts.filter(({ receiverId, on }) => members.get(receiverId)?.terms.some(term => term.to === null || term.to >= on));
    const names = await this.people.peopleByIds(taken.map(({ personId }) => personId));
    return keepersOf(rows.map(row => ({ ...row, withPostOf: null })), taken).reverse().map(({ note, namedBy, ...keeper }: Keeper & Partial<ArchiveCustodianEntity>): Custodian => ({
      personId: keeper.personId, from: keeper.from, namedBy: namedBy ?? null, note: keeper.withPostOf === null ? note ?? '' : `接手${names.get(keeper.withPostOf)?.name ?? ''}的工作，档案随同交接`,
    }));
  }
}
