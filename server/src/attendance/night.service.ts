import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { NightsRecorded } from '@village/shared/contract/week';
import type { NightInput, NightsInput } from '@village/shared/contract/week.input';
import { claimedTime } from '@village/shared/kernel/claimed-time';
import { dayText, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { finding } from '@village/shared/policy/reading';
import type { NightFact } from '@village/shared/rules/lodging';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { NightStayEntity } from './week.entity';

type Night = NightFact & { personId: string };

/** Nights in the village, where a regulation wants its cadres to live there. */
@Injectable()
export class NightService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly teams: TeamService, private readonly policies: PolicyService) {}

  /** A cadre of himself, or whoever keeps the list of the team of its people. What was said before stays beside it. */
  async record(input: NightsInput, who: Who): Promise<NightsRecorded | Refusal> {
    const team = (await this.teams.teamsByIds([input.teamId])).get(input.teamId);
    const keeps = team !== undefined && inScope(scopeOf(who, 'attendance.roster'), team.path, team.id);
    const own = input.nights.every(night => night.personId === who.personId);
    if (!team || !(keeps || (own && who.grants.some(grant => grant.teamId === team.id)))) throw new NotFoundException();
    const wrong = await this.refusal(input.nights, team);
    if (wrong) return wrong;
    const rows = await this.changed(input, own ? 'self' : 'roster');
    if (rows.some(({ isChange }) => isChange) && !input.reason?.trim()) return refuse('reason_required', '队长已经核对过这些夜里，要更改请写明原因。原来的记录会保留。', { field: 'reason' });
    if (rows.length > 0) {
      await this.db.of(NightStayEntity).insert(rows.map(({ night, isChange }): NightStayEntity => ({
        id: newId(), personId: night.personId, teamId: team.id, day: night.day, stayed: night.stayed, mode: own ? 'self' : 'roster', recordedBy: who.personId, reason: isChange ? input.reason?.trim() ?? '' : '',
        claimedAt: input.claimedAt, receivedAt: this.clock.now(),
      })));
    }
    return { recorded: rows.length };
  }

  /** The nights of these people as they hold: the list of the leader comes before the person's own word, of each the last. His own word at a time that nothing bears out waits for the list. */
  async nightsIn(personIds: string[], from: Day, to: Day): Promise<Night[]> {
    const held = new Map<string, NightStayEntity>();
    for (const row of await this.rowsIn(personIds, from, to)) {
      if (row.mode === 'self' && claimedTime(row) === 'unproven_time') continue;
      const key = `${row.personId} ${row.day}`;
      if (row.mode === 'roster' || held.get(key)?.mode !== 'roster') held.set(key, row);
    }
    return [...held.values()].map(({ personId, day, stayed }) => ({ personId, day, stayed: Boolean(stayed) }));
  }

  private rowsIn(personIds: string[], from: Day, to: Day): Promise<NightStayEntity[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    return this.db.of(NightStayEntity).find({ where: { personId: In(personIds), day: Between(from, to) }, order: { receivedAt: 'ASC', id: 'ASC' } });
  }

  /** Only what is new is put down; what a leader had put down is changed with a reason. */
  private async changed({ nights }: NightsInput, mode: NightStayEntity['mode']): Promise<{ night: NightInput; isChange: boolean }[]> {
    const days = nights.map(night => night.day).sort();
    const before = await this.rowsIn([...new Set(nights.map(night => night.personId))], days[0], days[days.length - 1]);
    return nights.flatMap(night => {
      const last = before.filter(row => row.personId === night.personId && row.day === night.day && row.mode === mode).at(-1);
      return last && Boolean(last.stayed) === night.stayed ? [] : [{ night, isChange: mode === 'roster' && last !== undefined }];
    });
  }

  private async refusal(nights: NightInput[], team: TeamPlace): Promise<Refusal | null> {
    const today = this.clock.today();
    const days = nights.map(night => night.day).sort();
    if (days[days.length - 1] > today) return refuse('day_in_future', `${dayText(days[days.length - 1])}的夜里还没有到。`, { field: 'nights' });
    const members = await this.teams.membersOf([team.id], days[0], days[days.length - 1]);
    const isThere = ({ personId, day }: NightInput) => members.some(member => member.personId === personId && member.terms.some(term => term.from <= day && (term.to === null || day <= term.to)));
    if (!nights.every(isThere)) return refuse('person_unknown', '有人那天不在这支工作队，请刷新后再登记。', { field: 'nights' });
    const profile = await this.policies.activeFor(team.path, days[days.length - 1]);
    if (isRefusal(profile)) return profile;
    const { value } = finding(profile, read => read.where('attendance.lodging') !== null);
    return value === true ? null : refuse('lodging_not_asked', `${profile.title}没有规定住在村里，不用登记。`);
  }
}
