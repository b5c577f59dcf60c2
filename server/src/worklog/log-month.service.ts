import { Injectable, NotFoundException } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import { LOG_STATE_NAMES, type LogDayLine, type LogMonthReply, type LogPersonLine } from '@village/shared/contract/log';
import type { LogMonthInput, LogPeopleInput } from '@village/shared/contract/log.input';
import { firstDay, lastDay, type Day, type Month } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { logReviewers } from '@village/shared/rules/log-review';
import { logMonth, logTerms } from '@village/shared/rules/work-log';
import { pageOf } from '../common/page-of';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { reachOf } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { ReachService } from '../organisation/reach.service';
import { teamNameOf, TeamService, type TeamPlace } from '../organisation/team.service';
import { LogFactsService, type LogDayFacts } from './log-facts.service';
import { LogReachService } from './log-reach.service';
import { lacksOf } from './log-reply.service';

const PAGE_SIZE = 20;
const BEGINNING = 60;

/** Whose logs of the month there are to look at. */
type Listed = Pick<LogPersonLine, 'of' | 'personId' | 'teamId' | 'name' | 'villageName'>;

/** The logs of a month: of one person or team day by day, of many person by person. */
@Injectable()
export class LogMonthService {
  constructor(
    private readonly clock: Clock, private readonly people: PersonService, private readonly teams: TeamService,
    private readonly reaches: ReachService, private readonly facts: LogFactsService, private readonly reach: LogReachService,
  ) {}

  async month(input: LogMonthInput, who: Who): Promise<LogMonthReply | Refusal> {
    const { month, search } = input;
    const { personId, name, days } = await this.of(input, who);
    const lines = this.lines(days, search?.trim() ?? '');
    const { owed, missing, because } = this.counted(days);
    const last = days[days.length - 1];
    return {
      personId, name, villageName: last?.team.villageName ?? '', month, mine: input.teamId ? who.grants.some(grant => grant.teamId === input.teamId) : personId === who.personId, asked: days.length > 0, owed, written: days.filter(each => each.held).length, days: lines,
      because: [...(last ? logTerms(last.profile).because : []), ...(missing > 0 ? because : [])], reviewers: last ? logReviewers(last.profile).because : [],
    };
  }

  /** All versions of a month as they hold, for a file; the whole texts. */
  async texts(input: LogMonthInput, who: Who): Promise<{ reply: LogMonthReply; days: LogDayFacts[] } | Refusal> {
    const reply = await this.month(input, who);
    if (isRefusal(reply)) return reply;
    if (!reply.asked) return refuse('log_not_asked', '本地制度没有要求写工作日志，没有可导出的内容。');
    const shown = new Set(reply.days.map(line => line.day));
    return { reply, days: (await this.of(input, who)).days.filter(each => shown.has(each.kept.day)) };
  }

