import type { INestApplicationContext } from '@nestjs/common';
import type { PlanDetail } from '@village/shared/contract/plan';
import type { PlanItemInput } from '@village/shared/contract/plan.input';
import type { PlanKind, PlanMove } from '@village/shared/contract/plan-words';
import { addDays, instantOf, type Day } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { DraftService } from '../plan/draft.service';
import { EmergencyService } from '../plan/emergency.service';
import { ItemService } from '../plan/item.service';
import { HolderService } from '../organisation/holder.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const BEGUN_BEFORE = 40;

/** Plans, promises and emergency plans of some villages. */
export class PlanStory {
  private written = 0;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const leaders = this.county.townships.flatMap(({ id }) => this.county.cadres.filter(cadre => cadre.townshipId === id && cadre.isLeader).slice(0, 2));
    const day = addDays(this.calendar.today, -BEGUN_BEFORE);
    return leaders.map((leader, index): Happening => ({ day, time: '10:20', act: () => this.tell(leader, day, index) }));
  }

  private async tell(leader: DemoCadre, day: Day, index: number): Promise<void> {
    const member = this.county.cadres.find(cadre => cadre.teamId === leader.teamId && !cadre.isLeader) ?? leader;
    const head = await this.roster.whoIs(leader.personId);
    const placeId = head.grants[0].organisationId;
    const year = Number(day.slice(0, 4));
    const item = (title: string, inDays: number, more: Partial<PlanItemInput> = {}): PlanItemInput => ({ title, target: '', measures: '同村委会商定，组织村民投工', responsible: '', ownerId: member.personId, due: addDays(day, inDays), stage: 'year', ...more });
    const running = await this.adopted({ kind: 'year', title: `${year} 年驻村帮扶计划`, year, placeId, items: [
      item('硬化三组入户路', 30, { target: '800 米', responsible: '三组组长' }), item('办一期果树修剪培训', 35), item('建蓄水池', 90, { ownerId: leader.personId }), item('规范全村垃圾收集点', 200, { responsible: '村委会' }),
    ] }, leader, head, day);
    await this.adopted({ kind: 'commitment', title: `${year} 年承诺`, year, placeId, items: [item('修好过水桥', 60), item('年底前全村通自来水', 200)] }, leader, head, day);
    if (index % 2 === 0) await this.app.get(DraftService).save({ revision: 0, kind: 'special', title: '冬季送暖行动', text: '', year, placeId, items: [item('走访独居老人', 150)] }, head);
    const who = await this.roster.whoIs(member.personId);
    const claimedAt = instantOf(day, '10:15');
    const items = this.app.get(ItemService);
    const progress = async (at: number, text: string, ended = false) => done(await items.progress({ id: running.itemList[at].id, clientKey: `demo-progress-${(this.written += 1)}`, day, text, claimedAt, ...(ended ? { done: true } : {}) }, who));
    await progress(0, '路线定了，七户签了字。');
    const ended = await progress(1, '请县里的老师讲了半天，来了 35 人。', true);
    if (index > 0) done(await items.move({ id: ended.id, revision: ended.revision, move: 'confirm', text: '看了签到表和照片' }, head));
    done(await this.app.get(EmergencyService).save({ villageId: placeId, version: 0, text: '先报告，再转移老人和孩子到村小学。防汛物资在村部后院。', contacts: [{ name: '火警', duty: '', phone: '119' }, { name: '急救', duty: '', phone: '120' }] }, head));
  }

  private async adopted(given: { kind: PlanKind; title: string; year: number; placeId: string; items: PlanItemInput[] }, leader: DemoCadre, head: Who, day: Day): Promise<PlanDetail> {
    const drafts = this.app.get(DraftService);
    const move = async (plan: PlanDetail, to: PlanMove, who: Who) => done(await drafts.move({ id: plan.id, revision: plan.revision, move: to, text: '' }, who));
    const submitted = await move(done(await drafts.save({ revision: 0, text: '', ...given }, head)), 'submit', head);
    const [secretary] = await this.app.get(HolderService).holders('township_secretary', { path: leader.villagePath }, day);
    return move(submitted, 'adopt', await this.roster.whoIs(secretary.personId));
  }
}
