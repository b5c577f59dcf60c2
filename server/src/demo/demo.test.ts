import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SheetReply } from '@village/shared/contract/attendance';
import { addDays, addMonths, type Day, monthOf } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import { testSettings } from '../../test/app';
import { emptyDatabase } from '../../test/databases';
import { createApp } from '../app.module';
import { ArchiveService } from '../archive/archive.service';
import { ArrangementService } from '../attendance/arrangement.service';
import { SignatureService } from '../attendance/signature.service';
import { WeekService } from '../attendance/week.service';
import { BurdenService } from '../burden/burden.service';
import { RatingService } from '../assessment/rating.service';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { BoardKeepService } from '../disclosure/board-keep.service';
import { BoardOverviewService } from '../disclosure/board-overview.service';
import { PosterService } from '../disclosure/poster.service';
import { CaseReplyService } from '../consequence/case-reply.service';
import { ProhibitionService } from '../consequence/prohibition.service';
import { ProposalService } from '../consequence/proposal.service';
import { IssueListService } from '../issue/list.service';
import { IssueStatisticsService } from '../issue/statistics.service';
import { DutyTodayService } from '../duty/today.service';
import { LeaveService } from '../leave/leave.service';
import { RestPlanReaderService } from '../leave/rest-plan-reader.service';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { EditionService } from '../policy/edition.service';
import { PublishService } from '../policy/publish.service';
import { Rows } from '../common/rows';
import { DATA_KINDS, isExempt } from '../operation/data-kind';
import { AccessService } from '../operation/access.service';
import { RetentionService } from '../operation/retention.service';
import { OwnRowsService } from '../operation/own-rows.service';
import { ReminderService } from '../reminder/reminder.service';
import { TaskViewService } from '../worklog/task-view.service';
import { phoneOf } from './cast';
import { PastClock } from './past-clock';
import { Story } from './story';

jest.setTimeout(900_000);

class Demo {
  private constructor(readonly app: NestFastifyApplication, readonly clock: PastClock, readonly today: Day, private readonly drop: () => Promise<void>) {}

  static async on(today: Day): Promise<Demo> {
    const { databaseUrl, drop } = await emptyDatabase(process.env.DATABASE_URL);
    const clock = new PastClock();
    const app = await createApp(testSettings({ databaseUrl }), clock);
    const demo = new Demo(app, clock, today, drop);
    await demo.tell();
    return demo;
  }

  async tell(): Promise<string[]> {
    const said: string[] = [];
    await new Story(this.app, this.clock, this.today, 7).tell(text => said.push(text));
    this.clock.set(this.today, '09:00');
    return said;
  }

  async whoIs(personId: string): Promise<Who> {
    return { personId, sessionId: 'test', grants: await this.app.get(HolderService).heldBy(personId, this.today) };
  }

  async administrator(): Promise<Who> {
    return this.whoIs((await this.app.get(PersonService).idByPhone(phoneOf(1)))!);
  }

  async townships(): Promise<{ id: string; name: string; path: string }[]> {
    const tree = await this.app.get(OrganisationService).tree(await this.administrator());
    return ['青禾镇', '白杨乡', '石桥镇'].map(name => tree.find(place => place.name === name)!);
  }

  /** The path of every place by its name. */
  async places(): Promise<Record<string, string>> {
    return Object.fromEntries((await this.app.get(OrganisationService).tree(await this.administrator())).map(({ name, path }) => [name, path]));
  }