  async peopleIn({ month, search, state, page = 1 }: LogPeopleInput, who: Who): Promise<Page<LogPersonLine>> {
    const wanted = search?.trim() ?? '';
    const listed = (await this.below(month, who)).filter(each => each.name.includes(wanted) || each.villageName.includes(wanted));
    // Without a state only the people of the page are counted.
    const counted = await this.counts(state ? listed : listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), month);
    if (!state) return { items: counted, page, pageSize: PAGE_SIZE, total: listed.length };
    const found = counted.filter(line => ({ missing: line.missing, written: line.unsigned, signed: line.unread, returned: line.returned, read: line.written - line.unread - line.returned - line.unsigned })[state] > 0);
    return pageOf(found, page, PAGE_SIZE);
  }

  /** The days of the month: of a team; of oneself, with those of the team where it keeps one log; of somebody else only his own. */
  private async of({ personId: wanted, teamId, month }: LogMonthInput, who: Who): Promise<{ personId: string; name: string; days: LogDayFacts[] }> {
    const [from, to] = [firstDay(month), this.until(month)];
    if (teamId) {
      const team = (await this.teams.teamsByIds([teamId])).get(teamId);
      if (!team || !this.reach.seesTeam({ path: team.path, teamId }, who)) throw new NotFoundException();
      return { personId: '', name: teamNameOf(team), days: to < from ? [] : (await this.facts.ofTeams([team], from, to)).get(teamId) ?? [] };
    }
    const personId = wanted || who.personId;
    const [member] = await this.teams.membersById([personId], from, lastDay(month));
    const teams = await this.teams.teamsByIds(member?.terms.map(term => term.teamId) ?? []);
    if (!(await this.reach.sees(personId, [...teams.values()].map(({ id, path }) => ({ path, teamId: id })), who))) throw new NotFoundException();
    const days = to < from ? [] : (await this.facts.days([personId], from, to)).get(personId) ?? [];
    return { personId, name: (await this.people.personById(personId))?.name ?? '', days: personId === who.personId ? days : days.filter(each => each.of === 'person') };
  }

  private lines(days: readonly LogDayFacts[], wanted: string): LogDayLine[] {
    const missing = new Set(this.split(days).flatMap(({ missing: each }) => each));
    return days.flatMap((each): LogDayLine[] => {
      const { day } = each.kept;
      if (each.held) return [{ day, of: each.of, state: each.held.log.state, id: each.held.log.id, text: each.held.latest.texts.map(({ text }) => text).filter(Boolean).join(' '), lacks: lacksOf(each) }];
      return missing.has(day) ? [{ day, of: each.of, state: 'missing', id: null, text: '', lacks: [] }] : [];
    }).filter(line => isFound(line, wanted)).map(line => ({ ...line, text: line.text.slice(0, BEGINNING) })).reverse();
  }

  private counted(days: readonly LogDayFacts[]): { owed: number; missing: number; because: Reason[] } {
    const parts = this.split(days);
    return { owed: parts.reduce((sum, part) => sum + part.owed.length, 0), missing: parts.reduce((sum, part) => sum + part.missing.length, 0), because: parts.flatMap(part => part.because) };
  }

  /** Each part of the month by the document that was in force. */
  private split(days: readonly LogDayFacts[]): { owed: Day[]; missing: Day[]; because: Reason[] }[] {
    return [...new Set(days.map(each => each.profile))].flatMap(profile => {
      const { value, because } = logMonth(profile, days.filter(each => each.profile === profile).map(each => each.kept), this.clock.today());
      return isRefusal(value) ? [] : [{ owed: value.owed, missing: value.missing, because }];
    });
  }

  /** The cadres, and the teams that keep one log, of the month within reach whose document keeps a log, by village and name. */
  private async below(month: Month, who: Who): Promise<Listed[]> {
    const { paths, teams: led, units } = reachOf(who, 'worklog.review');
    const [from, to] = [firstDay(month), lastDay(month)];
    const within = await this.teams.teamsIn({ paths, teams: led }, from, to);
    const asking = async (all: TeamPlace[]) => (await this.facts.asking(all, from, to, 'person')).map(team => [team.id, team] as const);
    const teams = new Map(await asking(within));
    const members = await this.teams.membersOf([...teams.keys()], from, to);
    const ofUnits = units.length > 0 ? await this.reaches.people(who, 'worklog.review', from).getMany() : [];
    const also = await this.teams.membersById(ofUnits.map(person => person.id).filter(id => members.every(member => member.personId !== id)), from, to);
    const places = new Map([...teams, ...await asking([...(await this.teams.teamsByIds(also.flatMap(member => member.terms.map(term => term.teamId)))).values()])]);
    const people = [...members, ...also].filter(member => member.personId !== who.personId && member.terms.some(term => places.has(term.teamId))).map(({ personId, name, terms }): Listed => {
      const team = terms.flatMap(term => places.get(term.teamId) ?? []).pop();
      return { of: 'person', personId, teamId: team?.id ?? '', name, villageName: team?.villageName ?? '' };
    });
    // Whoever serves in the team writes in its log himself.
    const together = (await this.facts.asking(within.filter(team => who.grants.every(grant => grant.teamId !== team.id)), from, to, 'team'))
      .map((team): Listed => ({ of: 'team', personId: '', teamId: team.id, name: teamNameOf(team), villageName: team.villageName }));
    return [...people, ...together].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }

  private async counts(listed: Listed[], month: Month): Promise<LogPersonLine[]> {
    const [from, to] = [firstDay(month), this.until(month)];
    const people = to < from ? new Map<string, LogDayFacts[]>() : await this.facts.days(listed.filter(each => each.of === 'person').map(each => each.personId), from, to);
    const teams = to < from ? new Map<string, LogDayFacts[]>() : await this.facts.ofTeams([...(await this.teams.teamsByIds(listed.filter(each => each.of === 'team').map(each => each.teamId))).values()], from, to);
    return listed.map(each => {
      const own = each.of === 'team' ? teams.get(each.teamId) ?? [] : (people.get(each.personId) ?? []).filter(day => day.of === 'person');
      const { owed, missing } = this.counted(own);
      const inState = (state: string) => own.filter(one => one.held?.log.state === state).length;
      return { ...each, owed, missing, written: own.filter(one => one.held).length, unread: inState('signed'), returned: inState('returned'), unsigned: inState('written') };
    });
  }

  private until(month: Month): Day {
    const today = this.clock.today();
    return lastDay(month) < today ? lastDay(month) : today;
  }
}

const orderOf = ({ villageName, name, personId, teamId }: Listed) => `${villageName} ${name} ${personId || teamId}`;

/** By the day, the state or the text. */
function isFound({ day, state, text }: LogDayLine, wanted: string): boolean {
  return [day, `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`, LOG_STATE_NAMES[state], text].some(each => each.includes(wanted));
}
