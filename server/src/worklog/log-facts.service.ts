import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { LogOwner } from '@village/shared/contract/log';
import { daysFrom, type Day, type Instant } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { InForceFrom } from '@village/shared/policy/in-force';
import type { Profile } from '@village/shared/policy/profile';
import type { PresenceFact } from '@village/shared/rules/sheet';
import { logTerms, type LogKept, type LogTerms } from '@village/shared/rules/work-log';
import { holding, PresenceService } from '../attendance/presence.service';
import { StayService, townshipPath } from '../attendance/stay.service';
import { Db } from '../common/db';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { WorkLogEntity, WorkLogVersionEntity } from './log.entity';
import { TaskResultService } from './task-result.service';

/** A log with the version that holds. */
export interface LogHeld {
  log: WorkLogEntity;
  latest: WorkLogVersionEntity;
  /** When it was there for the first time. */
  firstAt: Instant;
}

/** A day of a cadre, or of a team that keeps one log, as the rule of the log wants it, with the log of it. */
export interface LogDayFacts {
  of: LogOwner;
  /** The person or the team. */
  ownerId: string;
  team: TeamPlace;
  profile: Profile;
  kept: LogKept;
  held: LogHeld | null;
}

/** What the days of some people and teams are made of, loaded at once. */
interface Loaded {
  terms: (team: TeamPlace, day: Day) => { profile: Profile; terms: LogTerms } | null;
  there: (personId: string, day: Day) => boolean;
  anyThere: (teamId: string, day: Day) => boolean;
  held: Map<string, LogHeld>;
  items: (team: TeamPlace) => Promise<Awaited<ReturnType<TaskResultService['tables']>>>;
}

/** What the rule of the log wants to know of a day: who was in the village, what the list asked, what was written. */
@Injectable()
export class LogFactsService {
  constructor(
    private readonly db: Db, private readonly teams: TeamService, private readonly stays: StayService, private readonly presences: PresenceService,
    private readonly results: TaskResultService,
  ) {}

