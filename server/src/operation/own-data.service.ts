import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { OwnData } from '@village/shared/contract/operation';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Journal } from '../common/journal';
import { type List, listBook } from '../common/list-book';
import { fileName } from '../common/plain-text';
import { Secret } from '../common/secret';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { DATA_KINDS } from './data-kind';
import { type OwnRows, OwnRowsService } from './own-rows.service';
import { idsIn, type NameOf, OTHER, ownSheet } from './own-sheet';
import { PlaceNameService } from './place-name.service';

/** What the system holds of a person, for himself: told by kind, and handed out as a workbook. */
@Injectable()
export class OwnDataService {
  constructor(
    private readonly own: OwnRowsService, private readonly people: PersonService, private readonly organisations: OrganisationService, private readonly names: PlaceNameService,
    private readonly secret: Secret, private readonly clock: Clock, private readonly journal: Journal,
  ) {}

  async told({ personId, grants }: Who): Promise<OwnData | Refusal> {
    if (grants.length === 0) return passwordFirst();
    const found = await this.own.of(personId);
    const counted = new Map<string, number>();
    for (const { kind, rows } of found) counted.set(kind, (counted.get(kind) ?? 0) + rows.length);
    const kinds = DATA_KINDS.filter(({ name }) => counted.has(name)).map(({ name, purpose, keep }) => ({ name, purpose, keep, rows: counted.get(name)! }));
    return { kinds, rows: kinds.reduce((sum, { rows }) => sum + rows, 0) };
  }

  async xlsx(who: Who): Promise<FileReply | Refusal> {
    const { personId } = who;
    if (who.grants.length === 0) return passwordFirst();
    const found = (await this.own.of(personId)).map(each => (each.table === 'person' ? { ...each, rows: each.rows.map(row => ({ ...row, phoneSealed: this.secret.open(String(row.phoneSealed)) })) } : each));
    const nameOf = await this.nameOf(found, personId);
    const filled = found.filter(({ rows }) => rows.length > 0);
    const { name } = (await this.people.personById(personId))!;
    const contents = contentsOf(found, `${name} ${this.clock.today()}`);
    const file = await listBook(contents, ...filled.map(each => ownSheet(each, personId, nameOf)));
    await this.journal.note(who, 'own-data.export', personId);
    return { file, name: `${fileName(`我的数据 ${name} ${this.clock.today()}`)}.xlsx` };
  }

  private async nameOf(found: readonly OwnRows[], personId: string): Promise<NameOf> {
    const ids = idsIn(found);
    const [people, organisations, others] = [await this.people.peopleByIds(ids), await this.organisations.organisationsByIds(ids), await this.names.of(ids)];
    return id => (id === personId ? '本人' : people.has(id) ? OTHER : organisations.get(id)?.name ?? others.get(id) ?? null);
  }
}

/** A one-time code went through the hands of an administrator. */
function passwordFirst(): Refusal {
  return refuse('password_first', '请先设置自己的密码，再来查看和导出。');
}

/** What is in it, and what is not with the reason. */
function contentsOf(found: readonly OwnRows[], subtitle: string): List {
  const rows = DATA_KINDS.flatMap(({ name, purpose, keep, tables }) => Object.entries(tables).map(([table, use]) => {
    const count = found.find(each => each.table === table)?.rows.length;
    return [name, use.title, purpose, keep, count ?? '—', 'none' in use ? use.none : count ? '' : '没有'];
  }));
  return {
    name: '目录', title: '系统里关于我的数据', subtitle,
    columns: [['种类', 20], ['内容', 22], ['用途', 40], ['保存多久', 30], ['条数', 8], ['说明', 40]], rows,
    foot: ['别人写作“另一人”，不写姓名和电话；本人写的文字、发给本人的通知按原文。照片和附件在“上传的文件”里列出，可以在驻村通里打开。', '有不对的，请告诉管理员更正。'],
  };
}
