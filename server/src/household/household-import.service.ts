import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { HouseholdImportReply } from '@village/shared/contract/household';
import type { HouseholdImportInput } from '@village/shared/contract/household.input';
import { HOUSEHOLD_STATE_NAMES, HOUSEHOLD_STATES, HOUSEHOLD_TAG_NAMES, HOUSEHOLD_TAGS, type HouseholdTag } from '@village/shared/kernel/household';
import { isIdNumber } from '@village/shared/kernel/personal-data';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { monitoredGroups } from '@village/shared/rules/household';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Secret } from '../common/secret';
import { Complaints, tableRows, type TableRow } from '../common/table';
import { tableBook } from '../common/table-book';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { readBook } from '../common/workbook';
import { HouseholdChangeService, isPhone } from './household-change.service';
import { type ChangedFields, HouseholdEntity } from './household.entity';
import { HouseholdFactsService, tagsText } from './household-facts.service';
import { HouseholdReachService } from './household-reach.service';
import { HOUSEHOLD_EXAMPLE, HOUSEHOLD_GUIDE, HOUSEHOLD_SHEET, type HouseholdColumn } from './household.sheet';

const CHUNK = 200;
const STATES = new Map(HOUSEHOLD_STATES.map(state => [HOUSEHOLD_STATE_NAMES[state], state]));
const TAGS = new Map(HOUSEHOLD_TAGS.map(tag => [HOUSEHOLD_TAG_NAMES[tag], tag]));

type Given = Parameters<HouseholdChangeService['rowOf']>[1];

