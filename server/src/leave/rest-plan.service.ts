import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import { REST_PLAN_NAMES, type RestPlan, type RestPlanHead, type RestPlanKind } from '@village/shared/contract/rest-plan';
import type { RestPlanInput, RestPlansInput, SaveRestPlanInput } from '@village/shared/contract/rest-plan.input';
import { dayText, periodDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep, seatsOf } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { isRestPeriod, restPlanTerms, restPlanTroubles, type RestPlanLine, type RestPlanTerms } from '@village/shared/rules/rest-plan';
import { actsAs } from '../approval/approval.service';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { reachOf } from './leave.service';
import { RestPlanCompareService } from './rest-plan-compare.service';
import { RestPlanEntity } from './rest-plan.entity';

const PAGE_SIZE = 20;

/** Who of a team rests when: rotation of a quarter and annual leave of a year. The team puts it forward; who the regulation names settles it. */
@Injectable()
export class RestPlanService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly teams: TeamService, private readonly people: PersonService,
    private readonly holders: HolderService, private readonly policies: PolicyService, private readonly notices: NoticeService,
    private readonly compared: RestPlanCompareService,
  ) {}

  async list({ kind, period, search, page = 1 }: RestPlansInput, who: Who): Promise<Page<RestPlanHead> | Refusal> {
    if (!isRestPeriod(kind, period)) return periodRefusal(kind);
    const { from, to } = periodDays(period);
    const wanted = search?.trim();
    const all = (await this.teams.teamsIn(scopeHere(who), from, to)).filter(team => !wanted || [team.name, team.villageName, team.townshipName].some(name => isNamed(name, wanted)));
    const shown = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const last = await this.lastOf(shown.map(team => team.id), kind, period);
    const items: RestPlanHead[] = [];
    for (const team of shown) {
      const row = last.get(team.id);
      const terms = await this.termsOf(team, kind, period);
      const leaves = row ? await this.compared.leavesOf(row.lines.map(line => line.personId), kind, from, to) : [];
      items.push({
        teamId: team.id, teamName: team.name, villageName: team.villageName, known: terms !== null, state: stateOf(row), planned: row?.lines.length ?? 0,
        askedFor: row ? this.compared.compare(row.lines, leaves, () => '').lines.filter(line => line.kept !== 'open').length : 0,
        waits: row?.agreedBy === null && terms !== null && settles(terms, team, who),
      });
    }
    return { items, page, pageSize: PAGE_SIZE, total: all.length };
  }

  async one(input: RestPlanInput, who: Who): Promise<RestPlan | Refusal> {
    if (!isRestPeriod(input.kind, input.period)) return periodRefusal(input.kind);
    return this.of(await this.teamOf(input.teamId, who), input, who);
  }

  async save(input: SaveRestPlanInput, who: Who): Promise<RestPlan | Refusal> {
    const { kind, period } = input;
    if (!isRestPeriod(kind, period)) return periodRefusal(kind);
    const team = await this.teamOf(input.teamId, who);
    const { to } = periodDays(period);
    if (to < this.clock.today()) return refuse('period_over', '这个时期已经过去，计划不能再改。', { field: 'period' });
    const profile = await this.policies.activeFor(team.path, this.readOn(period));
    if (isRefusal(profile)) return profile;
    const terms = restPlanTerms(profile, kind, 1).value;
    if (isRefusal(terms)) return terms;
    if (terms.by === null) return refuse('rest_unknown', `${profile.title}没有规定${kind === 'rotation_rest' ? '轮休' : '年休假怎样计划'}，不用做计划。`);
    const agrees = settles(terms, team, who);
    if (!agrees && !proposes(team, who)) throw new NotFoundException();
    const before = (await this.lastOf([team.id], kind, period)).get(team.id);
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
    return this.of(team, input, who);
  }

  /** How many plans wait for this person to agree; with the first of them. */
  async waiting(who: Who): Promise<RestPlanEntity[]> {
    const rows = await this.db.of(RestPlanEntity).createQueryBuilder('row').where('row.agreedBy IS NULL')
      .andWhere('NOT EXISTS (SELECT 1 FROM rest_plan later WHERE later.teamId = row.teamId AND later.kind = row.kind AND later.period = row.period AND later.version > row.version)').orderBy('row.madeAt').getMany();
    const teams = await this.teams.teamsByIds(rows.map(row => row.teamId));
    const found: RestPlanEntity[] = [];
    for (const row of rows) {
      const { to } = periodDays(row.period);
      const team = teams.get(row.teamId);
      const terms = team && to >= this.clock.today() ? await this.termsOf(team, row.kind, row.period) : null;
      if (team && terms && settles(terms, team, who)) found.push(row);
    }
    return found;
  }

  private async refusalOf(profile: Profile, { team, kind, period, lines, reason, settled }: Checked): Promise<Refusal | null> {
    const { from, to } = periodDays(period);
    const members = await this.compared.members(team, kind, from, to, profile.roles);
    const troubles = restPlanTroubles(profile, await this.policies.calendar(), { kind, period, members, lines });
    const first = troubles.find(trouble => trouble.stops) ?? (reason === '' ? troubles[0] : undefined);
    const clauses = first?.because.flatMap(each => each.clauses) ?? [];
    if (first?.stops) return refuse('plan_trouble', `${first.text}。`, { field: 'lines', clauses });
    if (first) return refuse('exception_unexplained', `${first.text}。确实要这样安排的，请写明说明。`, { field: 'reason', clauses });
    return settled && reason === '' && JSON.stringify(settled) !== JSON.stringify(lines) ? refuse('reason_required', '计划已经定了，更改请写明原因。原来的会保留。', { field: 'reason' }) : null;
  }

  private async of(team: TeamPlace, { kind, period }: RestPlanInput, who: Who): Promise<RestPlan | Refusal> {
    const { from, to } = periodDays(period);
    const profile = await this.policies.activeFor(team.path, this.readOn(period));
    const names = isRefusal(profile) ? {} : profile.roles;
    const members = await this.compared.members(team, kind, from, to, names);
    const said = isRefusal(profile) ? null : restPlanTerms(profile, kind, members.length);
    const terms = said && !isRefusal(said.value) && said.value.by !== null ? said.value : null;
    const row = (await this.lastOf([team.id], kind, period)).get(team.id);
    const people = await this.people.peopleByIds([...(row ? [row.madeBy, row.agreedBy, ...row.lines.map(line => line.personId)] : []), ...members.map(member => member.personId)].filter(id => id !== null));
    const nameOf = (id: string) => people.get(id)?.name ?? '';
    const leaves = await this.compared.leavesOf([...people.keys()], kind, from, to);
    const open = to >= this.clock.today() && terms !== null;
    return {
      teamId: team.id, teamName: team.name, villageName: team.villageName, kind, period, from, to, members, version: row?.version ?? 0, state: stateOf(row),
      ...this.compared.compare(row?.lines ?? [], leaves.filter(leave => leave.teamId === team.id), nameOf), reason: row?.reason ?? '', madeByName: row ? nameOf(row.madeBy) : null, madeAt: row?.madeAt ?? null,
      agreedByRole: terms ? nameOfStep(terms.by!, names) : '', agreedByName: row?.agreedBy ? nameOf(row.agreedBy) : null, because: said?.because ?? [], known: terms !== null,
      may: { agree: open && settles(terms, team, who), propose: open && proposes(team, who) },
    };
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

  private async teamOf(id: string, who: Who): Promise<TeamPlace> {
    const team = (await this.teams.teamsByIds([id])).get(id);
    if (!team || !inScope(scopeHere(who), team.path, team.id)) throw new NotFoundException();
    return team;
  }

  private async termsOf(team: TeamPlace, kind: RestPlanKind, period: string): Promise<RestPlanTerms | null> {
    const profile = await this.policies.activeFor(team.path, this.readOn(period));
    const terms = isRefusal(profile) ? profile : restPlanTerms(profile, kind, 1).value;
    return isRefusal(terms) || terms.by === null ? null : terms;
  }

  /** The regulation as it is today, where the period has begun; as it will be on its first day, where it has not. */
  private readOn(period: string): Day {
    const { from, to } = periodDays(period);
    const today = this.clock.today();
    return today < from ? from : today > to ? to : today;
  }

  private async lastOf(teamIds: string[], kind: RestPlanKind, period: string): Promise<Map<string, RestPlanEntity>> {
    const rows = teamIds.length === 0 ? [] : await this.db.of(RestPlanEntity).find({ where: { teamId: In(teamIds), kind, period }, order: { version: 'ASC' } });
    return new Map(rows.map(row => [row.teamId, row]));
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

/** Everybody of a team sees its plan; who reads leaves of a place sees those of its teams. */
function scopeHere(who: Who) {
  return { paths: reachOf(who, 'leave.read').paths, teams: who.grants.map(grant => grant.teamId).filter(id => id !== null) };
}

/** A body settles it through those who speak for it. */
function stepOf({ by }: RestPlanTerms): string {
  return by!.split('|').flatMap(party => seatsOf(party)).join('|') || by!;
}

function settles(terms: RestPlanTerms, team: TeamPlace, who: Who): boolean {
  return actsAs(who.grants, stepOf(terms), { path: team.path, teamId: team.id }) !== null;
}

function proposes(team: TeamPlace, who: Who): boolean {
  return scopeOf(who, 'leave.plan').teams.includes(team.id);
}

function stateOf(row: RestPlanEntity | undefined): RestPlan['state'] {
  return !row ? 'none' : row.agreedBy === null ? 'proposed' : 'agreed';
}

function periodName(period: string): string {
  return period.includes('-Q') ? `${period.slice(0, 4)}年第${'一二三四'[Number(period.slice(-1)) - 1]}季度` : `${period}年`;
}

function periodRefusal(kind: RestPlanKind): Refusal {
  return refuse('period_wrong', kind === 'rotation_rest' ? '轮休按季度计划，请选季度。' : '年休假按年计划，请选年度。', { field: 'period' });
}

function changed(): Refusal {
  return refuse('plan_changed', '您编排的时候，这份计划有了新的版本。请刷新后再改。');
}
