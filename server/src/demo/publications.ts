import type { INestApplicationContext } from '@nestjs/common';
import type { PublicationDetail } from '@village/shared/contract/publication';
import type { SavePublicationInput } from '@village/shared/contract/publication.input';
import type { PublicationMove } from '@village/shared/contract/publication-words';
import { addDays } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { BoardKeepService } from '../disclosure/board-keep.service';
import { PublicationDraftService } from '../disclosure/publication-draft.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const SHOWN_BEFORE = 12;
const LINES = [
  ['上级拨付道路维护款', '50000.00', '—'], ['买砂石料 42 方', '—', '6300.00'], ['付修路工钱 8 人 5 天', '—', '6000.00'], ['集体林地租金', '3600.00', '—'],
];

/** What two villages of each township publish, on boards that open. */
export class PublicationStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const leaders = this.county.townships.flatMap(({ id }) => this.county.cadres.filter(cadre => cadre.townshipId === id && cadre.isLeader).slice(0, 2));
    return leaders.map((leader): Happening => ({ day: addDays(this.calendar.today, -SHOWN_BEFORE), time: '15:30', act: () => this.tell(leader) }));
  }

  private async tell(leader: DemoCadre): Promise<void> {
    const member = this.county.cadres.find(cadre => cadre.teamId === leader.teamId && !cadre.isLeader) ?? leader;
    const [head, author] = [await this.roster.whoIs(leader.personId), await this.roster.whoIs(member.personId)];
    const villageId = head.grants[0].organisationId;
    done(await this.app.get(BoardKeepService).renew({ villageId, seen: '' }, head));
    const drafts = this.app.get(PublicationDraftService);
    const save = async (input: Partial<SavePublicationInput> & Pick<SavePublicationInput, 'title'>) => done(await drafts.save({ revision: 0, villageId, subject: 'village_affairs', text: '', items: [], tables: [], explanation: '', ...input }, author));
    const move = async ({ id, revision }: PublicationDetail, to: PublicationMove, who: Who) => done(await drafts.move({ id, revision, move: to, text: '' }, who));
    const day = addDays(this.calendar.today, -SHOWN_BEFORE);
    const table = { columns: ['日期', '摘要', '收入（元）', '支出（元）'], lines: LINES.map(([text, income, expense], index) => ({ cells: [addDays(day, index - LINES.length), text, income, expense] })) };
    if (author.personId !== head.personId) {
      await move(await move(await save({ title: '财务收支', subject: 'village_finance', granularity: 'item_by_item', text: '收支明细如下。', tables: [table] }), 'submit', author), 'publish', head);
      await move(await save({ title: '一事一议修桥方案', text: '每户投工两天，材料由上级补助。有不同意见请告诉村委会。' }), 'submit', author);
    }
  }
}
