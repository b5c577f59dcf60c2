import { Injectable } from '@nestjs/common';
import { REST_PLAN_NAMES, type RestPlan, type RestPlanKind } from '@village/shared/contract/rest';
import type { SaveRestPlanInput } from '@village/shared/contract/rest.input';
import { dayText, periodDays } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { isRestPeriod, restPlanTerms, restPlanTroubles, type RestPlanLine, type RestPlanTerms } from '@village/shared/rules/rest-plan';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import type { TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { RestPlanEntity } from './rest-plan.entity';
import { periodRefusal, proposes, RestPlanReaderService, settles, stepOf } from './rest-plan-reader.service';

/** Settles who of a team rests when: the team puts it forward, who the regulation names agrees. */
@Injectable()
export class RestPlanService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly holders: HolderService, private readonly policies: PolicyService,
    private readonly notices: NoticeService, private readonly reader: RestPlanReaderService,
  ) {}

  async save(input: SaveRestPlanInput, who: Who): Promise<RestPlan | Refusal> {
    const { kind, period } = input;
    if (!isRestPeriod(kind, period)) return periodRefusal(kind);
    const team = await this.reader.teamOf(input.teamId, who);
    const { to } = periodDays(period);
    if (to < this.clock.today()) return refuse('period_over', '这个时期已经过去，计划不能再改。', { field: 'period' });
    const profile = await this.policies.activeFor(team.path, this.reader.readOn(period));
    if (isRefusal(profile)) return profile;
    const terms = restPlanTerms(profile, kind, 1).value;
    if (isRefusal(terms)) return terms;
    if (terms.by === null) return refuse('rest_unknown', `${profile.title}没有规定${kind === 'rotation_rest' ? '轮休' : '年休假怎样计划'}，不用做计划。`);
    const agrees = settles(terms, team, who);
    if (!agrees && !proposes(team, who)) return refuse('not_settler', `这份计划由队里提出，${profile.title}点名的人定。`);
    const before = (await this.reader.lastOf([team.id], kind, period)).get(team.id);
    if ((before?.version ?? 0) !== input.version) return changed();
    const lines = [...input.lines].sort((one, other) => one.from.localeCompare(other.from) || one.personId.localeCompare(other.personId)).map(line => ({ personId: line.personId, from: line.from, to: line.to }));
    const reason = input.reason?.trim() ?? '';
    const wrong = await this.refusalOf(profile, { team, kind, period, lines, reason, settled: before?.agreedBy ? before.lines : null });
    if (wrong) return wrong;
    const isSame = before !== undefined && before.agreedBy === null && JSON.stringify(before.lines) === JSON.stringify(lines);
    const row: RestPlanEntity = {
      id: newId(), teamId: team.id, kind, period, version: input.version + 1, lines, reason: reason || (isSame ? before.reason : ''), madeBy: isSame ? before.madeBy : who.personId,
      madeAt: this.clock.now(), agreedBy: agrees ? who.personId : null,
    };
    try {
      await this.db.of(RestPlanEntity).insert(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return changed();
    }
    await this.journal.note(who, `leave.plan.${agrees ? 'agree' : 'propose'}`, row.id, team.villageId);
    await this.tell(row, team, terms, who);
    return this.reader.of(team, input, who);
  }

  private async refusalOf(profile: Profile, { team, kind, period, lines, reason, settled }: Checked): Promise<Refusal | null> {
    const { from, to } = periodDays(period);
    const members = await this.reader.members(team, kind, from, to, profile.roles);
    const troubles = restPlanTroubles(profile, await this.policies.calendar(), { kind, period, members, lines });
    const first = troubles.find(trouble => trouble.stops) ?? (reason === '' ? troubles[0] : undefined);
    const clauses = first?.because.flatMap(each => each.clauses) ?? [];
    if (first?.stops) return refuse('plan_trouble', `${first.text}。`, { field: 'lines', clauses });
    if (first) return refuse('exception_unexplained', `${first.text}。确实要这样安排的，请写明说明。`, { field: 'reason', clauses });
    return settled && reason === '' && JSON.stringify(settled) !== JSON.stringify(lines) ? refuse('reason_required', '计划已经定了，更改请写明原因。原来的会保留。', { field: 'reason' }) : null;
  }

  /** Those whose days were set or changed are told once it is settled; before that, who settles it. */
  private async tell(row: RestPlanEntity, team: TeamPlace, terms: RestPlanTerms, who: Who): Promise<void> {
    const page = `/pages/leave/rest-plan/index?teamId=${team.id}&kind=${row.kind}&period=${row.period}`;
    const title = `${team.villageName}${periodName(row.period)}${REST_PLAN_NAMES[row.kind]}`;
    if (row.agreedBy === null) {
      const holders = await this.holders.holders(stepOf(terms), { path: team.path, teamId: team.id }, this.clock.today());
      return this.notices.tell({ personIds: [...new Set(holders.map(holder => holder.personId))].filter(id => id !== who.personId), subjectId: row.id, once: 'proposed', page, text: `${title}等您同意` });
    }
    const settled = await this.db.of(RestPlanEntity).find({ where: { teamId: row.teamId, kind: row.kind, period: row.period }, order: { version: 'DESC' } });
    const before = settled.find(each => each.version < row.version && each.agreedBy !== null);
    const daysOf = (lines: RestPlanLine[], personId: string) => lines.filter(line => line.personId === personId).map(line => `${dayText(line.from)}至${dayText(line.to)}`).join('、');
    for (const personId of new Set([...row.lines, ...(before?.lines ?? [])].map(line => line.personId))) {
      const days = daysOf(row.lines, personId);
      if (personId === who.personId || (before && daysOf(before.lines, personId) === days)) continue;
      await this.notices.tell({ personIds: [personId], subjectId: row.id, once: `agreed.${personId}`, page, text: `${title}已定：${days ? `您 ${days}，到时在计划里申请` : '这次没有您的安排'}` });
    }
  }
}

interface Checked {
  team: TeamPlace;
  kind: RestPlanKind;
  period: string;
  lines: RestPlanLine[];
  reason: string;
  /** The lines that were settled before. */
  settled: RestPlanLine[] | null;
}

function periodName(period: string): string {
  return period.includes('-Q') ? `${period.slice(0, 4)}年第${'一二三四'[Number(period.slice(-1)) - 1]}季度` : `${period}年`;
}

function changed(): Refusal {
  return refuse('plan_changed', '您编排的时候，这份计划有了新的版本。请刷新后再改。');
}
