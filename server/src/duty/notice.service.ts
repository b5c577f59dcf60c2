import { Injectable } from '@nestjs/common';
import { DUTY_KIND_NAMES, type DutyLine, type PatrolGroups } from '@village/shared/contract/duty';
import { dayText, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { PersonService } from '../organisation/person.service';
import type { DutySwapEntity, PatrolEntity } from './duty.entity';
import type { Place } from './place.service';

/** Notes what happened to a roster or a patrol, and tells those whom it concerns. */
@Injectable()
export class DutyNoticeService {
  constructor(private readonly journal: Journal, private readonly notices: NoticeService, private readonly people: PersonService) {}

  /** Everybody on the roster hears of it, of a change those whose days are others now. */
  async published(place: Place, month: Month, version: number, lines: readonly DutyLine[], before: readonly DutyLine[], who: Who): Promise<void> {
    const idsOf = (all: readonly DutyLine[]) => [...new Set(all.flatMap(line => line.personIds))];
    const daysOf = (all: readonly DutyLine[], id: string) => all.filter(line => line.personIds.includes(id)).map(line => line.day).join();
    const concerned = idsOf([...lines, ...before]).filter(id => id !== who.personId && daysOf(lines, id) !== daysOf(before, id));
    await this.notices.tell({
      personIds: concerned, subjectId: place.id, once: `duty.${place.kind}.${month}.${version}`, page: pageOf(place, month), kind: 'result',
      text: `${place.name}${Number(month.slice(5))}月的${DUTY_KIND_NAMES[place.kind]}表${version === 1 ? '发布了' : '改了，您的班有变动'}，请看您哪几天值班`,
    });
  }

  /** Who draws the roster up hears of a day on which somebody is away after all; each day and person once. */
  async hole(place: Place, day: Day, { personId, name }: { personId: string; name: string }, keepers: string[]): Promise<void> {
    await this.notices.tell({
      personIds: keepers, subjectId: place.id, once: holeOf(day, personId), page: pageOf(place, monthOf(day)),
      text: `${place.name}${dayText(day)}值班的${name}不在村，没有人顶岗，请换人；换好以前公示栏写“正在调整”`,
    });
  }

  /** A change took people off their days: what was told of these days is dealt with. */
  async mended(place: Pick<Place, 'id'>, before: readonly DutyLine[], after: readonly DutyLine[]): Promise<void> {
    for (const { day, personIds } of before) {
      const now = after.find(line => line.day === day)?.personIds ?? [];
      for (const id of personIds) if (!now.includes(id)) await this.notices.settle(place.id, holeOf(day, id));
    }
  }

  async asked(swap: Pick<DutySwapEntity, 'id' | 'kind' | 'askerId' | 'otherId' | 'day' | 'otherDay'>, place: Place, who: Who): Promise<void> {
    await this.journal.note(who, 'duty.swap.ask', swap.id, place.villageId);
    const name = await this.nameOf(swap.askerId);
    const what = turnName(swap);
    await this.notices.tell({
      personIds: [swap.otherId], subjectId: swap.id, once: 'duty.swap.asked', page: pageOfSwap(swap, place),
      text: swap.otherDay ? `${name}想用${dayText(swap.day)}的${what}换您${dayText(swap.otherDay)}的${what}，等您答复` : `${name}想请您替${dayText(swap.day)}的${what}，等您答复`,
    });
  }

  /** The asker hears of a yes or a no; whoever was asked need not look any more. */
  async answered(swap: Pick<DutySwapEntity, 'id' | 'kind' | 'askerId' | 'otherId' | 'day'>, answer: 'accepted' | 'declined' | 'taken_back', place: Place, who: Who): Promise<void> {
    await this.journal.note(who, `duty.swap.${answer}`, swap.id, place.villageId);
    await this.notices.settle(swap.id);
    if (answer === 'taken_back') return;
    await this.notices.tell({
      personIds: [swap.askerId], subjectId: swap.id, once: `duty.swap.${answer}`, page: pageOfSwap(swap, place), kind: 'result',
      text: `${await this.nameOf(swap.otherId)}${answer === 'accepted' ? '同意' : '没有同意'}换${dayText(swap.day)}的${turnName(swap)}${answer === 'accepted' ? `，${swap.kind === 'patrol' ? '轮次' : '值班表'}已经改好` : ''}`,
    });
  }

  /** Everybody in a group hears in which, and from when on. */
  async grouped(planId: string, place: Place, { from, groups }: Pick<PatrolGroups, 'from' | 'groups'>, who: Who): Promise<void> {
    await this.journal.note(who, 'duty.patrol.groups', planId, place.villageId);
    for (const [at, { personIds }] of groups.entries()) {
      await this.notices.tell({
        personIds: personIds.filter(id => id !== who.personId), subjectId: planId, once: 'patrol.grouped', page: patrolPage(place.id), kind: 'result', text: `${place.name}${dayText(from)}起的联防巡逻，您在第 ${at + 1} 组`,
      });
    }
  }

  /** Who leads the group confirms what another put down. */
  async patrolled({ id, teamId, leaderId, recordedBy, day, confirmedBy }: PatrolEntity): Promise<void> {
    if (confirmedBy !== null) return;
    await this.notices.tell({ personIds: [leaderId], subjectId: id, once: 'patrol.recorded', page: patrolPage(teamId), text: `${await this.nameOf(recordedBy)}登记了${dayText(day)}的巡逻，等您确认` });
  }

  async confirmed(id: string, who: Who): Promise<void> {
    await this.journal.note(who, 'duty.patrol.confirm', id);
    await this.notices.settle(id);
  }

  private async nameOf(personId: string): Promise<string> {
    return (await this.people.personById(personId))?.name ?? '';
  }
}

const turnName = ({ kind }: Pick<DutySwapEntity, 'kind'>) => (kind === 'patrol' ? '巡逻' : '班');
const patrolPage = (teamId: string) => `/pages/duty/patrol/index?teamId=${teamId}`;
const pageOfSwap = ({ kind, day }: Pick<DutySwapEntity, 'kind' | 'day'>, place: Place) => (kind === 'patrol' ? patrolPage(place.id) : pageOf(place, monthOf(day)));
const holeOf = (day: Day, personId: string) => `duty.hole.${day}.${personId}`;

function pageOf({ kind, id }: Pick<Place, 'kind' | 'id'>, month: Month): string {
  return `/pages/duty/board/index?kind=${kind}&placeId=${id}&month=${month}`;
}
