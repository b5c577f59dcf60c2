import { Injectable, NotFoundException } from '@nestjs/common';
import { EVIDENCE_MODE_NAMES, type RosterLine, type RosterPlace, type RosterReply } from '@village/shared/contract/attendance';
import type { RosterInput, RosterLinesInput } from '@village/shared/contract/attendance.input';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import { HALVES, covers, type Half } from '@village/shared/kernel/half-day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { dutyDay } from '@village/shared/rules/duty-day';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { LeaveService } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import type { PresenceEntity } from './attendance.entity';
import { KeeperService, keeperNameOf, type Kept } from './keeper.service';
import { fingerprintOf, PresenceService, SETTLED } from './presence.service';
import { StayService } from './stay.service';

/** A list and those on it whom the reader keeps. */
interface Known {
  id: string;
  name: string;
  path: string;
  listed: Kept[];
  kept: Kept[];
}

/** The list of a day: one confirmation for those whom the document gives to its keeper, kept as his statement on each person and half day. */
@Injectable()
export class RosterService {
  constructor(
    private readonly clock: Clock, private readonly people: PersonService,
    private readonly leaves: LeaveService, private readonly policies: PolicyService, private readonly presences: PresenceService,
    private readonly stays: StayService, private readonly keepers: KeeperService,
  ) {}

  lists(who: Who): Promise<RosterPlace[]> {
    return this.keepers.lists(who);
  }

  async roster(input: RosterInput, who: Who): Promise<RosterReply | Refusal> {
    const known = await this.known(input, who);
    return this.reply(known, input.day, who);
  }

  async confirm(input: RosterLinesInput, who: Who): Promise<RosterReply | Refusal> {
    const known = await this.known(input, who);
    const { clientKey, day, claimedAt } = input;
    const reason = input.reason?.trim() ?? '';
    const fingerprint = fingerprintOf([input.teamId, day, claimedAt, reason, input.lines.map(({ personId, am, pm, note }) => [personId, am, pm, note ?? ''])]);
    const sent = await this.presences.sentBefore(who.personId, clientKey, fingerprint);
    if (isRefusal(sent)) return sent;
    if (sent) return this.reply(known, day, who);
    const wrong = this.presences.futureRefusal(day) ?? await this.presences.modeRefusal(known.path, day, 'roster');
    if (wrong) return wrong;
    const incomplete = linesRefusal(input, known.kept);
    if (incomplete) return incomplete;
    const own = new Map(known.kept.map(each => [each.member.personId, each]));
    const before = await this.presences.presencesIn([...own.keys()], day, day);
    const stated = input.lines.flatMap(line => HALVES.map(half => ({ line, half, kept: own.get(line.personId)!, last: lastRoster(before, own.get(line.personId)!, half) })));
    const changed = stated.filter(({ line, half, last }) => last === undefined || last.state !== line[half] || (line.note !== undefined && line.note.trim() !== last.note));
    const settled = changed.find(({ last }) => last?.book === SETTLED);
    if (settled) return refuse('book_settled', `${settled.kept.member.name} ${day}${settled.half === 'am' ? '上午' : '下午'}的两本台账不一致，已经核定，名册里不能再改。有异议的，请在公示期里提出。`, { field: 'lines' });
    if (changed.some(({ last }) => last !== undefined) && reason === '') return this.reasonRefusal(changed.flatMap(({ last }) => last ?? []));
    const rows = changed.map(({ line, half, last, kept }, index): PresenceEntity => ({
      id: newId(), clientKey, line: index, fingerprint, personId: line.personId, teamId: kept.team.id, day, half, state: line[half], mode: 'roster',
      claimedAt, receivedAt: this.clock.now(), recordedBy: who.personId, note: line.note?.trim() ?? '', reason: last ? reason : '', supersedes: last?.id ?? null, book: kept.book ?? null,
    }));
    const inserted = rows.length > 0 ? await this.presences.insert(rows) : [];
    return isRefusal(inserted) ? inserted : this.reply(known, day, who);
  }

