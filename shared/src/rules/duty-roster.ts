import type { Day } from '../kernel/day';

/** Who has the duty of one day. */
export interface DutyLine {
  day: Day;
  personIds: string[];
}

/** A day that has to be covered. */
export interface DutyDayAsked {
  day: Day;
  /** A rest day or holiday: these are shared out too. */
  rest: boolean;
}

export interface DutyCandidate {
  personId: string;
  /** The days on which he serves and is not away. */
  free: readonly Day[];
  /** Duties of the months before, and how many of them fell on rest days; null: he was not there yet, and has nothing to make up for. */
  earlier: { duties: number; rest: number } | null;
}

export interface DutyPlan {
  lines: DutyLine[];
  /** Days for which too few are there. */
  gaps: Day[];
}

/**
 * Shares the duties of a month out: every day covered by `least` people who are there, nobody more than one duty above another who could have taken one of his,
 * months before included; then rest days in the same way. The same input always gives the same plan.
 */
export function planDuty({ days, least, people }: { days: readonly DutyDayAsked[]; least: number; people: readonly DutyCandidate[] }): DutyPlan {
  const share = new Share(days, people);
  for (const { day, rest } of days) share.fill(day, rest, least);
  share.level();
  share.levelRest();
  const lines = days.map(({ day }) => ({ day, personIds: share.of(day) }));
  return { lines, gaps: lines.filter(line => line.personIds.length < least).map(line => line.day) };
}

/**
 * Fills what is open in a roster that stands: whoever is there keeps his day, who is away or has left gives way to those with the fewest duties. Nothing else moves.
 * Who is there and was named counts first, so that nobody gets two days where another has none.
 */
export function mendDuty({ days, least, people }: { days: readonly DutyDayAsked[]; least: number; people: readonly DutyCandidate[] }, lines: readonly DutyLine[]): DutyPlan {
  const share = new Share(days, people);
  for (const { day } of days) share.keep(day, lines.find(line => line.day === day)?.personIds ?? []);
  for (const { day, rest } of days) share.fill(day, rest, least - share.of(day).length);
  const mended = days.map(({ day }) => ({ day, personIds: share.of(day) }));
  return { lines: mended, gaps: mended.filter(line => line.personIds.length < least).map(line => line.day) };
}

class Share {
  private readonly taken = new Map<Day, Set<number>>();
  private readonly free: Set<Day>[];
  private readonly load: number[];
  private readonly restLoad: number[];
  private readonly last: number[];
  private readonly rest: Set<Day>;

  constructor(private readonly days: readonly DutyDayAsked[], private readonly people: readonly DutyCandidate[]) {
    this.free = people.map(person => new Set(person.free));
    const known = people.map(person => person.earlier).filter(earlier => earlier !== null);
    const least = (counts: number[]) => (counts.length ? Math.min(...counts) : 0);
    const start = { duties: least(known.map(each => each.duties)), rest: least(known.map(each => each.rest)) };
    this.load = people.map(({ earlier }) => (earlier ?? start).duties);
    this.restLoad = people.map(({ earlier }) => (earlier ?? start).rest);
    this.last = people.map(() => -days.length);
    this.rest = new Set(days.filter(each => each.rest).map(each => each.day));
    for (const { day } of days) this.taken.set(day, new Set());
  }

  of(day: Day): string[] {
    return [...this.on(day)].sort((one, other) => one - other).map(index => this.people[index].personId);
  }

  /** Leaves the day to those of them who are there. */
  keep(day: Day, personIds: readonly string[]): void {
    for (const index of this.all()) if (personIds.includes(this.people[index].personId) && this.mayTake(index, day)) this.give(day, index);
  }

  /** Gives the day to those who have the fewest duties; of these to who has not had one for the longest time. */
  fill(day: Day, rest: boolean, least: number): void {
    const at = this.days.findIndex(each => each.day === day);
    const order = this.all().filter(index => this.mayTake(index, day)).sort((one, other) => this.load[one] - this.load[other]
      || (rest ? this.restLoad[one] - this.restLoad[other] : 0) || this.last[one] - this.last[other] || one - other);
    for (const index of order.slice(0, Math.max(0, least))) {
      this.give(day, index);
      this.last[index] = at;
    }
  }

  /** Hands days on, through others where need be, as long as somebody with two duties fewer can be reached. */
  level(): void {
    for (let moved = true; moved;) {
      moved = this.all().sort((one, other) => this.load[other] - this.load[one] || one - other).some(from => this.relieve(from));
    }
  }

  /** Exchanges a rest day of one for a working day of another who has two rest days fewer. */
  levelRest(): void {
    for (let moved = true; moved;) moved = this.all().some(from => this.all().some(to => this.restLoad[from] >= this.restLoad[to] + 2 && this.exchange(from, to)));
  }

  private relieve(from: number): boolean {
    const came = new Map<number, { by: number; day: Day }>();
    const queue = [from];
    for (let person = queue.shift(); person !== undefined; person = queue.shift()) {
      for (const day of this.daysOf(person)) {
        for (const next of this.all()) {
          if (next === from || came.has(next) || !this.mayTake(next, day)) continue;
          came.set(next, { by: person, day });
          if (this.load[next] <= this.load[from] - 2) return this.handOn(next, from, came);
          queue.push(next);
        }
      }
    }
    return false;
  }

  private handOn(end: number, from: number, came: Map<number, { by: number; day: Day }>): boolean {
    for (let person = end; person !== from;) {
      const { by, day } = came.get(person)!;
      this.take(day, by);
      this.give(day, person);
      person = by;
    }
    return true;
  }

  private exchange(from: number, to: number): boolean {
    const restDay = this.daysOf(from).find(day => this.rest.has(day) && this.mayTake(to, day));
    const workDay = this.daysOf(to).find(day => !this.rest.has(day) && this.mayTake(from, day));
    if (restDay === undefined || workDay === undefined) return false;
    this.take(restDay, from);
    this.take(workDay, to);
    this.give(restDay, to);
    this.give(workDay, from);
    return true;
  }

  private mayTake(index: number, day: Day): boolean {
    return this.free[index].has(day) && !this.on(day).has(index);
  }

  private give(day: Day, index: number): void {
    this.on(day).add(index);
    this.load[index] += 1;
    if (this.rest.has(day)) this.restLoad[index] += 1;
  }

  private take(day: Day, index: number): void {
    this.on(day).delete(index);
    this.load[index] -= 1;
    if (this.rest.has(day)) this.restLoad[index] -= 1;
  }

  private daysOf(index: number): Day[] {
    return this.days.map(each => each.day).filter(day => this.on(day).has(index));
  }

  private on(day: Day): Set<number> {
    return this.taken.get(day)!;
  }

  private all(): number[] {
    return this.people.map((_, index) => index);
  }
}
