import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import { REVEAL_PURPOSE_NAMES } from '@village/shared/contract/household';
import { type AccessLine, DISCLOSED_NAMES, type FaultLine } from '@village/shared/contract/operation';
import type { AccessesInput, FaultsInput } from '@village/shared/contract/operation.input';
import { addDays, dayOf, instantOf } from '@village/shared/kernel/day';
import { ROLES } from '@village/shared/kernel/role';
import { AccessEntity } from '../common/access';
import { ENDPOINTS } from '../common/contract';
import { Db } from '../common/db';
import { FaultEntity } from '../common/fault-log';
import { containing, lookFor } from '../common/looked-for';
import { API } from '../common/serve';
import { scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';

const PAGE_SIZE = 20;
const TITLES = new Map(ENDPOINTS.map(({ name, endpoint }) => [name, endpoint.title]));
const TITLES_AT = new Map(ENDPOINTS.map(({ endpoint }) => [`${endpoint.method} ${API}${endpoint.path}`, endpoint.title]));
const PURPOSES: Readonly<Record<string, string>> = REVEAL_PURPOSE_NAMES;

/** For those who watch over a county: who read or exported what of others, and what went wrong in the program. */
@Injectable()
export class AccessService {
  constructor(private readonly db: Db, private readonly people: PersonService) {}

  async list({ kind, from, to, search, page = 1 }: AccessesInput, who: Who): Promise<Page<AccessLine>> {
    const { paths } = scopeOf(who, 'operation.read');
    const list = this.db.of(AccessEntity).createQueryBuilder('access').where(new Brackets(any => {
      any.where('1 = 0');
      paths.forEach((path, index) => any.orWhere(`access.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
    }));
    if (kind) list.andWhere('access.kind = :kind', { kind });
    if (from) list.andWhere('access.at >= :from', { from: instantOf(from, '00:00') });
    if (to) list.andWhere('access.at < :to', { to: instantOf(addDays(to, 1), '00:00') });
    await lookFor(list, search, { ids: { 'access.readerId': ids => this.people.peopleByIds(ids) } });
    const [rows, total] = await list.orderBy('access.at', 'DESC').addOrderBy('access.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    const names = await this.people.peopleByIds(rows.flatMap(({ readerId, subjectId }) => (subjectId === null ? [readerId] : [readerId, subjectId])));
    const items = rows.map(row => ({
      id: row.id, at: row.at, readerName: names.get(row.readerId)?.name ?? '', roleName: ROLES[row.role].name, title: TITLES.get(row.operation) ?? row.operation, kind: row.kind, kindName: DISCLOSED_NAMES[row.kind],
      subjectName: names.get(row.subjectId ?? '')?.name ?? null, purpose: row.purpose === null ? null : PURPOSES[row.purpose] ?? row.purpose, rows: row.rowCount,
    }));
    return { items, page, pageSize: PAGE_SIZE, total };
  }

  async faults({ search, page = 1 }: FaultsInput): Promise<Page<FaultLine>> {
    const list = this.db.of(FaultEntity).createQueryBuilder('fault');
    if (search?.trim()) list.where("fault.id LIKE :search ESCAPE '!'", { search: containing(search.trim().toLowerCase()) });
    const [rows, total] = await list.orderBy('fault.at', 'DESC').addOrderBy('fault.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    const items = rows.map(({ id, at, method, path, kind, code, lines }) => ({ number: id.slice(0, 8), at, day: dayOf(at), title: TITLES_AT.get(`${method} ${path}`) ?? `${method} ${path}`, kind, code, lines }));
    return { items, page, pageSize: PAGE_SIZE, total };
  }
}