  /** The list: everybody of a team for those in it, those whom an office keeps for the office. */
  private async known({ teamId, day }: RosterInput, who: Who): Promise<Known> {
    const teams = await this.keepers.teamsAt(teamId, day, who);
    if (teams.length === 0) throw new NotFoundException();
    const all = await this.keepers.of(teams, day, who);
    const isOwn = who.grants.some(grant => grant.teamId === teamId);
    return { id: teamId, name: teams[0].id === teamId ? teams[0].name : teams[0].townshipName, path: teams[0].path, listed: isOwn ? all : all.filter(each => each.book !== undefined), kept: all.filter(each => each.book !== undefined) };
  }

  private async reply({ id, name, path, listed }: Known, day: string, who: Who): Promise<RosterReply | Refusal> {
    const profile = await this.policies.activeFor(path, day);
    if (isRefusal(profile)) return profile;
    const { reschedules } = await this.stays.arrangedAt(path, day, day);
    const duty = dutyDay(profile, await this.policies.calendar(), day, reschedules).value;
    if (isRefusal(duty)) return duty;
    const ids = listed.map(each => each.member.personId);
    const rows = await this.presences.presencesIn(ids, day, day);
    const leaves = await this.leaves.grantedIn(ids, day, day);
    const lines = listed.map((kept): RosterLine => {
      const { personId, name: called } = kept.member;
      const away = (half: Half) => {
        const leave = leaves.find(each => each.personId === personId && covers(each, day, half));
        return leave ? LEAVE_KIND_NAMES[leave.kind] : null;
      };
      const own = rows.filter(row => row.personId === personId && row.mode !== 'roster');
      const state = (half: Half) => (lastRoster(rows, kept, half) ?? own.filter(row => row.half === half).at(-1))?.state ?? null;
      return {
        personId, name: called, roleName: nameOfRole(kept.role, profile.roles), am: state('am'), pm: state('pm'), amAway: away('am'), pmAway: away('pm'), selfConfirmed: own.length > 0,
        keeper: kept.book === undefined ? keeperNameOf(kept) : null,
      };
    });
    const mine = new Map(listed.filter(each => each.book !== undefined).map(each => [each.member.personId, each.book ?? null]));
    const last = rows.filter(row => row.mode === 'roster' && mine.has(row.personId) && row.book === mine.get(row.personId)).at(-1);
    const because = [...new Map(listed.flatMap(each => each.because).map(reason => [reason.text, reason])).values()];
    return { clientKey: last?.recordedBy === who.personId ? last.clientKey : null, teamId: id, teamName: name, day, duty: duty.duty, confirmedAt: last?.receivedAt ?? null, lines, because, vacant: await this.keepers.vacant(listed, day) };
  }

  private async reasonRefusal(before: PresenceEntity[]): Promise<Refusal> {
    const name = (await this.people.personById(before[0].recordedBy))?.name ?? '';
    return refuse('reason_required', `${name}已经确认过这一天的${EVIDENCE_MODE_NAMES.roster}，要更改请写明原因。原来的记录会保留。`, { field: 'reason' });
  }
}

/** The last statement of the book that is written in; in that of the sheet, what was settled comes after it. */
function lastRoster(rows: PresenceEntity[], { member, book = null }: Kept, half: Half): PresenceEntity | undefined {
  return rows.filter(row => row.personId === member.personId && row.half === half && row.mode === 'roster' && (row.book === book || (book === null && row.book === SETTLED))).at(-1);
}

/** The list names everybody whose attendance `who` keeps, each once, and nobody else. */
function linesRefusal(input: RosterLinesInput, kept: readonly Kept[]): Refusal | null {
  const listed = input.lines.map(line => line.personId);
  if (listed.some((id, index) => listed.indexOf(id) !== index)) return refuse('person_twice', '名册里有一个人写了两次，请刷新名册后再确认。', { field: 'lines' });
  if (listed.some(id => kept.every(each => each.member.personId !== id))) return refuse('person_unknown', `名册里有人 ${input.day} 不由您记考勤，或者不在这支工作队，请刷新名册后再确认。`, { field: 'lines' });
  const missing = kept.filter(each => !listed.includes(each.member.personId)).map(each => each.member.name);
  return missing.length > 0 ? refuse('person_missing', `名册里缺${missing.join('、')}，请刷新名册后再确认。`, { field: 'lines' }) : null;
}
