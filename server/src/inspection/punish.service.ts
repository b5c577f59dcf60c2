import { Injectable, NotFoundException } from '@nestjs/common';
import type { Check } from '@village/shared/contract/inspection';
import { CONSEQUENCE_STATE_NAMES } from '@village/shared/contract/inspection-words';
import type { DecideConsequenceInput, DoneConsequenceInput } from '@village/shared/contract/inspection.input';
import { dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { TeamService } from '../organisation/team.service';
import { CheckService } from './check.service';
import { ConsequenceService } from './consequence.service';
import type { InspectionCheckEntity } from './inspection.entity';

/** What a named person decides about the consequences of an absence; the person concerned is told of every step. */
@Injectable()
export class PunishService {
  constructor(
    private readonly journal: Journal, private readonly notices: NoticeService, private readonly teams: TeamService, private readonly checks: CheckService, private readonly consequences: ConsequenceService,
  ) {}

  async decide({ id, step, decision, reason }: DecideConsequenceInput, who: Who): Promise<Check | Refusal> {
    const opened = await this.open(id, who);
    if (isRefusal(opened)) return opened;
    const refused = await this.consequences.decide(opened.row, opened.path, { step, decision, reason }, who);
    if (refused) return refused;
    await this.tell(opened.row, `${step} ${decision}`, `${nameOfWord(step)}：${CONSEQUENCE_STATE_NAMES[decision]}`);
    await this.journal.note(who, `inspection.consequence-${decision}`, id);
    return this.checks.check({ id }, who);
  }

  async done({ id, step, note }: DoneConsequenceInput, who: Who): Promise<Check | Refusal> {
    const opened = await this.open(id, who);
    if (isRefusal(opened)) return opened;
    const refused = await this.consequences.done(opened.row, { step, note }, who);
    if (refused) return refused;
    await this.tell(opened.row, `${step} done`, `${nameOfWord(step)}：${CONSEQUENCE_STATE_NAMES.done}`);
    await this.journal.note(who, 'inspection.consequence-done', id);
    return this.checks.check({ id }, who);
  }

  private async open(id: string, who: Who): Promise<{ row: InspectionCheckEntity; path: string } | Refusal> {
    const row = await this.checks.seen(id, who);
    const team = (await this.teams.teamsByIds([row.teamId])).get(row.teamId);
    if (!team) throw new NotFoundException();
    if (row.personId === who.personId) return refuse('own_check', '不能决定对自己的处理。');
    const { may } = await this.checks.check({ id }, who);
    return may.punish ? { row, path: team.path } : refuse('not_decided', '核定不在岗以后，由管这个工作队的人决定怎样处理。');
  }

  private async tell(row: InspectionCheckEntity, once: string, text: string): Promise<void> {
    await this.notices.tell({ personIds: [row.personId], subjectId: row.id, once: `inspection.${once}`, text: `${dayText(row.day)}督查的处理 ${text}`, page: `/pages/inspection/check/index?id=${row.id}` });
  }
}
