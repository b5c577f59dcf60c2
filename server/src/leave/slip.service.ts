import { Injectable } from '@nestjs/common';
import { Between, In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { LeaveIdInput } from '@village/shared/contract/leave.input';
import { monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { inScope, scopeOf, type Who } from '../common/who';
import { maskPhone, PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { DetailService } from './detail.service';
import { LeaveEntity } from './leave.entity';
import { LeaveService, reachOf } from './leave.service';
import { SlipFactsService } from './slip-facts.service';
import { slipForm, type SlipForm } from './slip.form';
import { slipsPdf } from './slip.pdf';
import { slipXlsx } from './slip.xlsx';

/** Leaves as the official form 请销假审批表. */
@Injectable()
export class SlipService {
  constructor(
    private readonly db: Db, private readonly leaves: LeaveService, private readonly details: DetailService,
    private readonly people: PersonService, private readonly teams: TeamService, private readonly facts: SlipFactsService,
  ) {}

  async pdf({ id }: LeaveIdInput, who: Who): Promise<FileReply> {
    const leave = await this.leaves.readable(id, who);
    const form = await this.formOf(leave, who);
    return { file: await slipsPdf([form], form.title), name: nameOf(form, leave, 'pdf') };
  }

  async xlsx({ id }: LeaveIdInput, who: Who): Promise<FileReply> {
    const leave = await this.leaves.readable(id, who);
    const form = await this.formOf(leave, who);
    return { file: await slipXlsx(form), name: nameOf(form, leave, 'xlsx') };
  }

  /**
   * The slips of all approved leaves of these people that touch the days, in one PDF, a page for each, by person and start;
   * null where there is none. Those that the caller may not read are left out.
   */
  async bundle({ personIds, from, to }: { personIds: string[]; from: Day; to: Day }, title: string, who: Who): Promise<Uint8Array | null> {
    const found = personIds.length === 0 ? [] : await this.db.of(LeaveEntity).find({
      where: { personId: In(personIds), startDay: LessThanOrEqual(to), endDay: MoreThanOrEqual(from), state: In(['approved', 'returned']) }, order: { startDay: 'ASC', id: 'ASC' },
    });
    const ordered = personIds.flatMap(personId => found.filter(leave => leave.personId === personId && this.leaves.reads(leave, who)));
    const forms: SlipForm[] = [];
    for (const leave of ordered) forms.push(await this.formOf(leave, who));
    return forms.length === 0 ? null : slipsPdf(forms, title);
  }

  /** In which months leaves of these people began, and how many this person may read: what a bundle can be made of. */
  async months({ personIds, from, to }: { personIds: string[]; from: Day; to: Day }, who: Who): Promise<{ month: Month; count: number }[]> {
    const found = personIds.length === 0 ? [] : await this.db.of(LeaveEntity).find({ where: { personId: In(personIds), startDay: Between(from, to), state: In(['approved', 'returned']) }, order: { startDay: 'ASC' } });
    const months = found.filter(leave => this.leaves.reads(leave, who)).map(leave => monthOf(leave.startDay));
    return [...new Set(months)].map(month => ({ month, count: months.filter(each => each === month).length }));
  }

  private async formOf(leave: LeaveEntity, who: Who): Promise<SlipForm> {
    const detail = await this.details.of(leave, who);
    const phone = await this.people.phoneOf(leave.personId);
    const { teams } = reachOf(who, 'organisation.phone');
    const mayRead = leave.personId === who.personId || teams.includes(leave.teamId) || inScope(scopeOf(who, 'organisation.phone'), leave.path, leave.teamId);
    const team = (await this.teams.teamsByIds([leave.teamId])).get(leave.teamId);
    return slipForm(detail, { phone: mayRead ? phone : maskPhone(phone), townshipName: team?.townshipName ?? '', ...await this.facts.of(leave, who) });
  }
}

function nameOf({ title, rows }: SlipForm, { startDay }: LeaveEntity, ending: string): string {
  return `${title}${rows[0][0].text}${startDay}.${ending}`;
}