/** The register of a village from a workbook: as a whole or not at all, with a cell and a reason for everything that is wrong. */
@Injectable()
export class HouseholdImportService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly secret: Secret,
    private readonly reach: HouseholdReachService, private readonly changes: HouseholdChangeService, private readonly facts: HouseholdFactsService,
  ) {}

  async template(): Promise<FileReply> {
    return { file: await tableBook(HOUSEHOLD_GUIDE, HOUSEHOLD_SHEET, HOUSEHOLD_EXAMPLE), name: '户册导入模板.xlsx' };
  }

  async import({ villageId, check }: HouseholdImportInput, file: Buffer, who: Who): Promise<HouseholdImportReply | Refusal> {
    const { path } = await this.reach.village(villageId, who, 'household.manage');
    if (!Buffer.isBuffer(file) || file.length === 0) return refuse('file_required', '没有收到文件，请选择填好的 .xlsx 文件再上传');
    const book = readBook(file);
    if (isRefusal(book)) return book;
    const sheet = book.sheets.find(each => each.name.trim() === HOUSEHOLD_SHEET.name);
    if (!sheet) return refuse('import_empty', `文件里没有“${HOUSEHOLD_SHEET.name}”这张表，请使用下载的模板`);
    const complaints = new Complaints([HOUSEHOLD_SHEET.name]);
    const given = this.read(tableRows(HOUSEHOLD_SHEET, sheet, complaints, book.from1904), await this.groupsOf(path), complaints);
    if (complaints.any) return refused(complaints);
    if (given.length === 0) return refuse('import_empty', '文件里没有可以导入的内容。请在模板的表里填写，样例行不会导入');
    return this.db.transaction(() => this.write(path, villageId, given, check === 'yes', who));
  }

  private async write(path: string, villageId: string, given: Given[], onlyLook: boolean, who: Who): Promise<HouseholdImportReply | Refusal> {
    const known = new Map((await this.db.of(HouseholdEntity).findBy({ villageId })).map(row => [row.number, row]));
    const ended = given.find(each => known.get(each.number)?.endedOn);
    if (ended) return refuse('household_ended', `户号“${ended.number}”已经从户册注销，请换一个户号。`);
    const added = given.filter(each => !known.has(each.number)).map(each => this.changes.rowOf(path, each));
    const changed = given.flatMap(each => {
      const row = known.get(each.number);
      const fields = row ? this.changes.different(row, this.fieldsOf(each)) : {};
      return row && Object.keys(fields).length > 0 ? [{ row, fields }] : [];
    });
    if (!onlyLook) {
      for (let at = 0; at < added.length; at += CHUNK) await this.db.of(HouseholdEntity).insert(added.slice(at, at + CHUNK));
      await this.changes.noteFirst(added, who);
      for (const { row, fields } of changed) {
        await this.changes.put(row, fields, { state: 'applied', baseVersion: row.version, day: this.clock.today(), reason: '导入户册', claimedAt: this.clock.now() }, who);
      }
      await this.journal.note(who, 'household.import', villageId, villageId);
    }
    return { checked: onlyLook, added: added.length, changed: changed.length, same: given.length - added.length - changed.length };
  }

  /** What the file says; an empty cell says nothing. */
  private fieldsOf({ place, headName, people, phone, idNumber, state, monitored, tags }: Given): ChangedFields {
    return {
      headName, people, ...(place ? { place } : {}), ...(phone ? { phone: this.secret.seal(phone) } : {}), ...(idNumber ? { idNumber: this.secret.seal(idNumber) } : {}), state,
      ...(monitored ? { monitored } : {}), ...(tags?.length ? { tags: tagsText(tags) } : {}),
    };
  }

  private read(rows: TableRow<HouseholdColumn>[], groups: string[], complaints: Complaints): Given[] {
    const seen = new Map<string, number>();
    return rows.map(row => {
      const number = row.required('number', 30);
      const before = seen.get(number);
      if (number !== '' && before !== undefined) row.complain('number', `户号与第 ${before} 行重复，一户只能有一行`);
      seen.set(number, row.number);
      const headName = row.required('headName', 30);
      const people = Number(row.required('people', 3) || '1');
      if (!Number.isInteger(people) || people < 1 || people > 50) row.complain('people', '人口要填写 1 到 50 之间的整数');
      const phone = row.text('phone').normalize('NFKC').replace(/\s/g, '');
      if (phone !== '' && !isPhone(phone)) row.complain('phone', '电话要写成 11 位手机号，或者带区号的座机号');
      const idNumber = row.text('idNumber').normalize('NFKC').replace(/\s/g, '').toUpperCase();
      if (idNumber !== '' && !isIdNumber(idNumber)) row.complain('idNumber', '身份证号不是 18 位，或者有一位写错了，请核对');
      const monitored = row.name('monitored', 30);
      if (monitored !== '' && groups.length > 0 && !groups.includes(monitored)) row.complain('monitored', `监测对象请写${groups.map(each => `“${each}”`).join('、')}之一，不是监测对象的空着`);
      return { number, place: row.name('group', 30), headName, people, phone, idNumber, state: stateOf(row), monitored, tags: tagsIn(row) };
    }).filter(() => !complaints.any);
  }

  private async groupsOf(path: string): Promise<string[]> {
    const { profile } = await this.facts.termsOf(path);
    const groups = isRefusal(profile) ? [] : monitoredGroups(profile).value;
    return isRefusal(groups) ? [] : groups;
  }
}

function stateOf(row: TableRow<HouseholdColumn>): HouseholdEntity['state'] {
  const text = row.name('state', 20);
  const state = text === '' ? 'not_poor' : STATES.get(text);
  if (!state) row.complain('state', `状态请从 ${[...STATES.keys()].join('、')} 里选`);
  return state ?? 'not_poor';
}

function tagsIn(row: TableRow<HouseholdColumn>): HouseholdTag[] {
  const names = row.text('tags').split(/[、，,；;\s]+/).filter(Boolean);
  const unknown = names.find(name => !TAGS.has(name));
  if (unknown) row.complain('tags', `不认识的重点户类型“${unknown}”，请从 ${[...TAGS.keys()].join('、')} 里选，用顿号隔开`);
  return names.flatMap(name => TAGS.get(name) ?? []);
}

function refused(complaints: Complaints): Refusal {
  const rows = complaints.inOrder;
  return refuse('import_refused', `文件有 ${rows.length} 处要改，没有导入任何内容。请按下面列出的单元格改好，再上传一次`, { rows });
}