  async sheet(organisationId: string, months: number): Promise<SheetReply> {
    const reply = await this.app.get(SignatureService).sheet({ organisationId, month: addMonths(monthOf(this.today), months) }, await this.administrator());
    if (isRefusal(reply)) throw new Error(reply.text);
    return reply;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}

/** A sheet without ids, which are never the same. */
const readable = ({ content, signed }: SheetReply) => ({
  rows: content.rows.map(({ name, villageName, cells, totals, remark }) => ({ name, villageName, cells, totals, remark })), signed: signed?.signatures,
});

describe('the demo county', () => {
  let demo: Demo;
  beforeAll(async () => { demo = await Demo.on('2026-11-22'); });
  afterAll(() => demo.close());

  it('leaves the last month of the first township for the visitor to sign, and everything before it signed', async () => {
    const [first, , third] = await demo.townships();
    const { signed, settlement } = await demo.sheet(first.id, -1);
    expect(signed).toMatchObject({ signatures: [], complete: false });
    expect(settlement.steps.find(({ state }) => state === 'next')).toMatchObject({ step: 'verify' });
    const before = await demo.sheet(first.id, -2);
    expect(before.signed).toMatchObject({ complete: true, differences: [] });
    expect(before.settlement.sealed).not.toBeNull();
    expect((await demo.sheet(third.id, -1)).signed).toMatchObject({ complete: true, differences: [] });
  });

  it('holds no id of a person in a column that the list of kinds of data does not name: a person gets every row that is about him', async () => {
    const [db, rows] = [demo.app.get(Db), demo.app.get(Rows)];
    const ids = (await db.manager.query<{ id: string }[]>('SELECT id FROM person')).map(({ id }) => id);
    const known = new Set(ids);
    const uses = new Map(DATA_KINDS.flatMap(({ tables }) => Object.entries(tables)));
    const unnamed = new Set<string>();
    let seen = 0;
    for (const { table } of rows.tables()) {
      const use = uses.get(table)!;
      const named = isExempt(use) ? use.names ?? [] : [...use.about ?? [], ...use.by ?? [], ...use.within ?? [], ...use.omit ?? []];
      for (const row of await db.manager.createQueryBuilder(db.manager.connection.entityMetadatas.find(each => each.tableName === table)!.target, 'one').getMany()) {
        for (const [column, value] of Object.entries(row as object)) {
          const found = (JSON.stringify(value) ?? '').match(/"[0-9A-Za-z-]{20,36}"/g)?.some(each => known.has(each.slice(1, -1))) ?? false;
          if (found) seen += 1;
          if (found && !named.includes(column)) unnamed.add(`${table}.${column}`);
        }
      }
    }
    expect(seen).toBeGreaterThan(1000);
    expect([...unnamed].sort()).toEqual([]);
    const found = await demo.app.get(OwnRowsService).of(ids[0]);
    expect(found.filter(each => each.rows.length > 0).length).toBeGreaterThan(3);
  });

  it('has an export that the administrator made, and runs that erased this morning', async () => {
    const who = await demo.administrator();
    const { items } = await demo.app.get(AccessService).list({}, who);
    expect(items.map(({ kind, rows }) => [kind, rows])).toEqual([['phone', 1], ['people', expect.any(Number)]]);
    const { runs } = await demo.app.get(RetentionService).read();
    expect(runs.filter(({ lastAt }) => lastAt === null)).toEqual([]);
  });

  it('has one cadre who is short in the last month, and the sheet says why', async () => {
    const [first] = await demo.townships();
    const { content: { rows } } = await demo.sheet(first.id, -1);
    expect(rows).toHaveLength(15);
    const short = rows.filter(({ required: { value } }) => !isRefusal(value) && value.met === false);
    expect(short.map(({ name, remark }) => [name, remark])).toEqual([['喻谷雨', '事假 20日至21日；病假 10日至13日；缺勤 22日至26日']]);
    expect(short[0].required.because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('六2');
  });

  it('has leaves that wait for their approvers, and one from which nobody came back', async () => {
    const [first] = await demo.townships();
    const holders = await demo.app.get(HolderService).holders('township_secretary', { path: first.path }, demo.today);
    const secretary = await demo.whoIs(holders[0].personId);
    const waiting = await demo.app.get(LeaveService).list({ box: 'waiting' }, secretary);
    expect(waiting.items.map(({ personName, days }) => [personName, days])).toEqual([['吕春分', 3], ['陈小满', 5]]);
    const all = await demo.app.get(LeaveService).list({ box: 'team', state: 'approved' }, secretary);
    expect(all.items.filter(({ returnOverdue }) => returnOverdue).map(({ personName }) => personName)).toEqual(['陶小暑']);
  });

  it('has a call-back that waits for consents, a return to be checked, rest earned on Saturdays, a plan of annual leave', async () => {
    const waits = async (place: string, role: RoleId) => {
      const path = (await demo.places())[place];
      const [{ personId }] = await demo.app.get(HolderService).holders(role, { path }, demo.today);
      return (await demo.app.get(ReminderService).list(await demo.whoIs(personId))).map(({ kind }) => kind);
    };
    expect(await waits('云台乡', 'township_secretary')).toEqual(expect.arrayContaining(['callback', 'leave_check']));
    const [leader] = await demo.app.get(HolderService).holders('team_leader', { path: (await demo.places())['松涛村'] }, demo.today);
    const who = await demo.whoIs(leader.personId);
    const { items: [rest] } = await demo.app.get(LeaveService).list({ box: 'waiting' }, who);
    expect(rest).toMatchObject({ kind: 'compensatory_rest', days: 1 });
    const teamId = who.grants.find(grant => grant.teamId !== null)!.teamId!;
    expect(await demo.app.get(RestPlanReaderService).one({ teamId, kind: 'annual_leave', period: '2026' }, who)).toMatchObject({ version: 1 });
  });

  it('has a moved office day with the list sent for it, one item left from the last, and hours counted in a street', async () => {
    const places = await demo.places();
    const [cadre] = await demo.app.get(HolderService).holders('linked_cadre', { path: places['渡口村'] }, demo.today);
    const kinds = (await demo.app.get(ArrangementService).list({}, await demo.whoIs(cadre.personId))).items.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['call', 'office_day']);
    const [department] = await demo.app.get(HolderService).holders('township_department', { path: places['河口镇'] }, demo.today);
    expect((await demo.app.get(TaskViewService).lists({}, await demo.whoIs(department.personId))).items).toHaveLength(2);
    const [linked] = await demo.app.get(HolderService).holders('township_linked_leader', { path: places['柳荫街道'] }, demo.today);
    expect(await demo.app.get(WeekService).mine({}, await demo.whoIs(linked.personId))).toMatchObject({ asks: { hours: true } });
  });

  it('has papers that somebody keeps, a request for data, and a limit to what may be asked in a week', async () => {
    const [first] = await demo.townships();
    const administrator = await demo.administrator();
    const burden = await demo.app.get(BurdenService).place({ week: addDays(demo.today, 4) }, administrator);
    expect(burden).toMatchObject({ ceiling: { entries: 10, notices: 15, fields: null }, withoutRules: false });
    expect(burden.items.map(({ title }) => title)).toContain('撂荒地和冬春备耕底数');
    expect(burden.each.entries).toBeGreaterThan(1);
    const { items } = await demo.app.get(ArchiveService).overview({ organisationId: first.id }, administrator);
    expect(items.filter(({ custodian }) => custodian !== null)).toHaveLength(1);
    expect(items.filter(({ count }) => count > 0).length).toBeGreaterThan(1);
  });

  it('has boards with pictures, texts and a word of the team, requests at every point of their way, a rating that is over and one under way, posters', async () => {
    const [first] = await demo.townships();
    const secretary = await demo.whoIs((await demo.app.get(HolderService).holders('township_secretary', { path: first.path }, demo.today))[0].personId);
    const [standing] = (await demo.app.get(BoardOverviewService).list(secretary)).filter(({ villageName }) => villageName === '东篱村');
    const detail = await demo.app.get(BoardKeepService).detail({ villageId: standing.villageId }, secretary);
    expect(detail).toMatchObject({ code: expect.stringMatching(/^[\w-]{24}$/), officeHours: expect.stringContaining('村部') });
    expect(detail.board).toMatchObject({ whereabouts: [{ text: '在三组看过水桥，下午回村部' }], publications: [{ title: '财务收支' }] });
    expect(detail.board.people.every(({ photo }) => photo)).toBe(true);
    const asked = await demo.app.get(IssueStatisticsService).statistics({ from: addDays(demo.today, -30), to: demo.today, placeId: standing.villageId, source: 'appeal' }, secretary);
    if (isRefusal(asked)) throw new Error(asked.text);
    expect(Object.fromEntries(asked.states.map(({ name, count }) => [name, count]))).toEqual({ 待交办: 1, 办理中: 1, '已答复，待确认': 1, 已销号: 1 });
    expect(asked.categories[0]).toEqual({ name: '问题：水电路等设施', count: 3 });
    const rounds = (await demo.app.get(RatingService).list({}, secretary)).items;
    expect(rounds.map(({ state, cast }) => [state, cast])).toEqual([['open', 20], ['closed', 20]]);
    expect(await demo.app.get(RatingService).one({ id: rounds[0].id }, secretary)).toMatchObject({ may: { print: true } });
    const poster = await demo.app.get(PosterService).pdf({ villageId: standing.villageId, size: 'a4', span: 'month' }, secretary);
    if (isRefusal(poster)) throw new Error(poster.text);
    expect(Buffer.from(poster.file).subarray(0, 4).toString()).toBe('%PDF');
  });

  it('has a regulation whose blank is filled, and a draft that only a second person may publish', async () => {
    const administrator = await demo.administrator();
    const { items } = await demo.app.get(EditionService).list({ organisationId: administrator.grants[0].organisationId }, administrator);
    expect(items.map(({ state, inForce, changes, effectiveFrom }) => [state, inForce, changes, effectiveFrom])).toEqual([
      ['draft', false, 2, '2026-12-01'], ['published', true, 1, '2026-08-01'], ['published', false, 0, '2026-08-01'],
    ]);
    const draft = await demo.app.get(PublishService).edition(items[0].id, administrator);
    expect(draft).toMatchObject({ may: { publish: false }, publishRefusal: expect.stringContaining('另一位') });
  });

  it('has a roster and patrol groups in the first village, and a swap of each that waits for an answer', async () => {
    const [first] = await demo.townships();
    const [village] = (await demo.app.get(OrganisationService).organisationsBelow(first.path)).filter(each => each.name === '东篱村');
    const holders = await demo.app.get(HolderService).holders('team_leader', { path: village.path }, demo.today);
    const leader = await demo.whoIs(holders[0].personId);
    const { duties, patrols, swaps } = await demo.app.get(DutyTodayService).today(leader);
    expect(duties).toMatchObject([{ kind: 'cover', posted: true, days: expect.arrayContaining([expect.objectContaining({ day: demo.today })]) }]);
    expect(patrols).toMatchObject([{ window: '19:00—22:00' }]);
    expect(swaps).toMatchObject([{ kind: 'patrol', state: 'asked', mayAnswer: true }]);
    const month = monthOf(demo.today);
    const boards = await Promise.all([month, addMonths(month, 1)].map(each => demo.app.get(DutyTodayService).board({ kind: 'cover', placeId: leader.grants.find(grant => grant.teamId)!.teamId!, month: each }, leader)));
    expect(boards.flatMap(board => (isRefusal(board) ? [] : board.swaps))).toMatchObject([{ kind: 'cover', state: 'asked', note: '孩子开家长会' }]);
  });

  it('has an inspection of which one absence waits for somebody to take it up, a case that is filed, one that is to be weighed, and a problem list', async () => {
    const of = async (name: string, role: string) => {
      const township = (await demo.app.get(OrganisationService).organisationsBelow('/')).find(each => each.kind === 'township' && each.name === name)!;
      return demo.whoIs((await demo.app.get(HolderService).holders(role, { path: township.path }, demo.today))[0].personId);
    };
    const office = await of('青禾镇', 'township_office');
    expect((await demo.app.get(ProposalService).list({}, office)).items).toMatchObject([{ source: 'check', title: '未做到“三在村”', may: { open: true } }]);
    expect((await demo.app.get(CaseReplyService).list({ box: 'closed' }, office)).items).toMatchObject([{ state: 'filed', title: '工作不认真不负责' }]);
    expect((await demo.app.get(CaseReplyService).list({}, await of('松林镇', 'township_secretary'))).items).toMatchObject([{ state: 'reviewing', title: '履职不到位' }]);
    expect(await demo.app.get(ProhibitionService).readers({}, office)).toMatchObject({ people: 15, signed: 8 });
    expect((await demo.app.get(IssueListService).list({ box: 'all', source: 'inspection' }, office)).total).toBe(2);
  });

  it('is made once', async () => {
    expect(await demo.tell()).toEqual([expect.stringContaining('示例县已经有了')]);
  });

  it('is the same county when it is made again on the same day', async () => {
    const again = await Demo.on('2026-11-22');
    for (const [index, { id }] of (await again.townships()).entries()) {
      const own = (await demo.townships())[index].id;
      for (const months of [-1, -2]) expect(readable(await again.sheet(id, months))).toEqual(readable(await demo.sheet(own, months)));
    }
    await again.close();
  });

  it('can be made on the first working day of a year nobody has published', async () => {
    const other = await Demo.on('2028-01-03');
    const [first, second] = await other.townships();
    expect((await other.sheet(first.id, -1)).content.rows.some(({ required: { value } }) => !isRefusal(value) && value.met === false)).toBe(true);
    expect((await other.sheet(second.id, -1)).signed).toBeNull();
    await other.close();
  });
});
