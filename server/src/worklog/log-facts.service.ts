import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { daysFrom, type Day, type Instant } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { InForceFrom } from '@village/shared/policy/in-force';
import type { Profile } from '@village/shared/policy/profile';
import type { PresenceFact } from '@village/shared/rules/sheet';
import { logTerms, type LogKept } from '@village/shared/rules/work-log';
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

/** A day of a cadre as the rule of the log wants it, with the log of it. */
export interface LogDayFacts {
  team: TeamPlace;
  profile: Profile;
  kept: LogKept;
  held: LogHeld | null;
}

/** What the rule of the log wants to know of a day: who was in the village, what the list asked, what was written. */
@Injectable()
export class LogFactsService {
  constructor(
    private readonly db: Db, private readonly teams: TeamService, private readonly stays: StayService, private readonly presences: PresenceService,
    private readonly results: TaskResultService,
  ) {}

  /** The days on which each of these people served under a document that keeps a log. */
  async days(personIds: string[], from: Day, to: Day): Promise<Map<string, LogDayFacts[]>> {
    const members = await this.teams.membersById(personIds, from, to);
    const teams = await this.teams.teamsByIds(members.flatMap(member => member.terms.map(term => term.teamId)));
    const rules = await this.rulesOf([...teams.values()], from, to);
    const stated = await this.presences.statedIn(personIds, from, to);
    const held = await this.held(personIds, from, to);
    const tables = new Map<string, Awaited<ReturnType<TaskResultService['tables']>>>();
    const days = new Map<string, LogDayFacts[]>();
    for (const member of members) {
      const presences = holding(stated.filter(row => row.personId === member.personId));
      const own: LogDayFacts[] = [];
      for (const day of daysFrom(from, to)) {
        const team = teams.get(termOn(member, day)?.teamId ?? '');
        const profile = team && rules.get(townshipPath(team))?.filter(rule => rule.from <= day).pop()?.profile;
        const terms = profile && logTerms(profile).value;
        if (!team || !profile || !terms || isRefusal(terms)) continue;
        if (terms.eachItem && !tables.has(team.id)) tables.set(team.id, await this.results.tables(team, to));
        const items = tables.get(team.id)?.(day) ?? [];
        const found = held.get(`${member.personId} ${day}`) ?? null;
        own.push({ team, profile, held: found, kept: {
          day, type: 'work_log', inVillage: wasThere(presences, day), listItems: items.length,
          log: found && { fields: found.latest.texts.filter(({ text }) => text.trim() !== '').map(({ field }) => field), itemsWithResult: items.filter(({ result }) => result !== null).length },
        } });
      }
      days.set(member.personId, own);
    }
    return days;
  }

  /** Those of the teams whose document keeps a log on one of these days. */
  async asking(teams: TeamPlace[], from: Day, to: Day): Promise<TeamPlace[]> {
    const rules = await this.rulesOf(teams, from, to);
    return teams.filter(team => (rules.get(townshipPath(team)) ?? []).some(({ profile }) => asksLog(profile)));
  }

  private async held(personIds: string[], from: Day, to: Day): Promise<Map<string, LogHeld>> {
    const logs = personIds.length ? await this.db.of(WorkLogEntity).findBy({ personId: In(personIds), day: Between(from, to) }) : [];
    const versions = logs.length ? await this.db.of(WorkLogVersionEntity).findBy({ logId: In(logs.map(log => log.id)) }) : [];
    const latest = new Map(versions.map(row => [`${row.logId} ${row.version}`, row]));
    return new Map(logs.flatMap(log => {
      const row = latest.get(`${log.id} ${log.version}`);
      return row ? [[`${log.personId} ${log.day}`, { log, latest: row, firstAt: latest.get(`${log.id} 1`)?.receivedAt ?? row.receivedAt }] as const] : [];
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

function asksLog(profile: Profile): boolean {
  const { value } = logTerms(profile);
  return value !== null && !isRefusal(value);
}

function termOn(member: Member, day: Day): Member['terms'][number] | undefined {
  return member.terms.find(term => term.from <= day && (term.to === null || day <= term.to));
}

/** Was the person in the village in a half of the day? The list of the leader comes before the person's own word. */
function wasThere(presences: readonly PresenceFact[], day: Day): boolean {
  return HALVES.some(half => {
    const records = presences.filter(record => record.day === day && record.half === half);
    const roster = records.find(record => record.mode === 'roster');
    return roster ? roster.state !== 'absent' : records.some(record => record.state !== 'absent');
  });
}
