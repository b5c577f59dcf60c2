import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ARRANGEMENT_KIND_NAMES, type Arrangement, type ArrangingPlace } from '@village/shared/contract/arrangement';
import type { ArrangeInput, WithdrawArrangementInput } from '@village/shared/contract/arrangement.input';
import type { Organisation } from '@village/shared/contract/organisation';
import { dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { ArrangeCheckService } from './arrange-check.service';
import { ArrangementEntity } from './arrangement.entity';
import { ArrangementService } from './arrangement.service';
import { TellService } from './tell.service';

/** Arranges, and takes back what was arranged. */
@Injectable()
export class ArrangingService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService,
    private readonly checks: ArrangeCheckService, private readonly arrangements: ArrangementService, private readonly tells: TellService,
  ) {}

  /** The places of this person for which something can be arranged. */
  async places(who: Who): Promise<ArrangingPlace[]> {
    const { paths } = scopeOf(who, 'attendance.schedule');
    const own = await this.organisations.organisationsByIds(who.grants.filter(grant => paths.includes(grant.path)).map(grant => grant.organisationId));
    const found: ArrangingPlace[] = [];
    for (const place of own.values()) found.push({ id: place.id, name: place.name, ...await this.checks.kindsOf(place) });
    return found.filter(({ kinds }) => kinds.length > 0);
  }

  async arrange(input: ArrangeInput, who: Who): Promise<Arrangement | Refusal> {
    const place = await this.organisations.organisationById(input.organisationId);
    if (!place || !inScope(scopeOf(who, 'attendance.schedule'), place.path)) throw new NotFoundException();
    const checked = await this.checks.check(input, place, who);
    if (isRefusal(checked)) return checked;
    const row = this.rowOf(input, place, checked.as, who);
    try {
      await this.db.of(ArrangementEntity).insert(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('arranged_before', input.kind === 'office_day' ? '这个驻村办公日已经另定过日子。要再改，请先取消原来的。' : '同样的安排已经有了，不用再发。', { field: 'day' });
    }
    await this.journal.note(who, `attendance.arrange.${row.kind}`, row.id, place.id);
    await this.tells.arranged(row, place, textOf(row, place));
    return this.arrangements.one(row.id, who);
  }

  /** Those who were told are told again. What is past stays. */
  async withdraw({ id, reason }: WithdrawArrangementInput, who: Who): Promise<Arrangement | Refusal> {
    const row = await this.db.of(ArrangementEntity).findOneBy({ id });
    const place = row && await this.organisations.organisationById(row.organisationId);
    if (!row || !place || !inScope(scopeOf(who, 'attendance.schedule'), row.path)) throw new NotFoundException();
    if (row.day < this.clock.today()) return refuse('day_past', `${dayText(row.day)}已经过去了，不能取消。`);
    const taken = { withdrawnBy: who.personId, withdrawnAt: this.clock.now(), withdrawnReason: reason.trim(), openKey: null };
    const { affected } = await this.db.of(ArrangementEntity).update({ id, withdrawnAt: IsNull() }, taken);
    if (affected !== 1) return refuse('arrangement_withdrawn', '这项安排已经取消过了，请刷新查看。');
    await this.journal.note(who, 'attendance.arrange.withdraw', id, place.id);
    await this.tells.withdrawn(row, place, `取消：${textOf(row, place)}原因：${taken.withdrawnReason}`);
    return this.arrangements.one(id, who);
  }

  private rowOf({ organisationId, kind, day, instead, event, from, to, personIds = [], text }: ArrangeInput, { path }: Organisation, as: string, who: Who): ArrangementEntity {
    const isCall = kind === 'call';
    const people = isCall || personIds.length === 0 ? null : [...personIds].sort();
    const moved = kind === 'office_day' ? instead ?? null : null;
    // One new day for an office day, one call for a matter and an hour, one shift for a group and a day.
    const once = [kind, organisationId, ...(moved ? [moved] : [day]), isCall ? event ?? '' : '', isCall ? from ?? '' : '', ...(people ?? [])].join(' ');
    return {
      id: newId(), organisationId, path, kind, day, instead: moved, event: isCall ? event ?? null : null, from: isCall ? from ?? null : null, to: isCall ? to ?? null : null, personIds: people, text: text.trim(),
      arrangedAs: as, arrangedBy: who.personId, arrangedAt: this.clock.now(), withdrawnBy: null, withdrawnAt: null, withdrawnReason: '', openKey: createHash('sha256').update(once).digest('hex'),
    };
  }
}

/** "松坪村通知到村：3月13日 09:00–11:00 村民代表会。…" */
function textOf({ kind, day, instead, event, from, to, personIds, text }: ArrangementEntity, { name }: Organisation): string {
  switch (kind) {
    case 'call': return `${name}通知到村：${dayText(day)} ${from}–${to} ${nameOfWord(event ?? '')}，${text}。`;
    case 'office_day': return personIds === null ? `${name}把${dayText(instead ?? day)}的驻村办公日改到${dayText(day)}，${text}。` : `请假没有赶上的${dayText(instead ?? day)}驻村办公日，定在${dayText(day)}补，${text}。`;
    case 'overtime': return `${name}安排${dayText(day)}${ARRANGEMENT_KIND_NAMES[kind]}，${text}。`;
  }
}
