import type { INestApplicationContext } from '@nestjs/common';
import type { WriteAppealInput } from '@village/shared/contract/appeal.input';
import { addDays, instantOf, type Day } from '@village/shared/kernel/day';
import { AppealService } from '../disclosure/appeal.service';
import { BoardKeepService } from '../disclosure/board-keep.service';
import { ActService } from '../issue/act.service';
import { AssignService } from '../issue/assign.service';
import { IssueListService } from '../issue/list.service';
import type { Who } from '../common/who';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const ADDRESS = 'demo';
/** How far each came. */
type Reached = 'written' | 'assigned' | 'answered' | 'graded';
const REACHED: readonly Reached[] = ['written', 'assigned', 'answered', 'graded'];

interface Asked extends Pick<WriteAppealInput, 'text'>, Partial<Pick<WriteAppealInput, 'category' | 'place' | 'name' | 'agreed'>> {
  /** So many days ago it was written; the boards are put up twelve days before today. */
  back: number;
  upTo: Reached;
}

const ASKED: readonly Asked[] = [
  { back: 10, upTo: 'graded', text: '三组路灯坏了两盏。晚上看不见路', category: 'infrastructure', place: '小学门口', agreed: true },
  { back: 9, upTo: 'answered', text: '机耕路下雨就进不去车。能不能铺点砂石', category: 'infrastructure', agreed: true },
  { back: 4, upTo: 'assigned', text: '想问高龄补贴怎么申请，要什么材料', category: 'livelihood', name: '一位老人' },
  { back: 1, upTo: 'written', text: '自来水早上发黄，洗衣服都不行', category: 'infrastructure', place: '五组，水塔下面' },
];

/** What villagers write on the boards: at every point of its way, two that pass the team by. */
export class AppealStory {
  private readonly numbers = new Map<string, string>();
  private written = 0;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const leaders = this.county.townships.flatMap(({ id }) => this.county.cadres.filter(cadre => cadre.townshipId === id && cadre.isLeader).slice(0, 2));
    return leaders.flatMap((leader, index) => [
      ...ASKED.filter((_, at) => index === 0 || at % leaders.length === index % ASKED.length).map((asked): Happening => ({ day: addDays(this.calendar.today, -asked.back), time: '19:20', act: () => this.tell(asked, leader) })),
      ...(index === 0 ? [{ day: addDays(this.calendar.today, -3), time: '20:05' as const, act: () => this.complain(leader) }] : []),
    ]);
  }

  /** The board of the first village, with the number of the request that waits for its villager. */
  async told(): Promise<string> {
    const [leader] = this.county.cadres.filter(cadre => cadre.isLeader);
    const { code } = await this.boardOf(await this.roster.whoIs(leader.personId));
    return `村公示栏 /b/${code}，有答复的诉求编号 ${this.numbers.get(ASKED[1].text) ?? ''}`;
  }

  private async tell(asked: Asked, leader: DemoCadre): Promise<void> {
    const { back: _, upTo, ...words } = asked;
    const member = this.county.cadres.find(cadre => cadre.teamId === leader.teamId && !cadre.isLeader) ?? leader;
    const [head, worker] = [await this.roster.whoIs(leader.personId), await this.roster.whoIs(member.personId)];
    const { number } = await this.write({ about: 'matter', ...words }, head);
    if (!this.numbers.has(asked.text)) this.numbers.set(asked.text, number);
    const reaches = (step: Reached) => REACHED.indexOf(upTo) >= REACHED.indexOf(step);
    if (!reaches('assigned')) return;
    const day: Day = addDays(this.calendar.today, -asked.back);
    const [{ id }] = (await this.app.get(IssueListService).list({ box: 'undone', source: 'appeal' }, head)).items;
    const given = done(await this.app.get(AssignService).assign({ id, revision: 1, personId: member.personId, due: addDays(day, 10), text: '先去看看' }, head));
    if (!reaches('answered')) return;
    done(await this.app.get(ActService).answer({ id, clientKey: `demo-appeal-${(this.written += 1)}`, revision: given.revision, outcome: 'solved', text: '请村里的师傅弄好了，当场试过。', claimedAt: instantOf(day, '19:25') }, worker));
    if (!reaches('graded')) return;
    const villagers = this.app.get(AppealService);
    done(await villagers.act({ number, act: 'solved' }, ADDRESS));
    done(await villagers.act({ number, act: 'grade', grade: 'satisfied', text: '当天就来了' }, ADDRESS));
  }

  /** About somebody of the team, and about what was published: for the township, and nobody below sees them. */
  private async complain(leader: DemoCadre): Promise<void> {
    const head = await this.roster.whoIs(leader.personId);
    const { board } = await this.boardOf(head);
    await this.write({ about: 'about_team', text: '有一名队员说话很冲，问政策不耐烦' }, head);
    const shown = board.publications.find(({ subjectName }) => subjectName.includes('财务'));
    await this.write({ about: 'about_disclosure', text: '砂石没有用到 42 方，请核对票据', ...(shown ? { publicationId: shown.id } : {}) }, head);
  }

  private async write(words: Omit<WriteAppealInput, 'code' | 'form'>, head: Who): Promise<{ number: string }> {
    const { code } = await this.boardOf(head);
    return done(await this.app.get(AppealService).write({ code: code!, form: `demo-form-${(this.written += 1)}`, ...words }, `${ADDRESS} ${this.written}`));
  }

  private boardOf(head: Who) {
    return this.app.get(BoardKeepService).detail({ villageId: head.grants[0].organisationId }, head);
  }
}
