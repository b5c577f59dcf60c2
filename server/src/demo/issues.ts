import type { INestApplicationContext } from '@nestjs/common';
import type { IssueDetail } from '@village/shared/contract/issue';
import type { IssueKind } from '@village/shared/contract/issue-words';
import { addDays, instantOf, type Day } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { ActService } from '../issue/act.service';
import { AssignService } from '../issue/assign.service';
import { RaiseService } from '../issue/raise.service';
import { HolderService } from '../organisation/holder.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

interface Matter {
  back: number;
  kind: IssueKind;
  category: string;
  title: string;
  text: string;
  /** How far it came: given to somebody, reported to the township, acknowledged there, answered, closed. */
  upTo: 'open' | 'assigned' | 'escalated' | 'acknowledged' | 'answered' | 'closed';
  villager?: string;
  massDemand?: boolean;
}

const MATTERS: readonly Matter[] = [
  { back: 1, kind: 'problem', category: 'infrastructure', title: '二组支渠垮塌，水过不去', text: '垮了约 6 米，下面 40 亩等水。', upTo: 'open', massDemand: true },
  { back: 4, kind: 'problem', category: 'safety', title: '过水桥桥面裂缝变宽', text: '大车还在走，雨季以前要鉴定。', upTo: 'escalated' },
  { back: 6, kind: 'problem', category: 'livelihood', title: '一户临时救助没有批下来', text: '住院花费大，材料缺一份诊断证明。', upTo: 'assigned', villager: '三组一户' },
  { back: 9, kind: 'problem', category: 'infrastructure', title: '村口路灯不亮', text: '五盏里坏了三盏，学生晚自习回家看不清路。', upTo: 'answered' },
  { back: 12, kind: 'dispute', category: 'land_dispute', title: '两家为宅基地边界争执', text: '翻建围墙时起的争执，老界桩找不到了。', upTo: 'assigned', villager: '东头两家' },
  { back: 18, kind: 'problem', category: 'infrastructure', title: '三组水管冻裂', text: '十二户停水半天。', upTo: 'closed' },
  { back: 25, kind: 'problem', category: 'environment', title: '垃圾收集点满了没人清', text: '清运车两周没来。', upTo: 'acknowledged' },
  { back: 30, kind: 'problem', category: 'infrastructure', title: '三组水管接头漏水', text: '上次冻裂的那一段。', upTo: 'closed' },
];
const STEPS = ['open', 'assigned', 'escalated', 'acknowledged', 'answered', 'closed'];

/** Open matters of some villages, each at another point of its way. */
export class IssueStory {
  private written = 0;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const teams = this.county.townships.flatMap(({ id }) => this.county.cadres.filter(cadre => cadre.townshipId === id && cadre.isLeader).slice(0, 2));
    return teams.flatMap((leader, index) => MATTERS.filter((_, at) => index === 0 || at % 3 === index % 3)
      .map((matter): Happening => ({ day: addDays(this.calendar.today, -matter.back), time: '15:10', act: () => this.tell(matter, leader) })));
  }

  private async tell(matter: Matter, leader: DemoCadre): Promise<void> {
    const member = this.county.cadres.find(cadre => cadre.teamId === leader.teamId && !cadre.isLeader) ?? leader;
    const [reporter, head] = [await this.roster.whoIs(member.personId), await this.roster.whoIs(leader.personId)];
    const day = addDays(this.calendar.today, -matter.back);
    const found = done(await this.app.get(RaiseService).raise({
      clientKey: `demo-issue-${(this.written += 1)}`, kind: matter.kind, category: matter.category, villageId: head.grants[0].organisationId, title: matter.title, text: matter.text, source: 'person', foundOn: day,
      claimedAt: instantOf(day, '15:05'), ...(matter.villager ? { villager: matter.villager } : {}), massDemand: matter.massDemand ?? false,
    }, reporter));
    await this.goOn(found, matter, day, { reporter, head, path: leader.villagePath });
  }

  private async goOn(found: IssueDetail, { upTo, kind }: Matter, day: Day, { reporter, head, path }: { reporter: Who; head: Who; path: string }): Promise<void> {
    const { id } = found;
    const acts = this.app.get(ActService);
    const reaches = (step: Matter['upTo']) => STEPS.indexOf(upTo) >= STEPS.indexOf(step);
    if (upTo === 'escalated' || upTo === 'acknowledged') {
      done(await acts.escalate({ id, revision: found.revision, text: '村里没有资金和技术，请镇里协调。' }, head));
      const [office] = await this.app.get(HolderService).holders('township_office', { path }, day);
      if (upTo === 'acknowledged' && office) done(await acts.acknowledge({ id }, await this.roster.whoIs(office.personId)));
      return;
    }
    if (!reaches('assigned')) return;
    const given = done(await this.app.get(AssignService).assign({ id, revision: found.revision, personId: reporter.personId, due: addDays(day, 10), text: '先把情况弄清楚' }, head));
    const claimedAt = instantOf(day, '15:10');
    done(await acts.note({ id, clientKey: `demo-note-${(this.written += 1)}`, text: kind === 'dispute' ? '分别到两家听了情况，都愿意让村里出面。' : '到现场看过了，约好明天再去。', claimedAt, ...(kind === 'dispute' ? { stage: 'heard' } : {}) }, reporter));
    if (!reaches('answered')) return;
    const answered = done(await acts.answer({ id, clientKey: `demo-answer-${(this.written += 1)}`, revision: given.revision, outcome: 'solved', text: '换好了，当场试过。', claimedAt }, reporter));
    if (reaches('closed')) done(await acts.confirm({ id, revision: answered.revision, text: '到户看了，已经好了' }, head));
  }
}
