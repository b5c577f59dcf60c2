import type { INestApplicationContext } from '@nestjs/common';
import { addMonths, type Day, firstDay, monthOf } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { Calendar } from './calendar';
import { CallStory } from './calls';
import { COUNTY, phoneOf } from './cast';
import { Chance } from './chance';
import { CountyRoster, type DemoCounty } from './county';
import { type Happening, LeaveStory } from './leaves';
import { AppealStory } from './appeals';
import { AssessmentStory } from './assessments';
import { BoardStory } from './boards';
import { LogStory } from './logs';
import { OfficeDayStory } from './office-days';
import { OperationStory } from './operations';
import type { PastClock } from './past-clock';
import { PresenceStory } from './presence';
import { DutyStory } from './duties';
import { ConsequenceStory } from './consequences';
import { HouseholdStory } from './households';
import { IssueStory } from './issues';
import { MeetingStory } from './meetings';
import { PaperStory } from './papers';
import { PlanStory } from './plans';
import { PostingStory } from './postings';
import { PublicationStory } from './publications';
import { RatingStory } from './ratings';
import { RecordStory } from './records';
import { RegulationStory } from './regulation';
import { ReportStory } from './reports';
import { RestStory } from './rests';
import { SheetStory } from './sheets';

/** Full months of facts before the month of today. */
const MONTHS = 3;

/** Makes the demo county, in one transaction: it is there as a whole or not at all. */
export class Story {
  private readonly from: Day;

  constructor(private readonly app: INestApplicationContext, private readonly clock: PastClock, private readonly today: Day, private readonly seed: number) {
    this.from = firstDay(addMonths(monthOf(today), -MONTHS));
  }

  async tell(say: (text: string) => void): Promise<void> {
    if (await this.app.get(PersonService).idByPhone(phoneOf(1)) !== null) return say(`√ 示例县已经有了（${COUNTY}）；要重新生成，请先停止，再删除数据目录`);
    await this.app.get(Db).transaction(() => this.all(say));
  }

