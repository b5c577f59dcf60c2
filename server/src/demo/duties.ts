import type { INestApplicationContext } from '@nestjs/common';
import type { DutyBoard, DutyLine, PatrolReply } from '@village/shared/contract/duty';
import { addDays, addMonths, type Day, daysFrom, instantOf, type Month, monthOf } from '@village/shared/kernel/day';
import { isFree } from '@village/shared/rules/duty-check';
import { planDuty } from '@village/shared/rules/duty-roster';
import { planPatrol } from '@village/shared/rules/patrol-plan';
import type { Who } from '../common/who';
import { PatrolGroupService } from '../duty/patrol-group.service';
import { PatrolRecordService } from '../duty/patrol-record.service';
import { PatrolSwapService } from '../duty/patrol-swap.service';
import { PatrolService } from '../duty/patrol.service';
import { PublishService } from '../duty/publish.service';
import { RosterSwapService } from '../duty/roster-swap.service';
import { DutyTodayService } from '../duty/today.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

/** From this day on the roster of the next month is out as well. */
const NEXT_FROM = 20;
const GROUPED_BEFORE = 20;
const FOUND = ['一路平安', '村口路灯坏了一盏，已报电管员', '劝回两名在水库边玩耍的孩子', '三组柴草堆离电线太近，当场搬开'];

/** Rosters, a swap that waits, patrol groups and what they found, in the villages of the first township. */
export class DutyStory {
  private recorded = 0;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const { today } = this.calendar;
    const month = monthOf(today);
    const next = Number(today.slice(8)) >= NEXT_FROM ? [addMonths(month, 1)] : [];
    return this.county.cadres.filter(cadre => cadre.townshipId === this.county.townships[0].id && cadre.isLeader).flatMap((leader, index): Happening[] => [
      { day: `${addMonths(month, -1)}-26`, time: '16:00', act: () => this.publish(leader, month) },
      ...next.map((each): Happening => ({ day: `${month}-${NEXT_FROM}`, time: '07:50', act: () => this.publish(leader, each) })),
      { day: addDays(today, -GROUPED_BEFORE), time: '17:00', act: () => this.group(leader) },
      ...[9, 6, 3, 1].map((before, at): Happening => ({ day: addDays(today, -before), time: '21:30', act: () => this.patrol(leader, addDays(today, -before), FOUND[(at + index) % FOUND.length], before === 1) })),
      ...(index === 0 ? [{ day: addDays(today, -1), time: '21:50' as const, act: () => this.swap(leader) }] : []),
    ]);
  }

  private async publish(leader: DemoCadre, month: Month): Promise<void> {
    const who = await this.roster.whoIs(leader.personId);
    const board = await this.board(leader, month, who);
    const days = board.days.map(({ day, rest }) => ({ day, rest }));
    const people = board.people.map(person => ({ personId: person.personId, earlier: person.earlier, free: days.map(({ day }) => day).filter(day => isFree(person, day)) }));
    const { lines } = planDuty({ days, least: board.least, people });
    done(await this.app.get(PublishService).publish({ kind: 'cover', placeId: leader.teamId, month, version: 0, lines }, who));
  }

  private async group(leader: DemoCadre): Promise<void> {
    const who = await this.roster.whoIs(leader.personId);
    const { groupsAsked, people, day } = await this.patrols(leader, who);
    const { groups, firstGroup } = planPatrol({ count: groupsAsked, people, days: daysFrom(day, addDays(day, 27)) });
    done(await this.app.get(PatrolGroupService).set({ teamId: leader.teamId, from: day, firstGroup, groups: groups.map((personIds, at) => ({ personIds, others: at === 0 ? '护村队员两名' : '' })) }, who));
  }

  /** The leader of the group puts it down; the last one another did, and it waits for him. */
  private async patrol(leader: DemoCadre, day: Day, found: string, waits: boolean): Promise<void> {
    const turn = (await this.patrols(leader, await this.roster.whoIs(leader.personId))).turns[0];
    const writer = waits ? turn.personIds[1] ?? this.county.cadres.find(cadre => cadre.teamId === leader.teamId && !turn.personIds.includes(cadre.personId))!.personId : turn.personIds[0];
    done(await this.app.get(PatrolRecordService).record({
      clientKey: `demo-patrol-${(this.recorded += 1)}`, teamId: leader.teamId, day, at: '20:15', personIds: turn.personIds, others: '', found, claimedAt: instantOf(day, '21:20'),
    }, await this.roster.whoIs(writer)));
  }

  /** One member gives a duty for one of another and asks a second for a patrol: both wait for the answer. */
  private async swap(leader: DemoCadre): Promise<void> {
    const { today } = this.calendar;
    const [asker, other] = this.county.cadres.filter(cadre => cadre.teamId === leader.teamId && !cadre.isLeader);
    const who = await this.roster.whoIs(asker.personId);
    const boards: DutyBoard[] = [];
    for (const month of [monthOf(today), addMonths(monthOf(today), 1)]) boards.push(await this.board(leader, month, who));
    const lines = boards.flatMap(board => board.roster?.lines ?? []);
    const person = (id: string, day: Day) => boards.find(board => board.month === monthOf(day))!.people.find(each => each.personId === id)!;
    const first = (own: DemoCadre, taker: DemoCadre): DutyLine | undefined => lines.find(({ day, personIds }) => day > today && personIds.includes(own.personId) && isFree(person(taker.personId, day), day));
    const [mine, theirs] = [first(asker, other), first(other, asker)];
    if (mine && theirs) done(await this.app.get(RosterSwapService).ask({ kind: 'cover', placeId: leader.teamId, day: mine.day, otherId: other.personId, otherDay: theirs.day, note: '孩子开家长会' }, who));
    const { turns, people } = await this.patrols(leader, who);
    const turn = turns.find(({ day, personIds }) => day > today && personIds.includes(asker.personId) && !personIds.includes(leader.personId) && !people.find(each => each.personId === leader.personId)!.away.includes(day));
    if (turn) done(await this.app.get(PatrolSwapService).ask({ teamId: leader.teamId, day: turn.day, otherId: leader.personId, note: '那晚要送老人去医院' }, who));
  }

  private async board(leader: DemoCadre, month: Month, who: Who): Promise<DutyBoard> {
    return done(await this.app.get(DutyTodayService).board({ kind: 'cover', placeId: leader.teamId, month }, who));
  }

  private async patrols(leader: DemoCadre, who: Who): Promise<PatrolReply> {
    return done(await this.app.get(PatrolService).patrol({ teamId: leader.teamId }, who));
  }
}
