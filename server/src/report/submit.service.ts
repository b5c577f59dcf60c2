import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { ReportDetail } from '@village/shared/contract/report';
import type { ReceiveReportInput, ReportIdInput, SubmitReportInput } from '@village/shared/contract/report.input';
import { addDays } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { levelOfParty } from '@village/shared/rules/report-party';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { submitsFor, writesFor, type Author } from './author.service';
import { OwnerNameService } from './owner-name.service';
import { ReportReplyService } from './reply.service';
import { ReportDeliveryEntity, ReportEntity, ReportVersionEntity } from './report.entity';
import { ReportTellService } from './tell.service';
import { comesTo } from './sight';
import { ReportTurnService } from './turn.service';

/** What was told in person is written down within so many days. */
const SPOKEN_DAYS = 31;

/** Reports on their way: handed in, received, returned, taken over. Each step is taken once, by whoever is first. */
@Injectable()
export class ReportSubmitService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly owners: OwnerNameService, private readonly turns: ReportTurnService,
    private readonly replies: ReportReplyService, private readonly tells: ReportTellService,
  ) {}

  async submit({ id, revision, spokenOn }: SubmitReportInput, who: Who): Promise<ReportDetail | Refusal> {
    const { row } = await this.replies.readable(id, who);
    if (!writesFor(row, who)) throw new NotFoundException();
    if (!submitsFor(row, who)) return refuse('leader_submits', '工作队的报告由队长、第一书记或副队长报送。您写好保存了，请告诉队长。');
    if (row.sections.every(({ text }) => text.trim() === '')) return refuse('report_empty', '报告还是空的，写几句再报送。', { field: 'sections' });
    if (row.to.length === 0) return refuse('recipient_required', '还没有选报给谁，请选至少一个。', { field: 'to' });
    if (spokenOn !== undefined && (spokenOn > this.clock.today() || spokenOn < addDays(this.clock.today(), -SPOKEN_DAYS))) return refuse('spoken_day', `当面汇报的日子要在今天以前的 ${SPOKEN_DAYS} 天里。`, { field: 'spokenOn' });
    const author = await this.owners.authorOf(row);
    const rule = await this.turns.ruleOf(author, row.report, row.period);
    const now = this.clock.now();
    const version = row.version + 1;
    const { affected } = await this.db.of(ReportEntity).update({ id, revision, version: row.version, state: In(['draft', 'returned']) }, { state: 'submitted', version, revision: revision + 1, submittedAt: now, updatedAt: now });
    if (affected !== 1) return refuse('changed_meanwhile', '您看的时候，这份报告又改过或者已经报送，请刷新后再报送。', { field: 'revision' });
    await this.db.of(ReportVersionEntity).insert({
      id: newId(), reportId: id, version, title: row.title, sections: row.sections, figures: row.figures, pictures: row.pictures, profileId: rule?.profile.id ?? '', profileVersion: rule?.profile.version ?? '', spokenOn: spokenOn ?? null, submittedBy: who.personId, submittedAt: now,
    } as object);
    await this.deliver(row, version, author, rule?.row.reviewedBy ? { parties: [rule.row.reviewedBy], reviews: true } : { parties: row.to, reviews: false });
    await this.journal.note(who, 'report.submit', id);
    return this.replies.one(id, who);
  }

  /** Whoever it was sent to says that it has come, or gives it back with a reason. */
  async receive({ id, version, verdict, text }: ReceiveReportInput, who: Who): Promise<ReportDetail | Refusal> {
    const { row, deliveries } = await this.replies.readable(id, who);
    const own = deliveries.filter(each => each.version === row.version && comesTo(each, who));
    if (own.length === 0) throw new NotFoundException();
    if (version !== row.version) return refuse('changed_meanwhile', '您看的时候又报来了新的一稿，请刷新后看新的。', { field: 'version' });
    if (verdict === 'returned' && text.trim() === '') return refuse('reason_required', '退回要写明改什么，写的人才知道怎么补。', { field: 'text' });
    const { affected } = await this.db.of(ReportDeliveryEntity).update({ id: In(own.map(each => each.id)), state: 'sent' }, { state: verdict, personId: who.personId, text: text.trim(), at: this.clock.now() });
    if (!affected) return refuse('state_changed', '这份报告已经有人签收或退回，请刷新查看。');
    if (verdict === 'returned') {
      const returned = await this.db.of(ReportEntity).update({ id, version, state: 'submitted' }, { state: 'returned', updatedAt: this.clock.now() });
      if (returned.affected !== 1) return refuse('state_changed', '这份报告已经被别处退回，请刷新查看。');
      await this.tells.returned(row, version, text.trim(), await this.writersOf(row));
    } else if (own.some(each => each.reviews)) await this.deliver(row, version, await this.owners.authorOf(row), { parties: row.to, reviews: false });
    await this.tells.settled(row, version);
    await this.journal.note(who, `report.${verdict}`, id);
    return this.replies.one(id, who);
  }

  /** A brief that is worth reading for others: everybody at the place of whoever takes it over may. */
  async publish({ id }: ReportIdInput, who: Who): Promise<ReportDetail | Refusal> {
    const { row, deliveries } = await this.replies.readable(id, who);
    if (!['brief', 'research'].includes(row.form)) return refuse('brief_only', '只有简报和调研报告可以采用、发给大家看。');
    const seat = deliveries.find(each => each.version === row.version && each.state === 'received' && comesTo(each, who));
    const place = seat && who.grants.find(grant => grant.organisationId === seat.seatId);
    if (!place) throw new NotFoundException();
    const { affected } = await this.db.of(ReportEntity).update({ id, version: row.version, state: 'submitted', publishedAt: IsNull() }, { publishedPath: place.path, publishedAt: this.clock.now() });
    if (affected !== 1) return refuse('state_changed', '这一份已经采用或者正在修改，请刷新查看。');
    await this.tells.published(row, await this.writersOf(row));
    await this.journal.note(who, 'report.publish', id, place.organisationId);
    return this.replies.one(id, who);
  }

  private async deliver(row: ReportEntity, version: number, author: Author, { parties, reviews }: { parties: readonly string[]; reviews: boolean }): Promise<void> {
    const seats = parties.flatMap(party => seatsFor(party, author).map(seatId => ({ party, seatId })));
    const held = await this.tells.seated(seats);
    await this.db.of(ReportDeliveryEntity).insert(seats.map(({ party, seatId }) => ({
      id: newId(), reportId: row.id, version, party, seatId: held.has(`${party} ${seatId}`) ? seatId : '', reviews, state: held.has(`${party} ${seatId}`) ? 'sent' as const : 'outside' as const, personId: null, text: '', sentAt: this.clock.now(), at: null,
    })).filter((one, index, all) => all.findIndex(each => each.party === one.party && each.seatId === one.seatId) === index));
    await this.tells.sent(row, version, held);
  }

  private async writersOf(row: ReportEntity): Promise<string[]> {
    const versions = await this.db.of(ReportVersionEntity).find({ where: { reportId: row.id }, select: { id: true, submittedBy: true } });
    return [...new Set([row.createdBy, ...versions.map(each => each.submittedBy)])];
  }
}

/** The organisations or units where a recipient of this author sits; one empty seat where it does not use this system. */
export function seatsFor(party: string, { path, unitIds }: Pick<Author, 'path' | 'unitIds'>): string[] {
  const level = levelOfParty(party);
  if (level === 'unit') return unitIds.length ? [...unitIds] : [''];
  if (level === null) return [''];
  const depth = { county: 1, township: 2, village: 3, team: 3 }[level];
  const ids = idsOf(path);
  return [ids.length >= depth ? ids[depth - 1] : ''];
}
