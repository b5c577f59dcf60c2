import type { INestApplicationContext } from '@nestjs/common';
import type { PresenceState } from '@village/shared/contract/attendance';
import { addDays, daysFrom, lastDay, monthOf, weekday, type Clock as ClockTime, type Day } from '@village/shared/kernel/day';
import { HALVES, type Half } from '@village/shared/kernel/half-day';
import { PresenceService } from '../attendance/presence.service';
import { newId } from '../common/id';
import { SHORT } from './absences';
import type { Calendar } from './calendar';
import type { Chance } from './chance';
import { done, type DemoCadre, type DemoCounty } from './county';
import type { LeaveStory } from './leaves';

type Row = Parameters<PresenceService['insert']>[0][number];

/** How a team keeps its presence, as teams do: each for himself, or the leader by his list. */
type Habit = 'self' | 'roster';

interface Days {
  /** When people sign in in the morning, when they leave on Fridays, and whether they come on Saturdays. */
  morning: [from: number, to: number];
  friday: [from: number, to: number] | null;
  saturdays: boolean;
}

const BY_PROFILE: Record<string, Days> = {
  pian04: { morning: [8 * 60, 8 * 60 + 55], friday: [18 * 60 + 1, 18 * 60 + 25], saturdays: false },
  pian06: { morning: [7 * 60 + 50, 8 * 60 + 28], friday: [17 * 60, 17 * 60 + 20], saturdays: false },
};
const OTHERWISE: Days = { morning: [8 * 60, 8 * 60 + 50], friday: null, saturdays: true };
const ROWS_AT_ONCE = 500;

/** Presences of everybody from the beginning of the story to yesterday. They are put down in bulk: thousands of them. */
export class PresenceStory {
  private numbered = 0;
  private readonly rows: Row[] = [];
  private readonly away: Set<string>;
  private readonly missing: { personId: string; from: Day };
  private readonly truant: Set<Day>;

  constructor(
    private readonly app: INestApplicationContext, private readonly county: DemoCounty, private readonly calendar: Calendar, leaves: Pick<LeaveStory, 'away' | 'missing'>, private readonly chance: Chance,
    private readonly short: DemoCadre | null = county.cadres[SHORT],
  ) {
    this.away = leaves.away();
    this.missing = leaves.missing();
    this.truant = short ? this.missedBy(short) : new Set();
  }

  /** Puts everything down; gives the number of records. */
  async write(from: Day): Promise<number> {
    const teamIds = [...new Set(this.county.cadres.map(cadre => cadre.teamId))];
    const teams = teamIds.map(id => this.county.cadres.filter(cadre => cadre.teamId === id));
    for (const day of daysFrom(from, this.calendar.yesterday)) for (const [index, team] of teams.entries()) this.day(day, team, index);
    const presences = this.app.get(PresenceService);
    for (let start = 0; start < this.rows.length; start += ROWS_AT_ONCE) done(await presences.insert(this.rows.slice(start, start + ROWS_AT_ONCE)));
    return this.rows.length;
  }

  private day(day: Day, team: DemoCadre[], index: number): void {
    const { profileId } = this.county.townships.find(township => township.id === team[0].townshipId)!;
    const habits = BY_PROFILE[profileId ?? ''] ?? OTHERWISE;
    const works = this.calendar.isWorkday(day);
    if (!works && !(habits.saturdays && weekday(day) === 6)) return;
    const serving = team.filter(cadre => cadre.from <= day);
    // One team of each township goes by the leader's list; so does a team on the day one of it is missing.
    const habit: Habit = habits === OTHERWISE || index % 5 === 4 || serving.some(cadre => this.isTruant(cadre, day)) ? 'roster' : 'self';
    if (habit === 'roster') this.roster(day, serving);
    else serving.forEach(cadre => this.own(day, cadre, habits));
  }

  private roster(day: Day, serving: DemoCadre[]): void {
    const leader = serving.find(cadre => cadre.isLeader && !this.isAway(cadre, day, 'pm'));
    if (!leader) return;
    this.numbered += 1;
    const clientKey = `demo-roster-${this.numbered}`;
    const at = this.instant(day, this.chance.between(17 * 60, 17 * 60 + 50));
    const lines = serving.flatMap(cadre => HALVES.map(half => ({ cadre, half, state: this.stateOf(cadre, day, half) })));
    lines.forEach(({ cadre, half, state }, line) => this.rows.push(this.row({ clientKey, line, cadre, day, half, state, mode: 'roster', at, by: leader.personId })));
  }

  private own(day: Day, cadre: DemoCadre, { morning, friday }: Days): void {
    for (const half of HALVES) {
      if (this.isAway(cadre, day, half) || this.isMissing(cadre, day) || this.chance.happens(0.004)) continue;
      const late = half === 'am' && this.chance.happens(0.03) ? this.chance.between(8, 35) : 0;
      const minutes = half === 'am' ? this.chance.between(...morning) + late : this.chance.between(14 * 60, 14 * 60 + 40);
      this.say(day, half, cadre, 'in_village', minutes);
      if (half === 'pm' && friday && weekday(day) === 5 && !this.chance.happens(0.04)) {
        this.say(day, half, cadre, 'left_village', this.chance.between(...friday) - (this.chance.happens(0.04) ? 50 : 0));
      }
    }
  }

  private say(day: Day, half: Half, cadre: DemoCadre, state: PresenceState, minutes: number): void {
    this.numbered += 1;
    const clientKey = `demo-self-${this.numbered}`;
    this.rows.push(this.row({ clientKey, line: 0, cadre, day, half, state, mode: 'self', at: this.instant(day, minutes), by: cadre.personId }));
  }

  private row({ clientKey, line, cadre, day, half, state, mode, at, by }: Pick<Row, 'clientKey' | 'line' | 'day' | 'half' | 'state' | 'mode'> & { cadre: DemoCadre; at: string; by: string }): Row {
    return {
      id: newId(), clientKey, line, fingerprint: clientKey, personId: cadre.personId, teamId: cadre.teamId, day, half, state, mode,
      claimedAt: at, receivedAt: at, recordedBy: by, note: '', reason: '', supersedes: null, book: null,
    };
  }

  private stateOf(cadre: DemoCadre, day: Day, half: Half): PresenceState {
    return this.isAway(cadre, day, half) || this.isMissing(cadre, day) || this.isTruant(cadre, day) ? 'absent' : 'in_village';
  }

  private isAway(cadre: DemoCadre, day: Day, half: Half): boolean {
    return this.away.has(`${cadre.personId} ${day} ${half}`);
  }

  private isMissing(cadre: DemoCadre, day: Day): boolean {
    return cadre.personId === this.missing.personId && day >= this.missing.from;
  }

  private isTruant(cadre: DemoCadre, day: Day): boolean {
    return cadre === this.short && this.truant.has(day);
  }

  /** Days of the last month that one cadre misses without leave: so many that he stays two days below two thirds of the working days. */
  private missedBy(cadre: DemoCadre): Set<Day> {
    const workdays = this.calendar.workdaysOf(-1);
    const free = workdays.filter(day => HALVES.every(half => !this.isAway(cadre, day, half)));
    const surplus = free.length - (Math.ceil(workdays.length * 2 / 3) - 2);
    const end = lastDay(monthOf(workdays[0]));
    return new Set(free.filter(day => day > addDays(end, -12)).slice(0, Math.max(0, surplus)));
  }

  private instant(day: Day, minutes: number): string {
    const time: ClockTime = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return this.calendar.instant(day, time);
  }
}
