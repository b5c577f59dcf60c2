import { Injectable } from '@nestjs/common';
import type { ArrangingPlace } from '@village/shared/contract/arrangement';
import type { ArrangeInput } from '@village/shared/contract/arrangement.input';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays, dayText, type Day } from '@village/shared/kernel/day';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { dutyDay } from '@village/shared/rules/duty-day';
import { officePlan } from '@village/shared/rules/office-day';
import { actsAs } from '../approval/approval.service';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { ArrangementService } from './arrangement.service';

/** Work on a rest day is written down on the spot, or some days later at most. */
const OVERTIME_DAYS_BACK = 7;

/** May this be arranged: by the regulation of the place, for that day, by this person? */
@Injectable()
export class ArrangeCheckService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly teams: TeamService, private readonly leaves: LeaveService,
    private readonly arrangements: ArrangementService,
  ) {}

  /** What can be arranged for a place: a village calls, a township sets days. */
  async kindsOf(place: Organisation): Promise<Pick<ArrangingPlace, 'kinds' | 'events' | 'because'>> {
    const profile = await this.policies.activeFor(place.path, this.clock.today());
    if (isRefusal(profile)) return { kinds: [], events: [], because: [] };
    const { value, because } = finding(profile, read => {
      const events = place.kind === 'village' ? read.where('attendance.on_call') ?? [] : [];
      const isWeekly = read('attendance.duty_days').days === 'weekday';
      if (place.kind === 'village') read.say(events.length > 0 ? '村里有这些事时通知到村' : '没有规定随时驻村');
      return { events, isWeekly, rest: read.where('attendance.rest_days'), earns: read.where('rest.compensatory') !== null };
    });
    if (isRefusal(value)) return { kinds: [], events: [], because: [] };
    const township = [...(value.isWeekly ? ['office_day' as const] : []), ...(value.rest === 'arranged' || value.isWeekly || value.earns ? ['overtime' as const] : [])];
    return {
      kinds: place.kind === 'village' ? (value.events.length > 0 ? ['call'] : []) : place.kind === 'township' ? township : [],
      events: value.events.map(event => ({ event, name: nameOfWord(event) })), because,
    };
  }

  /** The role it is arranged in, or why it cannot be. */
  async check(input: ArrangeInput, place: Organisation, who: Who): Promise<{ as: string } | Refusal> {
    const profile = await this.policies.activeFor(place.path, input.day);
    if (isRefusal(profile)) return profile;
    const wrong = await this.peopleRefusal(input, place);
    if (wrong) return wrong;
    const own = who.grants.find(grant => may({ ...who, grants: [grant] }, 'attendance.schedule', place.path))!.role;
    switch (input.kind) {
      case 'call': return this.callRefusal(input, place, profile) ?? { as: own };
      case 'office_day': return await this.moveRefusal(input, place, profile) ?? { as: own };
      case 'overtime': return this.overtime(input, place, profile, who, own);
    }
  }

  private callRefusal({ event, from, to, day }: ArrangeInput, place: Organisation, profile: Profile): Refusal | null {
    if (place.kind !== 'village') return refuse('village_required', '通知到村由村里发，请选村。', { field: 'organisationId' });
    const { value, because } = finding(profile, read => read.where('attendance.on_call') ?? []);
    const clauses = because.flatMap(reason => reason.clauses);
    const events = isRefusal(value) ? [] : value;
    if (event === undefined || !events.includes(event)) {
      const named = events.length > 0 ? `请从${events.map(nameOfWord).join('、')}里选。` : `${profile.title}没有规定随时驻村的情形。`;
      return refuse('event_not_named', `要写明是什么事。${named}`, { field: 'event', clauses });
    }
    if (from === undefined || to === undefined || from >= to) return refuse('times_required', '请写明几点开始、几点结束，结束要晚于开始。', { field: from === undefined ? 'from' : 'to' });
    return day < this.clock.today() ? refuse('day_past', `${dayText(day)}已经过去了。`, { field: 'day' }) : null;
  }

  private async moveRefusal({ day, instead, personIds = [] }: ArrangeInput, place: Organisation, profile: Profile): Promise<Refusal | null> {
    const today = this.clock.today();
    if (place.kind !== 'township') return refuse('township_required', '驻村办公日由乡镇另定，请选乡镇。', { field: 'organisationId' });
    if (instead === undefined) return refuse('office_day_required', '请选原来的驻村办公日。', { field: 'instead' });
    if (day < today) return refuse('day_past', `${dayText(day)}已经过去了，请选今天或以后的日子。`, { field: 'day' });
    const calendar = await this.policies.calendar();
    const reschedules = await this.arrangements.movesAt(place.path, instead < day ? instead : day, instead < day ? day : instead);
    const { value, because } = officePlan(profile, calendar, { from: instead, to: instead, reschedules });
    if (isRefusal(value)) return value;
    const [planned] = value;
    const clauses = because.flatMap(reason => reason.clauses);
    if (!planned) return refuse('not_office_day', `${dayText(instead)}不是驻村办公日，请重新选。`, { field: 'instead', clauses });
    if (personIds.length > 0) return this.afterLeaveRefusal(instead, personIds, profile);
    if (instead < today && planned.day !== null && planned.day < today) return refuse('day_past', `${dayText(instead)}的驻村办公日已经过去了，不能再改日子。`, { field: 'instead', clauses });
    const duty = dutyDay(profile, calendar, day, reschedules).value;
    if (isRefusal(duty)) return duty;
    return duty.duty && planned.day !== day ? refuse('day_taken', `${dayText(day)}本来就是驻村办公日，请另选一天。`, { field: 'day', clauses }) : null;
  }

  /** Only who was on leave that day makes it up on a day of his own. */
  private async afterLeaveRefusal(instead: Day, personIds: string[], profile: Profile): Promise<Refusal | null> {
    const { value, because } = finding(profile, read => read.where('leave.make_up') === true);
    if (value !== true) return refuse('no_make_up', `${profile.title}没有规定请假以后要补驻村办公日。`, { field: 'personIds', clauses: because.flatMap(reason => reason.clauses) });
    const leaves = await this.leaves.grantedIn(personIds, instead, instead);
    const isAway = (id: string) => leaves.some(leave => leave.personId === id && HALVES.some(half => covers(leave, instead, half)));
    return personIds.every(isAway) ? null : refuse('not_on_leave', `${dayText(instead)}他没有请假，不用补。要给大家另定日子，不要选人。`, { field: 'personIds' });
  }

  /** A regulation may name who arranges: then it is arranged as one of those, or not at all. */
  private async overtime({ day }: ArrangeInput, place: Organisation, profile: Profile, who: Who, own: RoleId): Promise<{ as: string } | Refusal> {
    if (place.kind !== 'township') return refuse('township_required', '休息日值班由乡镇统一安排，请选乡镇。', { field: 'organisationId' });
    if (day < addDays(this.clock.today(), -OVERTIME_DAYS_BACK)) return refuse('day_past', `${dayText(day)}过去太久了，只能补记一周以内的。`, { field: 'day' });
    const duty = dutyDay(profile, await this.policies.calendar(), day, await this.arrangements.movesAt(place.path, day, day)).value;
    if (isRefusal(duty)) return duty;
    if (duty.duty) return refuse('not_rest_day', `${dayText(day)}本来就应在村，不用安排值班。`, { field: 'day' });
    const { value, because } = finding(profile, read => read.where('attendance.overtime_arranged_by'));
    if (isRefusal(value)) return value;
    if (value === null) return { as: own };
    const as = value.map(party => actsAs(who.grants, party, { path: place.path })).find(role => role !== null);
    const named = [...new Set(value.map(party => nameOfRole(party, profile.roles)))].join('、');
    return as ? { as } : refuse('arranger_not_named', `休息日值班由${named}安排，才计入在村。请由他们安排。`, { clauses: because.flatMap(reason => reason.clauses) });
  }

  private async peopleRefusal({ personIds = [], day }: ArrangeInput, { path }: Organisation): Promise<Refusal | null> {
    if (personIds.length === 0) return null;
    const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, day);
    const members = await this.teams.membersOf(teams.map(team => team.id), day, day);
    return personIds.every(id => members.some(member => member.personId === id)) ? null : refuse('person_unknown', `${dayText(day)}有人不在这里的工作队，请重新选人。`, { field: 'personIds' });
  }
}
