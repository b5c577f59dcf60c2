import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { PartyBranch } from '@village/shared/contract/party';
import type { PartyReportFileInput, PartyReportInput } from '@village/shared/contract/party.input';
import { addDays, dayOf, instantOf, type Day, type Instant } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { reportDue } from '@village/shared/rules/report-due';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { paperFile } from '../common/paper';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PartyMemberEntity, PartyReportEntity } from './party.entity';
import { MeetingPlaceService, type Place } from './place.service';

/** The written report of each party member, half-year by half-year: he writes it himself, and hands it in on paper. */
@Injectable()
export class PartyReportService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService) {}

  /** The periods of which a report is there, by member. */
  async of(memberIds: readonly string[]): Promise<Map<string, { id: string; period: string; at: Instant }[]>> {
    const rows = memberIds.length ? await this.db.of(PartyReportEntity).find({ where: { memberId: In([...memberIds]) }, order: { writtenAt: 'DESC', id: 'DESC' } }) : [];
    const found = new Map<string, { id: string; period: string; at: Instant }[]>();
    for (const { id, memberId, period, writtenAt } of rows) {
      const own = found.get(memberId) ?? [];
      // A later one takes the place of an earlier one of the same period.
      if (!own.some(each => each.period === period)) found.set(memberId, [...own, { id, period, at: writtenAt }]);
    }
    return found;
  }

  /** What the document asks of a party member now. */
  async asked(place: Place): Promise<Pick<PartyBranch, 'reportPeriod' | 'reportTopics' | 'reportBecause'>> {
    const today = this.clock.today();
    const { value, because } = reportDue(await this.places.profile(place.path, today), await this.places.calendar(), { reporter: 'party_member', report: 'half_year_written_report', period: halfOf(today) });
    return isRefusal(value) ? { reportPeriod: null, reportTopics: [], reportBecause: [] } : { reportPeriod: halfOf(today), reportTopics: value.topics.map(nameOfWord), reportBecause: because };
  }

  async write({ villageId, period, text }: PartyReportInput, who: Who): Promise<void | Refusal> {
    await this.places.of(villageId, who, 'meeting.attend');
    const member = await this.db.of(PartyMemberEntity).findOneBy({ villageId, personId: who.personId });
    if (!member) return refuse('not_member', '党员名册里没有您，请先请支部登记。');
    if (!/^\d{4}-H[12]$/.test(period) || period > halfOf(this.clock.today())) return refuse('period_wrong', '请选已经开始的半年。', { field: 'period' });
    await this.db.of(PartyReportEntity).insert({ id: newId(), memberId: member.id, period, text: text.trim(), writtenBy: who.personId, writtenAt: this.clock.now() });
  }

  /** What these people of the village wrote in these days, as it is filed: of the branch that `who` keeps, else his own. A later one takes the place of an earlier one of the same period. */
  async kept({ villageId, personIds, from, to }: { villageId: string; personIds: readonly string[]; from: Day; to: Day }, who: Who): Promise<{ id: string; personId: string; title: string; day: Day }[]> {
    const members = personIds.length ? await this.db.of(PartyMemberEntity).findBy({ villageId, personId: In([...personIds]) }) : [];
    const reports = members.length ? await this.db.of(PartyReportEntity).find({ where: { memberId: In(members.map(({ id }) => id)), writtenAt: Between(instantOf(from, '00:00'), instantOf(addDays(to, 1), '00:00')) }, order: { writtenAt: 'ASC', id: 'ASC' } }) : [];
    const found = new Map<string, { id: string; personId: string; title: string; day: Day }>();
    for (const { id, memberId, period, writtenAt } of reports) {
      const member = members.find(each => each.id === memberId)!;
      const place = await this.places.byId(villageId, dayOf(writtenAt));
      if (member.personId === who.personId || (place && this.keeps(place, who))) found.set(`${memberId} ${period}`, { id, personId: member.personId!, title: `${titleOf(period)} ${member.name}`, day: dayOf(writtenAt) });
    }
    return [...found.values()];
  }

  private keeps(place: Place, who: Who): boolean {
    return inScope(scopeOf(who, 'meeting.plan'), place.path, place.teamId);
  }

  /** Of the branch that this person keeps; with `own` his own only. */
  async docx({ id }: PartyReportFileInput, who: Who, own = false): Promise<FileReply> {
    const report = await this.db.of(PartyReportEntity).findOneBy({ id });
    const member = report && await this.db.of(PartyMemberEntity).findOneBy({ id: report.memberId });
    if (!report || !member) throw new NotFoundException();
    const place = await this.places.byId(member.villageId, dayOf(report.writtenAt));
    if (own ? member.personId !== who.personId : !(place && this.keeps(place, who))) throw new NotFoundException();
    const title = titleOf(report.period);
    const file = await paperFile({ title, subtitle: `${place?.fullName ?? ''}　${member.name}`, parts: [{ kind: 'text', text: report.text }], signatures: [{ role: '汇报人', name: member.name, day: dayOf(report.writtenAt) }] }, 'docx');
    return { file, name: `${title} ${member.name}.docx` };
  }
}

/** "2025 年上半年书面汇报" */
function titleOf(period: string): string {
  return `${period.slice(0, 4)} 年${period.endsWith('1') ? '上' : '下'}半年书面汇报`;
}

/** "2025-H1" */
function halfOf(day: string): string {
  return `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
}
