import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { LogMonthInput } from '@village/shared/contract/log.input';
import { clockOf, dayOf, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { LogDutyService } from './log-duty.service';
import { LogReachService } from './log-reach.service';
import { LogMonthService } from './log-month.service';
import { WorkLogEntity, WorkLogReviewEntity } from './log.entity';
import { logForm, type LogForm } from './log.form';
import { logPdf } from './log.pdf';
import { logXlsx } from './log.xlsx';

/** A month of logs as a file. */
@Injectable()
export class LogFileService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly months: LogMonthService, private readonly people: PersonService, private readonly reach: LogReachService, private readonly duties: LogDutyService) {}

  /** The months in which logs of this team were written: of each person whose logs the reader sees, of the team as a whole (null). */
  async kept({ id: teamId, path }: { id: string; path: string }, from: Day, to: Day, who: Who): Promise<{ personId: string | null; name: string; month: Month; count: number }[]> {
    const rows = await this.db.of(WorkLogEntity).find({ where: { teamId, day: Between(from, to) }, select: { ownerId: true, day: true }, order: { day: 'ASC' } });
    const names = await this.people.peopleByIds(rows.map(row => row.ownerId).filter(id => id !== teamId));
    const found = new Map<string, { personId: string | null; name: string; month: Month; count: number }>();
    for (const { ownerId, day } of rows) {
      const key = `${monthOf(day)} ${ownerId}`;
      const known = found.get(key);
      found.set(key, known ? { ...known, count: known.count + 1 } : { personId: ownerId === teamId ? null : ownerId, name: names.get(ownerId)?.name ?? '', month: monthOf(day), count: 1 });
    }
    const seen = new Map<string, boolean>();
    for (const { personId } of found.values()) if (personId !== null && !seen.has(personId)) seen.set(personId, await this.reach.sees(personId, [{ path, teamId }], who));
    return [...found.values()].filter(({ personId }) => (personId === null ? this.reach.seesTeam({ path, teamId }, who) : seen.get(personId)));
  }

  async pdf(input: LogMonthInput, who: Who): Promise<FileReply | Refusal> {
    const form = await this.form(input, who);
    if (isRefusal(form)) return form;
    const reader = await this.people.personById(who.personId);
    const now = this.clock.now();
    return { file: await logPdf(form, `${reader?.name ?? ''} ${dayOf(now)} ${clockOf(now)} 打印`), name: `${nameOf(form)}.pdf` };
  }

  async xlsx(input: LogMonthInput, who: Who): Promise<FileReply | Refusal> {
    const form = await this.form(input, who);
    return isRefusal(form) ? form : { file: await logXlsx(form), name: `${nameOf(form)}.xlsx` };
  }

  private async form(input: LogMonthInput, who: Who): Promise<LogForm | Refusal> {
    const found = await this.months.texts(input, who);
    if (isRefusal(found)) return found;
    const ids = found.days.flatMap(each => each.held?.log.id ?? []);
    const rows = ids.length ? await this.db.of(WorkLogReviewEntity).find({ where: { logId: In(ids) }, order: { at: 'ASC', id: 'ASC' } }) : [];
    const names = await this.people.peopleByIds([...rows.map(row => row.personId), ...found.days.flatMap(each => each.held?.latest.personId ?? [])]);
    const dutiesOf = await this.duties.of(found.days);
    return logForm(found.reply, found.days, rows.map(row => ({ ...row, name: names.get(row.personId)?.name ?? '' })), new Map([...names].map(([id, person]) => [id, person.name])), day => { const { recorded, chosen } = dutiesOf(day); return [...recorded, ...chosen]; });
  }
}

const nameOf = ({ title, subtitle }: LogForm): string => [title, ...subtitle.split('　').slice(0, 3)].join(' ');
