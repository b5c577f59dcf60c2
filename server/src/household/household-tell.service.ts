import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { dayText, type Day } from '@village/shared/kernel/day';
import type { HouseholdEvent } from '@village/shared/kernel/household';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { TeamService } from '../organisation/team.service';
import { HouseholdPairEntity, type HouseholdEntity } from './household.entity';

const page = (id: string) => `/pages/household/one/index?id=${id}`;

/** Who is told of what happens to a household. The text names neither the household nor anybody in it: it is behind the link. */
@Injectable()
export class HouseholdTellService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly notices: NoticeService, private readonly teams: TeamService) {}

  /** Those of the team who did not put it down themselves, and the cadre the household is paired with. */
  async happened({ id, villageId }: HouseholdEntity, { event, day }: { event: HouseholdEvent; day: Day }, { personId }: Who): Promise<void> {
    const today = this.clock.today();
    const teams = await this.teams.standingIn([villageId], today);
    const members = teams.length ? await this.teams.membersOf(teams.map(team => team.id), today, today) : [];
    const pairs = await this.db.of(HouseholdPairEntity).findBy({ householdId: id, to: IsNull() });
    const people = [...members.map(member => member.personId), ...pairs.flatMap(pair => pair.personId ?? [])].filter(each => each !== personId);
    await this.notices.tell({ personIds: people, subjectId: id, once: `event ${event} ${day}`, text: `${dayText(day)}村里有一户出了必须走访的事，请打开看是哪一户、谁去走访。`, page: page(id) });
  }

  /** Those who changed the same at once, the one whose change came later, too: one of them has to look. */
  async clashed({ id }: Pick<HouseholdEntity, 'id'>, people: readonly string[], change: string): Promise<void> {
    await this.notices.tell({ personIds: [...new Set(people)], subjectId: id, once: `clash ${change}`, text: '有一户的登记，两个人改得不一样，两边都留着，请打开核对哪一个对。', page: page(id) });
  }
}
