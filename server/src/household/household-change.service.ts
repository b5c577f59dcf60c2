import { Injectable, NotFoundException } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { ChangeState, HouseholdDetail } from '@village/shared/contract/household';
import type { AddHouseholdInput, EditHouseholdInput, SettleChangeInput } from '@village/shared/contract/household.input';
import type { Day } from '@village/shared/kernel/day';
import { isIdNumber } from '@village/shared/kernel/personal-data';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { pinyinKey } from '../common/pinyin';
import { Secret } from '../common/secret';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { type ChangedFields, HouseholdChangeEntity, HouseholdEntity } from './household.entity';
import { tagsText } from './household-facts.service';
import { HouseholdReachService } from './household-reach.service';
import { HouseholdReplyService } from './household-reply.service';
import { HouseholdTellService } from './household-tell.service';

/** The fields of a household that a change may name, by the columns that hold them. */
const COLUMNS: Record<string, keyof HouseholdEntity> = {
  headName: 'headName', place: 'place', people: 'people', phone: 'phoneSealed', idNumber: 'idSealed', state: 'state', monitored: 'monitored', tags: 'tags', note: 'note', endedOn: 'endedOn',
};
const EXPLAINED = ['state', 'monitored', 'tags', 'endedOn'];

/** A household changes by entries that say who changed what and why. Two who change the same at once are shown to a person; nothing is lost. */
@Injectable()
export class HouseholdChangeService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly secret: Secret,
    private readonly reach: HouseholdReachService, private readonly replies: HouseholdReplyService, private readonly tells: HouseholdTellService,
  ) {}

  async add(input: AddHouseholdInput, who: Who): Promise<HouseholdDetail | Refusal> {
    const { path } = await this.reach.village(input.villageId, who, 'household.write');
    const row = this.rowOf(path, { number: input.number, place: input.group, headName: input.headName, people: input.people, state: input.state });
    try {
      await this.db.of(HouseholdEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('number_taken', `这个村已经有户号“${row.number}”，请核对户号，或者打开那一户修改。`, { field: 'number' });
    }
    await this.noteFirst([row], who);
    await this.journal.note(who, 'household.add', row.id, row.villageId);
    return this.replies.detail(row, who);
  }

  async edit(input: EditHouseholdInput, who: Who): Promise<HouseholdDetail | Refusal> {
    await this.reach.one(input.id, who, 'household.write');
    const row = await this.held(input.id);
    const after = this.wanted(input);
    const wrong = this.refusalOf(input, row, after);
    if (wrong) return wrong;
    const fields = this.different(row, after);
    if (Object.keys(fields).length > 0) {
      const others = input.version < row.version ? await this.clashing(row, fields, input.version) : [];
      await this.put(row, fields, { state: others.length > 0 ? 'conflict' : 'applied', baseVersion: input.version, day: input.day, reason: input.reason.trim(), claimedAt: input.claimedAt }, who);
      // What comes later from a phone without signal is seen by nobody who stands before it.
      if (others.length > 0) await this.tells.clashed(row, [...others, who.personId], input.clientKey);
    }
    return this.replies.detail(await this.reach.one(row.id, who), who);
  }

  async settle({ id, choice }: SettleChangeInput, who: Who): Promise<HouseholdDetail | Refusal> {
    const change = await this.db.of(HouseholdChangeEntity).findOneBy({ id });
    if (!change) throw new NotFoundException();
    await this.reach.one(change.householdId, who, 'household.write');
    const row = await this.held(change.householdId);
    const version = choice === 'taken' ? row.version + 1 : 0;
    const { affected } = await this.db.of(HouseholdChangeEntity).update({ id, state: 'conflict' }, { state: choice, settledBy: who.personId, settledAt: this.clock.now(), version });
    if (affected !== 1) return refuse('state_changed', '这处不同已经有人核对过了，请刷新后看结果。');
    if (choice === 'taken') await this.db.of(HouseholdEntity).update({ id: row.id }, { ...columnsOf(change.after), version });
    await this.journal.note(who, `household.settle.${choice}`, row.id, row.villageId);
    return this.replies.detail(await this.reach.one(row.id, who), who);
  }

  /** A household as it is put into the register. */
  rowOf(path: string, given: { number: string; place: string; headName: string; people: number; state: HouseholdEntity['state']; phone?: string; idNumber?: string; monitored?: string; tags?: readonly string[] }): HouseholdEntity {
    const [countyId, townshipId, villageId] = idsOf(path);
    const headName = given.headName.trim();
    return {
      id: newId(), countyId, townshipId, villageId, number: given.number.trim(), place: given.place.trim(), headName, pinyin: ` ${pinyinKey(headName)}`, people: given.people,
      phoneSealed: given.phone ? this.secret.seal(given.phone) : null, idSealed: given.idNumber ? this.secret.seal(given.idNumber) : null,
      state: given.state, monitored: given.monitored ?? '', tags: tagsText(given.tags ?? []), note: '', version: 1, endedOn: null,
    };
  }

  /** How the households stood when they came into the register: the beginning of their history. */
  async noteFirst(rows: readonly HouseholdEntity[], who: Who): Promise<void> {
    const now = this.clock.now();
    const changes = rows.map(({ id, state, monitored, tags }): HouseholdChangeEntity => ({
      id: newId(), householdId: id, state: 'applied', baseVersion: 0, version: 1, day: this.clock.today(), before: {}, after: { state, ...(monitored ? { monitored } : {}), ...(tags ? { tags } : {}) }, reason: '进入户册',
      personId: who.personId, claimedAt: now, receivedAt: now, settledBy: null, settledAt: null,
    }));
    for (let at = 0; at < changes.length; at += 200) await this.db.of(HouseholdChangeEntity).insert(changes.slice(at, at + 200));
  }

  /** Puts a change down; one that holds changes the household with it. The row is held already. */
  async put(row: HouseholdEntity, after: ChangedFields, told: { state: ChangeState; baseVersion: number; day: Day; reason: string; claimedAt: string }, who: Who): Promise<void> {
    const applied = told.state === 'applied';
    const version = applied ? row.version + 1 : 0;
    const before = Object.fromEntries(Object.keys(after).map(field => [field, row[COLUMNS[field]] as string | number | null]));
    await this.db.of(HouseholdChangeEntity).insert({
      id: newId(), householdId: row.id, version, before, after, personId: who.personId, receivedAt: this.clock.now(), settledBy: null, settledAt: null, ...told,
    });
    if (applied) await this.db.of(HouseholdEntity).update({ id: row.id }, { ...columnsOf(after), version });
    await this.journal.note(who, applied ? 'household.change' : 'household.conflict', row.id, row.villageId);
  }

  /** Which of these differ from what stands there? What is protected is compared decrypted. */
  different(row: HouseholdEntity, after: ChangedFields): ChangedFields {
    return Object.fromEntries(Object.entries(after).filter(([field, value]) => {
      const now = row[COLUMNS[field]] as string | number | null;
      return field === 'phone' || field === 'idNumber' ? this.opened(now) !== this.opened(value) : now !== value;
    }));
  }

  /** Waits for others who change the same household, then reads it as they left it. */
  private async held(id: string): Promise<HouseholdEntity> {
    await this.db.of(HouseholdEntity).update({ id }, { version: () => 'version' });
    return this.db.of(HouseholdEntity).findOneByOrFail({ id });
  }

  /** Who changed one of these fields since the version that was on the screen? */
  private async clashing(row: HouseholdEntity, fields: ChangedFields, since: number): Promise<string[]> {
    const later = await this.db.of(HouseholdChangeEntity).findBy({ householdId: row.id, version: MoreThan(since) });
    return later.filter(change => Object.keys(change.after).some(field => field in fields)).map(({ personId }) => personId);
  }

  private wanted({ group, headName, people, phone, idNumber, state, monitored, tags, note, endedOn }: EditHouseholdInput): ChangedFields {
    const sealed = (text: string) => (text.trim() === '' ? null : this.secret.seal(text.trim().toUpperCase()));
    return {
      ...(group === undefined ? {} : { place: group.trim() }), ...(headName === undefined ? {} : { headName: headName.trim() }), ...(people === undefined ? {} : { people }),
      ...(phone === undefined ? {} : { phone: sealed(phone) }), ...(idNumber === undefined ? {} : { idNumber: sealed(idNumber) }), ...(state === undefined ? {} : { state }),
      ...(monitored === undefined ? {} : { monitored: monitored.trim() }), ...(tags === undefined ? {} : { tags: tagsText(tags) }), ...(note === undefined ? {} : { note: note.trim() }), ...(endedOn === undefined ? {} : { endedOn }),
    };
  }

  private refusalOf(input: EditHouseholdInput, row: HouseholdEntity, after: ChangedFields): Refusal | null {
    if (row.endedOn !== null) return refuse('household_ended', '这一户已经从户册注销，不能再改。', { field: 'id' });
    if (input.day > this.clock.today()) return refuse('day_in_future', `${input.day} 还没有到，请选今天或以前。`, { field: 'day' });
    if (input.phone?.trim() && !isPhone(input.phone.trim())) return refuse('phone_wrong', '电话要写成 11 位手机号，或者带区号的座机号。', { field: 'phone' });
    if (input.idNumber?.trim() && !isIdNumber(input.idNumber.trim())) return refuse('id_number_wrong', '身份证号不是 18 位，或者有一位写错了，请核对。', { field: 'idNumber' });
    const needs = EXPLAINED.some(field => field in this.different(row, after));
    return needs && input.reason.trim() === '' ? refuse('reason_required', '状态、监测对象、重点户类型的变化和注销，请写明原因。', { field: 'reason' }) : null;
  }

  private opened(sealed: string | number | null): string | null {
    return sealed === null ? null : this.secret.open(String(sealed));
  }
}

export function isPhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text) || /^0\d{2,3}-?\d{7,8}$/.test(text);
}

function columnsOf(after: ChangedFields): Partial<HouseholdEntity> {
  const named = Object.entries(after).map(([field, value]) => [COLUMNS[field], value]);
  return { ...Object.fromEntries(named), ...(typeof after.headName === 'string' ? { pinyin: ` ${pinyinKey(after.headName)}` } : {}) } as Partial<HouseholdEntity>;
}
