import { Injectable, NotFoundException } from '@nestjs/common';
import { EVIDENCE_MODE_NAMES, type RosterLine, type RosterReply } from '@village/shared/contract/attendance';
import type { RosterInput, RosterLinesInput } from '@village/shared/contract/attendance.input';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import { HALVES, covers, type Half } from '@village/shared/kernel/half-day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { dutyDay } from '@village/shared/rules/duty-day';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { PresenceEntity } from './attendance.entity';
import { fingerprintOf, PresenceService } from './presence.service';
import { StayService } from './stay.service';

/** The leader's list of a day: one confirmation for the team, kept as his statement on each person and half day. */
@Injectable()
export class RosterService {
  constructor(
    private readonly clock: Clock, private readonly teams: TeamService, private readonly people: PersonService,
    private readonly leaves: LeaveService, private readonly policies: PolicyService, private readonly presences: PresenceService,
    private readonly stays: StayService,
  ) {}

  async roster(input: RosterInput, who: Who): Promise<RosterReply | Refusal> {
    const team = await this.kept(input.teamId, who);
    const members = await this.teams.membersOf([team.id], input.day, input.day);
    return this.reply(team, input.day, members, await this.presences.presencesIn(members.map(each => each.personId), input.day, input.day));
  }

  async confirm(input: RosterLinesInput, who: Who): Promise<RosterReply | Refusal> {
    const team = await this.kept(input.teamId, who);
    const { clientKey, day, claimedAt } = input;
    const reason = input.reason?.trim() ?? '';
    const fingerprint = fingerprintOf([team.id, day, claimedAt, reason, input.lines.map(({ personId, am, pm, note }) => [personId, am, pm, note ?? ''])]);
    const sent = await this.presences.sentBefore(who.personId, clientKey, fingerprint);
    if (isRefusal(sent)) return sent;
    if (sent) return this.roster(input, who);
    const wrong = this.presences.futureRefusal(day) ?? await this.presences.modeRefusal(team.path, day, 'roster');
    if (wrong) return wrong;
    const members = await this.teams.membersOf([team.id], day, day);
    const incomplete = linesRefusal(input, members);
    if (incomplete) return incomplete;
    const before = await this.presences.presencesIn(members.map(each => each.personId), day, day);
    const stated = input.lines.flatMap(line => HALVES.map(half => ({ line, half, last: lastRoster(before, line.personId, half) })));
    const changed = stated.filter(({ line, half, last }) => last === undefined || last.state !== line[half] || (line.note !== undefined && line.note.trim() !== last.note));
    if (changed.some(({ last }) => last !== undefined) && reason === '') return this.reasonRefusal(before);
    const rows = changed.map(({ line, half, last }, index): PresenceEntity => ({
      id: newId(), clientKey, line: index, fingerprint, personId: line.personId, teamId: team.id, day, half, state: line[half], mode: 'roster',
      claimedAt, receivedAt: this.clock.now(), recordedBy: who.personId, note: line.note?.trim() ?? '', reason: last ? reason : '', supersedes: last?.id ?? null,
    }));
    const kept = rows.length > 0 ? await this.presences.insert(rows) : [];
    return isRefusal(kept) ? kept : this.roster(input, who);
  }

  private async kept(teamId: string, who: Who): Promise<TeamPlace> {
    const team = (await this.teams.teamsByIds([teamId])).get(teamId);
    if (!team || !inScope(scopeOf(who, 'attendance.roster'), team.path, team.id)) throw new NotFoundException();
    return team;
  }

  private async reply(team: TeamPlace, day: string, members: Member[], rows: PresenceEntity[]): Promise<RosterReply | Refusal> {
    const profile = await this.policies.activeFor(team.path, day);
    if (isRefusal(profile)) return profile;
    const { reschedules } = await this.stays.arrangedAt(team.path, day, day);
    const duty = dutyDay(profile, await this.policies.calendar(), day, reschedules).value;
    if (isRefusal(duty)) return duty;
    const leaves = (await this.leaves.leavesIn(members.map(each => each.personId), day, day)).filter(leave => leave.state !== 'pending');
    const lines = members.map(({ personId, name, terms }): RosterLine => {
      const away = (half: Half) => {
        const leave = leaves.find(each => each.personId === personId && covers(each, day, half));
        return leave ? LEAVE_KIND_NAMES[leave.kind] : null;
      };
      const own = rows.filter(row => row.personId === personId && row.mode !== 'roster');
      const state = (half: Half) => (lastRoster(rows, personId, half) ?? own.filter(row => row.half === half).at(-1))?.state ?? null;
      return { personId, name, roleName: nameOfRole(terms[0].role, profile.roles), am: state('am'), pm: state('pm'), amAway: away('am'), pmAway: away('pm'), selfConfirmed: own.length > 0 };
    });
    const last = rows.filter(row => row.mode === 'roster' && row.teamId === team.id).at(-1);
    return { clientKey: last?.clientKey ?? null, teamId: team.id, teamName: team.name, day, duty: duty.duty, confirmedAt: last?.receivedAt ?? null, lines };
  }

  private async reasonRefusal(before: PresenceEntity[]): Promise<Refusal> {
    const last = before.filter(row => row.mode === 'roster').at(-1)!;
    const name = (await this.people.personById(last.recordedBy))?.name ?? '';
    return refuse('reason_required', `${name}已经确认过这一天的${EVIDENCE_MODE_NAMES.roster}，要更改请写明原因。原来的记录会保留。`, { field: 'reason' });
  }
}

function lastRoster(rows: PresenceEntity[], personId: string, half: Half): PresenceEntity | undefined {
  return rows.filter(row => row.personId === personId && row.half === half && row.mode === 'roster').at(-1);
}

/** The list names everybody who serves in the team on the day, each once. */
function linesRefusal(input: RosterLinesInput, members: Member[]): Refusal | null {
  const listed = input.lines.map(line => line.personId);
  if (listed.some((id, index) => listed.indexOf(id) !== index)) return refuse('person_twice', '名册里有一个人写了两次，请刷新名册后再确认。', { field: 'lines' });
  if (listed.some(id => members.every(member => member.personId !== id))) return refuse('person_unknown', `名册里有人 ${input.day} 不在这支工作队，请刷新名册后再确认。`, { field: 'lines' });
  const missing = members.filter(member => !listed.includes(member.personId)).map(member => member.name);
  return missing.length > 0 ? refuse('person_missing', `名册里缺${missing.join('、')}，请刷新名册后再确认。`, { field: 'lines' }) : null;
}
