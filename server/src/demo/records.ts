import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type Day } from '@village/shared/kernel/day';
import type { RecordKind } from '@village/shared/kernel/record-kind';
import { RecordFormService } from '../record/record-form.service';
import { RecordWriteService } from '../record/record-write.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const WRITERS = 6;

/** How many days ago, what of which kind, in which group of the village. */
const ENTRIES: [number, RecordKind, string, string, Record<string, string>][] = [
  [1, 'diary', '三组几位老人问能不能在村里代缴医保，回来查了办法，下次院坝会一起办。', '三组', { about: 'demand' }],
  [2, 'errand', '替二组一位行动不便的老人办高龄补贴，材料已经收齐。', '二组', { client: '二组老人', atHome: 'home' }],
  [3, 'publicity', '院坝会上讲了秸秆禁烧和防火，发了明白纸。', '一组', { way: 'meeting', people: '22' }],
  [5, 'mediation', '一组两户为排水沟争吵，当场量了界，双方同意各让半米。', '一组', { cause: 'land', result: 'agreed' }],
  [8, 'study', '集中学习乡村建设的新办法，讨论了本村的垃圾收集点。', '', { form: 'collective', topic: '乡村建设办法', minutes: '60' }],
  [12, 'project', '蓄水池开挖了一半，资金到位第一笔，工人都是本村的。', '四组', { title: '四组蓄水池', branch: 'infrastructure', stage: 'building', funds: '5000000' }],
  [15, 'supervision_check', '看了村里的用印登记，有一次没写用途，已请文书补上。', '', { subject: 'seal', keptByOne: 'yes', useLogged: 'no', noBlank: 'yes' }],
  [20, 'farmer_training', '请县里的老师讲了果树修剪，在地里手把手教。', '二组', { topic: 'skill', people: '35' }],
  [26, 'work', '和村干部一起清理了村口到学校的路边杂物。', '一组', {}],
];

/** What some cadres recorded in the last weeks, a few entries each. */
export class RecordStory {
  private written = 0;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const writers = this.county.townships.flatMap(({ id }) => this.county.cadres.filter(cadre => cadre.townshipId === id).slice(0, WRITERS / 2));
    return writers.flatMap((cadre, index) => ENTRIES.filter((_, at) => at % 3 === index % 3 || index === 0)
      .map(([back, ...entry]): Happening => ({ day: addDays(this.calendar.today, -back), time: '16:20', act: () => this.write(cadre, addDays(this.calendar.today, -back), entry) })));
  }

  private async write(cadre: DemoCadre, day: Day, [kind, text, group, answers]: [RecordKind, string, string, Record<string, string>]): Promise<void> {
    const writing = this.app.get(RecordWriteService);
    const who = await this.roster.whoIs(cadre.personId);
    const [team] = (await this.app.get(RecordFormService).form({ day }, who)).teams;
    if (!team) return;
    this.written += 1;
    done(await writing.add({
      clientKey: `demo-record-${this.written}`, teamId: team.teamId, kind, day, text, group, withIds: [], tags: team.tags.slice(this.written % 5, (this.written % 5) + 1), photoIds: [],
      answers: Object.entries(answers).map(([field, value]) => ({ field, value })), claimedAt: `${day}T08:20:00.000Z`,
    }, who));
  }
}
