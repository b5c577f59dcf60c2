import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '@village/shared/kernel/day';
import type { HouseholdEvent, HouseholdState, HouseholdTag } from '@village/shared/kernel/household';
import { HouseholdChangeService } from '../household/household-change.service';
import { HouseholdEntryService } from '../household/household-entry.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';
import { idsOf } from '../common/path';

/** Number, group, invented head of the household, people, state, what makes it one to look after, how many days ago somebody was there and what he found. */
const HOUSEHOLDS: [string, string, string, number, HouseholdState, HouseholdTag[], number | null, string][] = [
  ['01-001', '一组', '谷丰收', 4, 'not_poor', [], 20, '一家四口都好，儿子在县城打工。'],
  ['01-002', '一组', '水长青', 2, 'potentially_poor', ['special_difficulty', 'empty_nest'], 12, '老两口身体还行，屋顶有一处漏雨，回来问了修房的办法。'],
  ['01-003', '一组', '山新雨', 5, 'not_poor', [], null, ''],
  ['02-001', '二组', '云满仓', 3, 'not_poor', ['disabled'], 30, '辅具到了，教会了怎么用。'],
  ['02-002', '二组', '石小河', 6, 'not_poor', ['has_dispute'], null, ''],
  ['03-001', '三组', '田有余', 1, 'not_poor', ['empty_nest'], 7, '送去了降压药，约好下月陪去复查。'],
];
const HAPPENED: [string, number, HouseholdEvent, string][] = [['02-002', 3, 'dispute_between_villagers', '和邻居为排水沟吵了一架，村干部劝开了。']];

/** The register of one village with some visits, so that its pages are not empty. */
export class HouseholdStory {
  private readonly ids = new Map<string, string>();

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const [township] = this.county.townships;
    const leader = this.county.cadres.find(cadre => cadre.townshipId === township.id && cadre.isLeader);
    if (!leader) return [];
    const ago = (days: number) => addDays(this.calendar.today, -days);
    return [
      { day: ago(40), time: '10:00', act: () => this.register(leader) },
      ...HOUSEHOLDS.flatMap(([number, , , , , , back, text]): Happening[] => (back === null ? [] : [{ day: ago(back), time: '15:30', act: () => this.visit(leader, number, ago(back), text) }])),
      ...HAPPENED.map(([number, back, event, text]): Happening => ({ day: ago(back), time: '17:00', act: () => this.happen(leader, number, ago(back), event, text) })),
    ];
  }

  private async register(leader: DemoCadre): Promise<void> {
    const changes = this.app.get(HouseholdChangeService);
    const who = await this.roster.whoIs(leader.personId);
    const villageId = idsOf(leader.villagePath)[2];
    for (const [number, group, headName, people, state, tags] of HOUSEHOLDS) {
      const { id, version } = done(await changes.add({ villageId, number, group, headName, people, state }, who));
      this.ids.set(number, id);
      const day = addDays(this.calendar.today, -40);
      if (tags.length) done(await changes.edit({ clientKey: `demo-household-${number}`, id, version, day, tags, reason: '入户核对', claimedAt: `${day}T02:00:00.000Z` }, who));
    }
  }

  private async visit(leader: DemoCadre, number: string, day: string, text: string): Promise<void> {
    done(await this.app.get(HouseholdEntryService).visit({
      clientKey: `demo-visit-${number}`, id: this.ids.get(number)!, teamId: leader.teamId, day, text, withIds: [], tags: [], answers: [], claimedAt: `${day}T07:30:00.000Z`,
    }, await this.roster.whoIs(leader.personId)));
  }

  private async happen(leader: DemoCadre, number: string, day: string, event: HouseholdEvent, text: string): Promise<void> {
    done(await this.app.get(HouseholdEntryService).happen({ clientKey: `demo-event-${number}`, id: this.ids.get(number)!, teamId: leader.teamId, day, event, text, claimedAt: `${day}T09:00:00.000Z` }, await this.roster.whoIs(leader.personId)));
  }
}