  private async all(say: (text: string) => void): Promise<void> {
    const chance = new Chance(this.seed);
    const roster = new CountyRoster(this.app);
    const step = async (title: string, work: () => Promise<string>) => {
      const began = process.hrtime.bigint();
      const found = await work();
      say(`√ ${title}（${(Number(process.hrtime.bigint() - began) / 1e9).toFixed(1)} 秒）：${found}`);
    };
    this.clock.set(this.from, '08:00');
    let county!: DemoCounty;
    await step('示例县的乡镇、村和人员', async () => {
      county = await roster.create(this.from, this.joined());
      return `${county.townships.length} 个乡镇，${new Set(county.cadres.map(cadre => cadre.teamId)).size} 个村，${county.cadres.length} 名驻村干部`;
    });
    const regulation = new RegulationStory(this.app, roster, county);
    await step('选用制度', () => regulation.adopt(this.from, this.today));
    const calendar = new Calendar(await this.app.get(PolicyService).calendar(), this.clock, this.today);
    const leaves = new LeaveStory(this.app, roster, county.cadres, calendar);
    await step('在村记录', async () => `${await new PresenceStory(this.app, county, calendar, leaves, chance).write(this.from)} 条`);
    const happenings = leaves.happenings();
    await step('请假、审批和销假', () => this.play(happenings, `${happenings.length} 件`));
    const duties = new DutyStory(this.app, roster, county, calendar).happenings();
    await step('值班表、换班和巡逻', () => this.play(duties, `${county.townships[0].name}各村`));
    const sheets = new SheetStory(this.app, roster, county, calendar);
    await step('以前月份的考勤表签字', () => this.play(sheets.happenings(addMonths(monthOf(this.today), -MONTHS)), `上月的${county.townships[0].name}留给您签`));
    const logs = new LogStory(this.app, roster, county, calendar).happenings();
    await step('工作日志', () => this.play(logs, `${county.townships[0].name}的几名干部`));
    const records = new RecordStory(this.app, roster, county, calendar).happenings();
    await step('工作记录', () => this.play(records, `${records.length} 条`));
    const households = new HouseholdStory(this.app, roster, county, calendar).happenings();
    await step('户和走访', () => this.play(households, `${county.townships[0].name}的一个村`));
    const issues = new IssueStory(this.app, roster, county, calendar).happenings();
    await step('问题', () => this.play(issues, `${issues.length} 件`));
    const plans = new PlanStory(this.app, roster, county, calendar).happenings();
    await step('计划和承诺', () => this.play(plans, `${plans.length} 个村`));
    const published = new PublicationStory(this.app, roster, county, calendar).happenings();
    await step('三务公开', () => this.play(published, `${published.length} 个村`));
    const boards = new BoardStory(this.app, roster, county, calendar).happenings();
    await step('公示栏', () => this.play(boards, `${published.length} 个村的办公时间、照片和去向`));
    const appeals = new AppealStory(this.app, roster, county, calendar);
    const asked = appeals.happenings();
    await step('村民诉求', async () => {
      await this.play(asked, '');
      return appeals.told();
    });
    const ratings = new RatingStory(this.app, roster, county, calendar).happenings();
    await step('测评', () => this.play(ratings, '一次已结束，一次正在收票'));
    const consequences = new ConsequenceStory(this.app, roster, county, calendar).happenings();
    await step('督查、处理和禁止事项', () => this.play(consequences, '一次抽查、一件办结、一件等研判'));
    const meetings = new MeetingStory(this.app, roster, county, calendar).happenings();
    await step('会议', () => this.play(meetings, `${county.townships.length} 个村的例行会议和记录`));
    const rests = new RestStory(this.app, roster, county, calendar).happenings();
    await step('轮休计划和书面批准', () => this.play(rests, `${rests.length} 件`));
    const calls = new CallStory(this.app, roster, county, calendar);
    await step('抽调、调休、年休计划、驻村办公日和清单、下村工时', async () => {
      const left = { away: () => calls.away(), missing: () => ({ personId: '', from: this.today }) };
      await new PresenceStory(this.app, { ...county, ...calls.kept() }, calendar, left, new Chance(this.seed + 1), null).write(this.from);
      const happenings = [...calls.happenings(), ...new OfficeDayStory(this.app, roster, county, calendar).happenings()];
      return this.play(happenings, county.others.townships.map(({ name }) => name).join('、'));
    });
    const reports = new ReportStory(this.app, roster, county, calendar).happenings();
    await step('报告和简报', () => this.play(reports, `${county.townships[0].name}上月的报告`));
    const papers = new PaperStory(this.app, roster, county, calendar).happenings();
    await step('档案、数据需求和负担的上限', () => this.play(papers, '一个村的纸质材料，一份数据需求'));
    const postings = new PostingStory(this.app, roster, county, calendar).happenings();
    await step('分工、工作交接、调整和召回', () => this.play(postings, '一份交接等签字，一件调整、一件召回正在审定'));
    const assessments = new AssessmentStory(this.app, roster, county, calendar).happenings();
    await step('考核', () => this.play(assessments, '一个季度的平时考核等签收，年度考核正在评'));
    const watched = new OperationStory(this.app, roster, county, calendar).happenings();
    await step('查看和导出的记录、到期删除', () => this.play(watched, '管理员导出过名册'));
    this.clock.set(this.today, '08:30');
    await step('制度草稿', () => regulation.draft(this.today));
  }

  /** In the order in which it would have happened. */
  private async play(happenings: Happening[], told: string): Promise<string> {
    const inOrder = [...happenings].sort((one, other) => (`${one.day} ${one.time}` < `${other.day} ${other.time}` ? -1 : 1));
    for (const { day, time, act } of inOrder) {
      this.clock.set(day, time);
      await act();
    }
    return told;
  }

  /** The day on which the late comer of the cast joins: in the middle of the month before the last. */
  private joined(): Day {
    return `${addMonths(monthOf(this.today), -2)}-15`;
  }
}