  /** The days on which each of these people served under a document that keeps a log: his own, or where the document has it so the one of his team. */
  async days(personIds: string[], from: Day, to: Day): Promise<Map<string, LogDayFacts[]>> {
    const members = await this.teams.membersById(personIds, from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    const loaded = await this.load([...teams.values()], personIds, from, to);
    const days = new Map<string, LogDayFacts[]>();
    for (const member of members) {
      const own: LogDayFacts[] = [];
      for (const day of daysFrom(from, to)) {
        const team = teams.get(termOn(member, day)?.teamId ?? '');
        const found = team && await this.day(loaded, team, day, member.personId);
        if (found) own.push(found);
      }
      days.set(member.personId, own);
    }
    return days;
  }

  /** The days of these teams on which the document has the team keep one log together. */
  async ofTeams(teams: TeamPlace[], from: Day, to: Day): Promise<Map<string, LogDayFacts[]>> {
    const days = new Map<string, LogDayFacts[]>(teams.map(team => [team.id, []]));
    const keeping = await this.asking(teams, from, to, 'team');
    if (keeping.length === 0) return days;
    const loaded = await this.load(keeping, [], from, to);
    for (const team of keeping) {
      const own: LogDayFacts[] = [];
      for (const day of daysFrom(from, to)) {
        const found = loaded.terms(team, day)?.terms.of === 'team' && stands(team, day) ? await this.day(loaded, team, day, team.id) : null;
        if (found) own.push(found);
      }
      days.set(team.id, own);
    }
    return days;
  }

  /** Those of the teams whose document keeps a log on one of these days; with `of`: one of this kind. */
  async asking(teams: TeamPlace[], from: Day, to: Day, of?: LogOwner): Promise<TeamPlace[]> {
    const rules = await this.rulesOf(teams, from, to);
    return teams.filter(team => (rules.get(townshipPath(team)) ?? []).some(({ profile }) => {
      const terms = termsOf(profile);
      return terms !== null && (of === undefined || terms.of === of);
    }));
  }

  /** Null where the document of the day keeps no log. */
  private async day({ terms: termsOn, there, anyThere, held, items: itemsOf }: Loaded, team: TeamPlace, day: Day, personId: string): Promise<LogDayFacts | null> {
    const rule = termsOn(team, day);
    if (!rule) return null;
    const { profile, terms } = rule;
    const ownerId = terms.of === 'team' ? team.id : personId;
    const items = terms.eachItem ? (await itemsOf(team))(day) : [];
    const found = held.get(`${ownerId} ${day}`) ?? null;
    return { of: terms.of, ownerId, team, profile, held: found, kept: {
      day, type: 'work_log', inVillage: terms.of === 'team' ? anyThere(team.id, day) : there(personId, day), listItems: items.length,
      log: found && { fields: found.latest.texts.filter(({ text }) => text.trim() !== '').map(({ field }) => field), itemsWithResult: items.filter(({ result }) => result !== null).length },
    } };
  }

  private async load(teams: TeamPlace[], personIds: string[], from: Day, to: Day): Promise<Loaded> {
    const rules = await this.rulesOf(teams, from, to);
    const together = teams.filter(team => rules.get(townshipPath(team))?.some(({ profile }) => termsOf(profile)?.of === 'team')).map(team => team.id);
    const members = await this.teams.membersOf(together, from, to);
    const ids = [...new Set([...personIds, ...members.map(member => member.personId)])];
    const stated = await this.presences.statedIn(ids, from, to);
    const presences = new Map(ids.map(id => [id, holding(stated.filter(row => row.personId === id))]));
    const there = (personId: string, day: Day) => wasThere(presences.get(personId) ?? [], day);
    const tables = new Map<string, Awaited<ReturnType<TaskResultService['tables']>>>();
    return {
      there, held: await this.held([...personIds, ...together], from, to),
      anyThere: (teamId, day) => members.some(member => termOn(member, day)?.teamId === teamId && there(member.personId, day)),
      terms: (team, day) => {
        const profile = rules.get(townshipPath(team))?.filter(rule => rule.from <= day).pop()?.profile;
        const terms = profile && termsOf(profile);
        return terms ? { profile, terms } : null;
      },
      items: async team => {
        const table = tables.get(team.id) ?? await this.results.tables(team, to);
        tables.set(team.id, table);
        return table;
      },
    };
  }

  private async held(ownerIds: string[], from: Day, to: Day): Promise<Map<string, LogHeld>> {
    const logs = ownerIds.length ? await this.db.of(WorkLogEntity).findBy({ ownerId: In(ownerIds), day: Between(from, to) }) : [];
    const versions = logs.length ? await this.db.of(WorkLogVersionEntity).findBy({ logId: In(logs.map(log => log.id)) }) : [];
    const latest = new Map(versions.map(row => [`${row.logId} ${row.version}`, row]));
    return new Map(logs.flatMap(log => {
      const row = latest.get(`${log.id} ${log.version}`);
      return row ? [[`${log.ownerId} ${log.day}`, { log, latest: row, firstAt: latest.get(`${log.id} 1`)?.receivedAt ?? row.receivedAt }] as const] : [];
    }));
  }

  private async rulesOf(teams: TeamPlace[], from: Day, to: Day): Promise<Map<string, InForceFrom[]>> {
    const rules = new Map<string, InForceFrom[]>();
    for (const path of new Set(teams.map(townshipPath))) {
      const found = await this.stays.rulesIn(path, from, to);
      rules.set(path, isRefusal(found) ? [] : found);
    }
    return rules;
  }
}

function termsOf(profile: Profile): LogTerms | null {
  const { value } = logTerms(profile);
  return isRefusal(value) ? null : value;
}

function termOn(member: Member, day: Day): Member['terms'][number] | undefined {
  return member.terms.find(term => term.from <= day && (term.to === null || day <= term.to));
}

function stands(team: TeamPlace, day: Day): boolean {
  return team.from <= day && (team.to === null || day <= team.to);
}

/** Was the person in the village in a half of the day? The list of the leader comes before the person's own word. */
function wasThere(presences: readonly PresenceFact[], day: Day): boolean {
  return HALVES.some(half => {
    const records = presences.filter(record => record.day === day && record.half === half);
    const roster = records.find(record => record.mode === 'roster');
    return roster ? roster.state !== 'absent' : records.some(record => record.state !== 'absent');
  });
}
