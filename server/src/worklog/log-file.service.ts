import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { LogMonthInput } from '@village/shared/contract/log.input';
import { clockOf, dayOf } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { LogMonthService } from './log-month.service';
import { WorkLogReviewEntity } from './log.entity';
import { logForm, type LogForm } from './log.form';
import { logPdf } from './log.pdf';
import { logXlsx } from './log.xlsx';

/** A month of logs as a file. */
@Injectable()
export class LogFileService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly months: LogMonthService, private readonly people: PersonService) {}

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
    return logForm(found.reply, found.days, rows.map(row => ({ ...row, name: names.get(row.personId)?.name ?? '' })), new Map([...names].map(([id, person]) => [id, person.name])));
  }
}

const nameOf = ({ title, subtitle }: LogForm): string => [title, ...subtitle.split('　').slice(0, 3)].join(' ');
