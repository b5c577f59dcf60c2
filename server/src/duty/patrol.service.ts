import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { PatrolRecord, PatrolReply } from '@village/shared/contract/duty';
import type { ConfirmPatrolInput, PatrolGroupsInput, PatrolInput, PatrolRecordInput, PatrolsInput } from '@village/shared/contract/duty.input';
import type { Page } from '@village/shared/contract/endpoint';
import { addDays, daysFrom, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { patrolDuty, validPatrols } from '@village/shared/rules/patrol';
import { groupsRefusal, patrolTerms } from '@village/shared/rules/patrol-group';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { PatrolEntity, PatrolPlanEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PatrolPeopleService } from './patrol-people.service';
import { PlaceService, reaches } from './place.service';

const PAGE_SIZE = 20;
const DAYS_SHOWN = 7;

/** Groups that patrol in turn, and what they found. */
@Injectable()
export class PatrolService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly tells: DutyNoticeService, private readonly places: PlaceService,
    private readonly policies: PolicyService, private readonly people: PersonService, private readonly guards: PatrolPeopleService,
  ) {}

  async patrol({ teamId }: PatrolInput, who: Who): Promise<PatrolReply | Refusal> {
    const place = await this.places.of('cover', teamId, who);
    const today = this.clock.today();
    const profile = await this.policies.activeFor(place.path, today);
    if (isRefusal(profile)) return profile;
    const { value: terms, because } = patrolTerms(profile);
    if (isRefusal(terms)) return terms;
    const plan = await this.planOn(teamId, today) ?? await this.planOn(teamId, '9999-12-31');
    const people = await this.guards.of(place, today, profile.roles);
    const known = new Map([...people.map(each => [each.personId, each.name] as const), ...[...(await this.people.peopleByIds(plan?.groups.flatMap(group => group.personIds) ?? [])).values()].map(each => [each.id, each.name] as const)]);
    const away = await this.guards.away(plan?.groups.flatMap(group => group.personIds) ?? [], today, addDays(today, DAYS_SHOWN - 1));
    const turns = plan ? daysFrom(today, addDays(today, DAYS_SHOWN - 1)).filter(day => day >= plan.from).map(day => {
      const group = this.turn(profile, plan, day);
      const members = plan.groups[group - 1];
      return { day, group, names: [...members.personIds.map(id => known.get(id) ?? ''), ...(members.others ? [members.others] : [])], away: members.personIds.filter(id => away.get(day)?.has(id)).map(id => known.get(id) ?? '') };
    }) : [];
    return {
      teamId, teamName: place.name, villageName: place.villageName, day: today, groupsAsked: terms.groups, window: { from: terms.windowStart, to: terms.windowEnd },
      groups: plan && { from: plan.from, firstGroup: plan.firstGroup, groups: plan.groups }, people, turns, because,
      may: { arrange: reaches(place, who, 'duty.arrange'), record: people.some(each => each.personId === who.personId) },
    };
  }

  async setGroups(input: PatrolGroupsInput, who: Who): Promise<PatrolReply | Refusal> {
    const place = await this.places.of('cover', input.teamId, who, 'duty.arrange');
    if (input.from < this.clock.today()) return refuse('day_in_past', '分组从今天或以后开始，过去的巡逻不受影响。', { field: 'from' });
    const profile = await this.policies.activeFor(place.path, input.from);
    if (isRefusal(profile)) return profile;
    const terms = patrolTerms(profile).value;
    if (isRefusal(terms)) return terms;
    const groups = input.groups.map(({ personIds, others }) => ({ personIds, others: others.trim() }));
    const wrong = groupsRefusal(groups, terms.groups);
    if (wrong) return wrong;
    if (input.firstGroup > groups.length) return refuse('patrol_first_group', `一共 ${groups.length} 组，请在其中选。`, { field: 'firstGroup' });
    const people = await this.guards.of(place, input.from, profile.roles);
    if (groups.some(group => group.personIds.some(id => people.every(each => each.personId !== id)))) {
      return refuse('person_unknown', '分组里有人那天不在这里任职，请刷新后重新选。', { field: 'groups' });
    }
    const id = newId();
    await this.db.of(PatrolPlanEntity).insert({ id, teamId: input.teamId, from: input.from, firstGroup: input.firstGroup, groups, setBy: who.personId, setAt: this.clock.now() });
    await this.tells.grouped(id, place, who);
    return this.patrol(input, who);
  }

  async records(input: PatrolsInput, who: Who): Promise<Page<PatrolRecord>> {
    await this.places.of('cover', input.teamId, who);
    const page = input.page ?? 1;
    const [rows, total] = await this.db.of(PatrolEntity).findAndCount({ where: { teamId: input.teamId }, order: { day: 'DESC', id: 'DESC' }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });
    return { items: await this.replies(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** Puts a patrol down; what its leader puts down himself is confirmed with it. */
  async record(input: PatrolRecordInput, who: Who): Promise<PatrolRecord | Refusal> {
    const { teamId, day } = input;
    const place = (await this.places.teamPlaces([teamId]))[0];
    const profile = place && await this.policies.activeFor(place.path, day);
    const people = place && profile && !isRefusal(profile) ? await this.guards.of(place, day, profile.roles) : [];
    if (!place || people.every(each => each.personId !== who.personId)) throw new NotFoundException();
    if (!profile || isRefusal(profile)) return refuse('profile_not_in_force', `${day} 没有生效的制度，请管理员先选用一套制度。`);
    if (day > this.clock.today()) return refuse('day_in_future', `${day} 还没有到，到了当天再登记。`, { field: 'day' });
    const plan = await this.planOn(teamId, day);
    if (!plan) return refuse('no_patrol_groups', '这一天还没有巡逻分组，请队长先分好组。', { field: 'day' });
    if (input.personIds.some(id => people.every(each => each.personId !== id))) return refuse('person_unknown', '参加人员里有人那天不在这里任职，请重新选。', { field: 'personIds' });
    const patrolGroup = this.turn(profile, plan, day);
    const leaderId = plan.groups[patrolGroup - 1].personIds[0];
    const now = this.clock.now();
    const own = leaderId === who.personId;
    const row: PatrolEntity = {
      id: newId(), teamId, day, at: input.at, patrolGroup, leaderId, personIds: input.personIds, others: input.others?.trim() ?? '', found: input.found.trim(),
      recordedBy: who.personId, claimedAt: input.claimedAt, receivedAt: now, confirmedBy: own ? who.personId : null, confirmedAt: own ? now : null,
    };
    await this.db.of(PatrolEntity).insert(row);
    await this.tells.patrolled(row);
    return (await this.replies([row], who))[0];
  }

  async confirm({ id }: ConfirmPatrolInput, who: Who): Promise<PatrolRecord | Refusal> {
    const found = await this.db.of(PatrolEntity).findOneBy({ id });
    if (!found || found.leaderId !== who.personId) throw new NotFoundException();
    const { affected } = await this.db.of(PatrolEntity).update({ id, confirmedBy: IsNull() }, { confirmedBy: who.personId, confirmedAt: this.clock.now() });
    if (affected === 1) await this.tells.confirmed(id, who);
    return (await this.replies([(await this.db.of(PatrolEntity).findOneBy({ id }))!], who))[0];
  }

  /** The group whose turn it is today in a team; null where no groups are set or the document knows no patrol. */
  async today(teamId: string, path: string): Promise<{ group: number; personIds: string[]; others: string; window: string; because: PatrolReply['because'] } | null> {
    const today = this.clock.today();
    const profile = await this.policies.activeFor(path, today);
    const plan = await this.planOn(teamId, today);
    if (isRefusal(profile) || !plan) return null;
    const { value, because } = patrolDuty(profile, { groups: plan.groups.length, anchorDay: plan.from, anchorGroup: plan.firstGroup, day: today });
    if (isRefusal(value)) return null;
    const { personIds, others } = plan.groups[value.groupOnDuty - 1];
    return { group: value.groupOnDuty, personIds, others, window: `${value.windowStart}—${value.windowEnd}`, because };
  }

  /** Were groups ever made in this team, for now or for later? */
  hasGroups(teamId: string): Promise<boolean> {
    return this.db.of(PatrolPlanEntity).existsBy({ teamId });
  }

  async toConfirm(who: Who): Promise<number> {
    return (await this.toConfirmByTeam(who)).reduce((sum, each) => sum + each.count, 0);
  }

  /** Patrols that wait for this person to confirm them. */
  async toConfirmByTeam(who: Who): Promise<{ teamId: string; count: number }[]> {
    const rows = await this.db.of(PatrolEntity).find({ select: { teamId: true }, where: { leaderId: who.personId, confirmedBy: IsNull() } });
    return [...new Set(rows.map(row => row.teamId))].map(teamId => ({ teamId, count: rows.filter(row => row.teamId === teamId).length }));
  }

  /** Patrols of a team on a day that this person went along on. */
  async wentAlong(personId: string, teamId: string, day: Day): Promise<PatrolEntity[]> {
    return (await this.ofDay(teamId, day)).filter(row => row.personIds.includes(personId));
  }

  /** Patrols of a team on a day. */
  ofDay(teamId: string, day: Day): Promise<PatrolEntity[]> {
    return this.db.of(PatrolEntity).find({ where: { teamId, day }, order: { at: 'ASC', id: 'ASC' } });
  }

  private turn(profile: Profile, plan: PatrolPlanEntity, day: Day): number {
    const { value } = patrolDuty(profile, { groups: plan.groups.length, anchorDay: plan.from, anchorGroup: plan.firstGroup, day });
    return isRefusal(value) ? 1 : value.groupOnDuty;
  }

  private async planOn(teamId: string, day: Day): Promise<PatrolPlanEntity | null> {
    const [plan] = await this.db.of(PatrolPlanEntity).find({ where: { teamId, from: LessThanOrEqual(day) }, order: { from: 'DESC', id: 'DESC' }, take: 1 });
    return plan ?? null;
  }

  private async replies(rows: PatrolEntity[], who: Who): Promise<PatrolRecord[]> {
    const names = await this.people.peopleByIds(rows.flatMap(row => [...row.personIds, row.recordedBy, ...(row.confirmedBy ? [row.confirmedBy] : [])]));
    const nameOf = (id: string | null) => (id === null ? null : names.get(id)?.name ?? '');
    const place = rows.length ? (await this.places.teamPlaces([rows[0].teamId]))[0] : null;
    return Promise.all(rows.map(async ({ id, day, at, patrolGroup, leaderId, personIds, others, found, recordedBy, receivedAt, confirmedAt, confirmedBy }) => {
      const profile = await this.policies.activeFor(place!.path, day);
      return {
        id, day, at, group: patrolGroup, names: personIds.map(each => nameOf(each) ?? ''), others, found, recordedByName: nameOf(recordedBy) ?? '', receivedAt,
        counts: !isRefusal(profile) && validPatrols(profile, [at]).value === 1, confirmedAt, confirmedByName: nameOf(confirmedBy), mayConfirm: confirmedBy === null && leaderId === who.personId,
      };
    }));
  }
}
