import { Injectable, NotFoundException } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import { LOG_STATE_NAMES, type LogDayLine, type LogMonthReply, type LogPersonLine } from '@village/shared/contract/log';
import type { LogMonthInput, LogPeopleInput } from '@village/shared/contract/log.input';
import { firstDay, lastDay, type Day, type Month } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { logReviewers } from '@village/shared/rules/log-review';
import { logMonth, logTerms } from '@village/shared/rules/work-log';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { reachOf } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { ReachService } from '../organisation/reach.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { LogFactsService, type LogDayFacts } from './log-facts.service';
import { LogReachService } from './log-reach.service';
import { lacksOf } from './log-reply.service';

const PAGE_SIZE = 20;
const BEGINNING = 60;

/** The logs of a month: of one person day by day, of many person by person. */
@Injectable()
export class LogMonthService {
  constructor(
    private readonly clock: Clock, private readonly people: PersonService, private readonly teams: TeamService,
    private readonly reaches: ReachService, private readonly facts: LogFactsService, private readonly reach: LogReachService,
  ) {}

  async month({ personId = '', month, search }: LogMonthInput, who: Who): Promise<LogMonthReply | Refusal> {
    const own = personId || who.personId;
    const days = await this.of(own, month, who);
    const person = await this.people.personById(own);
    const lines = this.lines(days, search?.trim() ?? '');
    const { owed, missing, because } = this.counted(days);
    const last = days[days.length - 1];
    return {
      personId: own, name: person?.name ?? '', villageName: last?.team.villageName ?? '', month, asked: days.length > 0, owed, written: days.filter(each => each.held).length, days: lines,
      because: [...(last ? logTerms(last.profile).because : []), ...(missing > 0 ? because : [])], reviewers: last ? logReviewers(last.profile).because : [],
    };
  }

  /** All versions of a month as they hold, for a file; the whole texts. */
  async texts({ personId = '', month, search }: LogMonthInput, who: Who): Promise<{ reply: LogMonthReply; days: LogDayFacts[] } | Refusal> {
    const reply = await this.month({ personId, month, search }, who);
    if (isRefusal(reply)) return reply;
    if (!reply.asked) return refuse('log_not_asked', '本地制度没有要求写工作日志，没有可导出的内容。');
    const shown = new Set(reply.days.map(line => line.day));
    return { reply, days: (await this.of(reply.personId, month, who)).filter(each => shown.has(each.kept.day)) };
  }

  async peopleIn({ month, search, state, page = 1 }: LogPeopleInput, who: Who): Promise<Page<LogPersonLine>> {
    const wanted = search?.trim() ?? '';
    const listed = (await this.below(month, who)).filter(each => each.name.includes(wanted) || each.villageName.includes(wanted));
    // Without a state only the people of the page are counted.
    const counted = await this.counts(state ? listed : listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), month);
    if (!state) return { items: counted, page, pageSize: PAGE_SIZE, total: listed.length };
    const found = counted.filter(line => ({ missing: line.missing, signed: line.unread, returned: line.returned, read: line.written - line.unread - line.returned })[state] > 0);
    return { items: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pageSize: PAGE_SIZE, total: found.length };
  }

  private async of(personId: string, month: Month, who: Who): Promise<LogDayFacts[]> {
    const [member] = await this.teams.membersById([personId], firstDay(month), lastDay(month));
    const teams = await this.teams.teamsByIds(member?.terms.map(term => term.teamId) ?? []);
    if (!(await this.reach.sees(personId, [...teams.values()].map(({ id, path }) => ({ path, teamId: id })), who))) throw new NotFoundException();
    return this.until(month) < firstDay(month) ? [] : (await this.facts.days([personId], firstDay(month), this.until(month))).get(personId) ?? [];
  }

  private lines(days: readonly LogDayFacts[], wanted: string): LogDayLine[] {
    const missing = new Set(this.split(days).flatMap(({ missing: each }) => each));
    return days.flatMap((each): LogDayLine[] => {
      const { day } = each.kept;
      if (each.held) return [{ day, state: each.held.log.state, id: each.held.log.id, text: each.held.latest.texts.map(({ text }) => text).filter(Boolean).join(' '), lacks: lacksOf(each) }];
      return missing.has(day) ? [{ day, state: 'missing', id: null, text: '', lacks: [] }] : [];
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

  /** The cadres of the month within reach whose document keeps a log, by village and name. */
  private async below(month: Month, who: Who): Promise<{ personId: string; name: string; villageName: string }[]> {
    const { paths, teams: led, units } = reachOf(who, 'worklog.review');
    const [from, to] = [firstDay(month), lastDay(month)];
    const asking = async (all: TeamPlace[]) => (await this.facts.asking(all, from, to)).map(team => [team.id, team] as const);
    const teams = new Map(await asking(await this.teams.teamsIn({ paths, teams: led }, from, to)));
    const members = await this.teams.membersOf([...teams.keys()], from, to);
    const ofUnits = units.length > 0 ? await this.reaches.people(who, 'worklog.review', from).getMany() : [];
    const also = await this.teams.membersById(ofUnits.map(person => person.id).filter(id => members.every(member => member.personId !== id)), from, to);
    const places = new Map([...teams, ...await asking([...(await this.teams.teamsByIds(also.flatMap(member => member.terms.map(term => term.teamId)))).values()])]);
    return [...members, ...also].filter(member => member.personId !== who.personId && member.terms.some(term => places.has(term.teamId)))
      .map(({ personId, name, terms }) => ({ personId, name, villageName: terms.map(term => places.get(term.teamId)?.villageName).filter(Boolean).pop() ?? '' }))
      .sort((one, other) => (`${one.villageName} ${one.name} ${one.personId}` < `${other.villageName} ${other.name} ${other.personId}` ? -1 : 1));
  }

  private async counts(listed: { personId: string; name: string; villageName: string }[], month: Month): Promise<LogPersonLine[]> {
    const to = this.until(month);
    const days = to < firstDay(month) ? new Map<string, LogDayFacts[]>() : await this.facts.days(listed.map(each => each.personId), firstDay(month), to);
    return listed.map(each => {
      const own = days.get(each.personId) ?? [];
      const { owed, missing } = this.counted(own);
      const inState = (state: string) => own.filter(one => one.held?.log.state === state).length;
      return { ...each, owed, missing, written: own.filter(one => one.held).length, unread: inState('signed'), returned: inState('returned') };
    });
  }

  private until(month: Month): Day {
    const today = this.clock.today();
    return lastDay(month) < today ? lastDay(month) : today;
  }
}

/** By the day, the state or the text. */
function isFound({ day, state, text }: LogDayLine, wanted: string): boolean {
  return [day, `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`, LOG_STATE_NAMES[state], text].some(each => each.includes(wanted));
}
