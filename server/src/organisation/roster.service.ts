import { Injectable, NotFoundException } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { ImportReply } from '@village/shared/contract/organisation';
import type { ImportInput } from '@village/shared/contract/organisation.input';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { In, Like, Not } from 'typeorm';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Secret } from '../common/secret';
import { Complaints } from '../common/table';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationEntity, PersonEntity, TeamEntity, TermEntity, UnitEntity } from './organisation.entity';
import { OrganisationService } from './organisation.service';
import { PersonService } from './person.service';
import { PrecinctEntity } from './precinct.entity';
import { Roster, type Entry } from './roster';
import { rowsOfRoster } from './roster.export';
import { applyTables } from './roster.import';
import { readTables, SHEET_NAMES, type Tables } from './roster.table';
import { EXAMPLES, writeRoster } from './roster.workbook';
import { countiesManagedBy } from './unit.service';
import { readBook } from '../common/workbook';

const CHUNK = 200;

/** The roster of a county as a workbook: handed in as a whole or not at all, and handed out again. */
/** A term that a file gives another last day. */
export interface EndedTerm {
  termId: string;
  personId: string;
  to: Day;
}

@Injectable()
export class RosterService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly secret: Secret,
    private readonly organisations: OrganisationService, private readonly people: PersonService,
  ) {}

  async template(): Promise<FileReply> {
    return { file: await writeRoster(EXAMPLES), name: '驻村名单导入模板.xlsx' };
  }

  async export(who: Who): Promise<FileReply> {
    const countyId = countyManagedBy(who);
    const roster = await this.load(countyId);
    const phones = new Map((await this.db.of(PersonEntity).findBy({ countyId })).map(person => [person.id, this.secret.open(person.phoneSealed)]));
    await this.journal.note(who, 'organisation.export', countyId, countyId);
    return { file: await writeRoster(rowsOfRoster(roster, phones)), name: `${roster.county.name}驻村名单（${this.clock.today()}）.xlsx`, rows: phones.size };
  }

  /** Reads the file before anything is locked, then applies and writes it in one transaction. `mayEnd` is asked, before anything is written, about the terms that the file gives another end. */
  async import({ check }: ImportInput, file: Buffer, who: Who, mayEnd: (ended: EndedTerm[]) => Promise<Refusal | null>): Promise<ImportReply | Refusal> {
    const countyId = countyManagedBy(who);
    if (!Buffer.isBuffer(file) || file.length === 0) return refuse('file_required', '没有收到文件，请选择填好的 .xlsx 文件再上传');
    const book = readBook(file);
    if (isRefusal(book)) return book;
    const complaints = new Complaints(SHEET_NAMES);
    const tables = readTables(book, complaints);
    if (!complaints.any && Object.values(tables).every(rows => rows.length === 0)) {
      return refuse('import_empty', '文件里没有可以导入的内容。请在模板的表里填写，样例行不会导入');
    }
    return this.db.transaction(async () => {
      await this.organisations.hold(countyId);
      const roster = await this.load(countyId);
      const elsewhere = await this.hashesElsewhere(tables, countyId);
      applyTables(tables, roster, { hash: phone => this.secret.lookup(phone), isElsewhere: hash => elsewhere.has(hash), today: this.clock.today() });
      if (complaints.any) return refused(complaints);
      const stopped = await mayEnd(roster.terms.flatMap(({ isChanged, entity: { id, personId, to } }) => (isChanged && to !== null ? [{ termId: id, personId, to }] : [])));
      if (stopped) return stopped;
      if (check === 'yes') return roster.summary(true);
      await this.write(roster);
      await this.journal.note(who, 'organisation.import', countyId, countyId);
      return roster.summary(false);
    });
  }

  private async load(countyId: string): Promise<Roster> {
    const county = await this.db.of(OrganisationEntity).findOneByOrFail({ id: countyId });
    const organisations = await this.db.of(OrganisationEntity).find({ where: { path: Like(`${county.path}%`) }, order: { name: 'ASC', id: 'ASC' } });
    const villages = organisations.filter(each => each.kind === 'village').map(each => each.id);
    const people = await this.db.of(PersonEntity).find({ where: { countyId }, order: { id: 'ASC' } });
    return new Roster({
      county, organisations: organisations.filter(each => each.id !== countyId),
      units: await this.db.of(UnitEntity).find({ where: { countyId }, order: { name: 'ASC' } }),
      teams: await this.inChunks(villages, ids => this.db.of(TeamEntity).find({ where: { villageId: In(ids) }, order: { from: 'ASC' } })),
      people: people.map(({ id, name, phoneHash, unitId, post }) => ({ id, countyId, name, phoneHash, unitId, post, phone: null })),
      terms: await this.inChunks(people.map(each => each.id), ids => this.db.of(TermEntity).find({ where: { personId: In(ids) }, order: { from: 'ASC', id: 'ASC' } })),
      areas: await this.inChunks(organisations.filter(each => each.kind === 'township').map(each => each.id), ids => this.db.of(PrecinctEntity).find({ where: { townshipId: In(ids) }, order: { kind: 'DESC', name: 'ASC', id: 'ASC' } })),
    });
  }

  private async hashesElsewhere(tables: Tables, countyId: string): Promise<Set<string>> {
    const hashes = tables.people.map(row => row.phone('phone')).filter(phone => phone !== '').map(phone => this.secret.lookup(phone));
    const found = await this.inChunks(hashes, chunk => this.db.of(PersonEntity).find({ where: { phoneHash: In(chunk), countyId: Not(countyId) } }));
    return new Set(found.map(person => person.phoneHash));
  }

  private async write({ organisations, units, teams, people, terms, areas }: Roster): Promise<void> {
    await this.insert(OrganisationEntity, organisations);
    await this.insert(UnitEntity, [...units.values()]);
    await this.insert(TeamEntity, teams);
    const sealed = [...people.values()].filter(each => each.isNew).map(({ entity: { id, phone, ...facts } }) => ({ id, ...this.people.row({ ...facts, phone: phone! }) }));
    await this.inChunks(sealed, async rows => { await this.db.of(PersonEntity).insert(rows); return []; });
    await this.insert(TermEntity, terms);
    await this.insert(PrecinctEntity, areas);
    for (const { entity: { id, level } } of changed(units.values())) await this.db.of(UnitEntity).update({ id }, { level });
    for (const { entity: { id, name, to } } of changed(teams)) await this.db.of(TeamEntity).update({ id }, { name, to });
    for (const { entity: { id, name, unitId, post } } of changed(people.values())) await this.db.of(PersonEntity).update({ id }, { name, unitId, post });
    for (const { entity: { id, to } } of changed(terms)) await this.db.of(TermEntity).update({ id }, { to });
    for (const { entity: { id, villageIds, personIds } } of changed(areas)) await this.db.of(PrecinctEntity).update({ id }, { villageIds, personIds });
  }

  private async insert<Entity extends { id: string }>(table: new () => Entity, entries: { isNew: boolean; entity: Entity }[]): Promise<void> {
    const rows = entries.filter(each => each.isNew).map(each => each.entity);
    await this.inChunks(rows, async chunk => { await this.db.manager.createQueryBuilder().insert().into(table).values(chunk as never).execute(); return []; });
  }

  private async inChunks<Item, Found>(items: Item[], ask: (chunk: Item[]) => Promise<Found[]>): Promise<Found[]> {
    const found: Found[] = [];
    for (let at = 0; at < items.length; at += CHUNK) found.push(...(await ask(items.slice(at, at + CHUNK))));
    return found;
  }
}

function countyManagedBy(who: Who): string {
  const [countyId] = countiesManagedBy(who);
  if (countyId === undefined) throw new NotFoundException();
  return countyId;
}

function refused(complaints: Complaints): Refusal {
  const rows = complaints.inOrder;
  return refuse('import_refused', `文件有 ${rows.length} 处要改，没有导入任何内容。请按下面列出的单元格改好，再上传一次`, { rows });
}

function changed<Kind extends Pick<Entry<{ id: string }>, 'isChanged'>>(entries: Iterable<Kind>): Kind[] {
  return [...entries].filter(each => each.isChanged);
}
