import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In, IsNull } from 'typeorm';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { FilingCount, FilingLine } from '@village/shared/contract/filing';
import type { FilingFileInput, FilingIdInput, FilingsInput, RegisterFilingInput } from '@village/shared/contract/filing.input';
import { addDays, type Day, firstDay, lastDay } from '@village/shared/kernel/day';
import { nameOfRole, ROLES } from '@village/shared/kernel/role';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { pageOf } from '../common/page-of';
import { idsOf } from '../common/path';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { scopeOf, type Grant, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { FilingEntity } from './filing.entity';
import { FilingService, madeOf } from './filing.service';
import { filingXlsx } from './filing.xlsx';
import { LeaveEntity } from './leave.entity';
import { LeaveService, spanText } from './leave.service';
import { filedWith, partiesOf } from './party';

const PAGE_SIZE = 20;
/** What was granted longer ago is looked up by its month. */
const WINDOW_DAYS = 60;

/** The register of what was filed: who tells writes it down, who was told takes note of it. */
@Injectable()
export class FilingRegisterService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly filings: FilingService,
    private readonly leaves: LeaveService, private readonly people: PersonService,
  ) {}

  list(input: FilingsInput, who: Who): Promise<Page<FilingLine>> {
    return input.box === 'owed' ? this.owedPage(input, who) : this.madePage(input, who);
  }

  /** A call or a paper was made: of one leave, or of those of a month in one go. */
  async register(input: RegisterFilingInput, who: Who): Promise<FilingCount | Refusal> {
    if (input.toldAt > this.clock.now()) return refuse('told_in_future', '告知的时间还没有到，请检查。', { field: 'toldAt' });
    const found = await this.db.of(LeaveEntity).findBy({ id: In(input.leaveIds) });
    if (found.length < new Set(input.leaveIds).size || !found.every(leave => registers(leave, who))) throw new NotFoundException();
    const duties = await this.filings.dutiesOf(found);
    let count = 0;
    for (const leave of found) {
      const duty = duties.get(leave.id)?.duties.find(each => each.party === input.party);
      if (!duty) return refuse('no_filing_duty', `这张请假单不用告知${nameOfRole(input.party)}，或者还没有批准。`, { field: 'party' });
      const row = { leaveId: leave.id, party: input.party, channel: input.channel, toldWhom: input.toldWhom.trim(), toldAt: input.toldAt, registeredBy: who.personId, note: input.note?.trim() ?? '' };
      if (duty.made || !(await this.filings.insert(leave, row, duty.due))) continue;
      count += 1;
      await this.journal.note(who, 'leave.filing', leave.id, idsOf(leave.path).at(-1));
    }
    if (count === 0) return refuse('filed_before', '已经登记过，不用再登记。');
    return { count };
  }

  /** The body takes note. */
  async receive({ id }: FilingIdInput, who: Who): Promise<FilingCount> {
    const row = await this.db.of(FilingEntity).findOneBy({ id });
    if (!row || !who.grants.some(grant => filedWith(grant, row))) throw new NotFoundException();
    const { affected } = await this.db.of(FilingEntity).update({ id, receivedAt: IsNull() }, { receivedBy: who.personId, receivedAt: this.clock.now() });
    return { count: affected ?? 0 };
  }

  /** What was filed in a month with the bodies of this person, and what his own people filed. */
  async xlsx({ month }: FilingFileInput, who: Who): Promise<FileReply> {
    const lines: FilingLine[] = [];
    for (const box of ['made', 'owed'] as const) {
      for (let page = 1; ; page += 1) {
        const part = await this.list({ box, month, page }, who);
        lines.push(...part.items);
        if (part.items.length < PAGE_SIZE) break;
      }
    }
    const title = `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月请假备案登记表`;
    return { file: await filingXlsx(lines, title), name: `${title}.xlsx`, rows: lines.length };
  }

  /** How many have to be told by somebody, for the list of things to do: those with a day. */
  async toRegister(who: Who): Promise<{ count: number; due: string | null }> {
    const owed = (await this.owed({ box: 'owed' }, who)).filter(line => line.due !== null);
    return { count: owed.length, due: owed.map(line => line.due!).sort()[0] ?? null };
  }

  private async owedPage(input: FilingsInput, who: Who): Promise<Page<FilingLine>> {
    const page = input.page ?? 1;
    const all = await this.owed(input, who);
    return pageOf(all, page, PAGE_SIZE);
  }

  /** The leaves that were granted to these people within some days, and whether each of them was filed with a body. */
  async filedIn(personIds: string[], from: Day, to: Day, party: string): Promise<{ id: string; personId: string; text: string; filed: boolean }[]> {
    const granted = await this.leaves.grantedIn(personIds, from, to);
    const rows = granted.length === 0 ? [] : await this.db.of(FilingEntity).find({ select: { leaveId: true }, where: { leaveId: In(granted.map(({ id }) => id)), party } });
    const filed = new Set(rows.map(({ leaveId }) => leaveId));
    return granted.map(leave => ({ id: leave.id, personId: leave.personId, text: spanText(leave), filed: filed.has(leave.id) }));
  }

  private async owed({ month, search }: FilingsInput, who: Who): Promise<FilingLine[]> {
    const { paths, teams } = registerScope(who);
    const query = this.db.of(LeaveEntity).createQueryBuilder('row').where("row.state IN ('approved', 'returned')");
    query.andWhere(new Brackets(any => {
      any.where('row.personId = :own', { own: who.personId });
      if (teams.length > 0) any.orWhere('row.teamId IN (:...teams)', { teams });
      paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
    }));
    if (month) query.andWhere('row.startDay <= :to AND row.endDay >= :from', { from: firstDay(month), to: lastDay(month) });
    else query.andWhere('row.endDay >= :since', { since: addDays(this.clock.today(), -WINDOW_DAYS) });
    const rows = await query.orderBy('row.startDay', 'DESC').addOrderBy('row.id').getMany();
    const duties = await this.filings.dutiesOf(rows);
    const open = rows.filter(row => duties.get(row.id)?.duties.some(duty => duty.state !== 'made'));
    const lines = new Map((await this.leaves.lines(open)).map(line => [line.id, line]));
    const found = open.flatMap(row => duties.get(row.id)!.duties.filter(duty => duty.state !== 'made').map(duty => ({
      ...duty, leave: lines.get(row.id)!, because: duties.get(row.id)!.because, may: { register: true, receive: false },
    })));
    const wanted = search?.trim();
    return wanted ? found.filter(line => isNamed(line.leave.personName, wanted) || line.partyName.includes(wanted)) : found;
  }

  private async madePage({ month, search, page = 1 }: FilingsInput, who: Who): Promise<Page<FilingLine>> {
    const standing = who.grants.filter(grant => partiesOf(grant.role).length > 0);
    const query = this.db.of(FilingEntity).createQueryBuilder('row').innerJoin(LeaveEntity, 'leave', 'leave.id = row.leaveId').where(new Brackets(any => {
      any.where('1 = 0');
      standing.forEach((grant, index) => any.orWhere(whereOf(grant, index), { [`parties${index}`]: partiesOf(grant.role), [`at${index}`]: atOf(grant) }));
    }));
    if (month) query.andWhere('leave.startDay <= :to AND leave.endDay >= :from', { from: firstDay(month), to: lastDay(month) });
    const wanted = search?.trim();
    if (wanted) {
      const ids = await query.clone().select('leave.personId', 'personId').distinct().getRawMany<{ personId: string }>();
      const named = [...(await this.people.peopleByIds(ids.map(each => each.personId))).entries()].filter(([, { name }]) => isNamed(name, wanted)).map(([id]) => id);
      query.andWhere(named.length > 0 ? 'leave.personId IN (:...named)' : '1 = 0', { named });
    }
    const total = await query.getCount();
    const rows = await query.orderBy('row.toldAt', 'DESC').addOrderBy('row.id', 'DESC').offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).getMany();
    return { items: await this.madeLines(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  private async madeLines(rows: FilingEntity[], who: Who): Promise<FilingLine[]> {
    const leaves = rows.length === 0 ? [] : await this.db.of(LeaveEntity).findBy({ id: In(rows.map(row => row.leaveId)) });
    const duties = await this.filings.dutiesOf(leaves);
    const lines = new Map((await this.leaves.lines(leaves)).map(line => [line.id, line]));
    const names = await this.people.peopleByIds(rows.flatMap(row => [row.registeredBy, row.receivedBy]).filter(id => id !== null));
    return rows.map(row => {
      const of = duties.get(row.leaveId);
      const duty = of?.duties.find(each => each.party === row.party);
      return {
        party: row.party, partyName: duty?.partyName ?? nameOfRole(row.party), channel: duty?.channel ?? null, monthly: duty?.monthly ?? false, due: row.due, state: 'made' as const,
        made: madeOf(row, id => names.get(id)?.name ?? ''), leave: lines.get(row.leaveId)!, because: of?.because ?? [],
        may: { register: false, receive: row.receivedAt === null && who.grants.some(grant => filedWith(grant, row)) },
      };
    });
  }
}

/** May this person write down that a body was told: the person himself, who leads his team, the office of his township? */
export function registers(leave: LeaveEntity, who: Who): boolean {
  const { paths, teams } = registerScope(who);
  return leave.personId === who.personId || teams.includes(leave.teamId) || paths.some(path => leave.path.startsWith(path));
}

function registerScope(who: Who): { paths: string[]; teams: string[] } {
  return { paths: who.grants.filter(grant => grant.role === 'township_office').map(grant => grant.path), teams: scopeOf(who, 'attendance.roster').teams };
}

const isUnit = (grant: Grant) => ROLES[grant.role].level === 'unit';
const whereOf = (grant: Grant, index: number) => `row.party IN (:...parties${index}) AND ${isUnit(grant) ? `row.unitId = :at${index}` : `row.path LIKE :at${index}`}`;
const atOf = (grant: Grant) => (isUnit(grant) ? grant.organisationId : `${grant.path}%`);
