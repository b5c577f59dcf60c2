import { Injectable } from '@nestjs/common';
import type { Reconciliation } from '@village/shared/contract/settlement';
import { firstDay, lastDay } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { finding } from '@village/shared/policy/reading';
import { reconcileLeaves } from '@village/shared/rules/settlement';
import { FilingRegisterService } from '../leave/filing-register.service';
import { everybodyIn, type Opened } from './opened.service';

/** Are the leave slips of a month those that were filed? Asked where the document wants both compared (篇六 二(三)). */
@Injectable()
export class ReconciliationService {
  constructor(private readonly filings: FilingRegisterService) {}

  async of(opened: Opened, seen: (personId: string) => boolean): Promise<Reconciliation | null> {
    const { profile, now } = opened;
    const { value: party } = finding(profile, read => read.where('settlement.sheet')?.reconcileWith ?? null);
    if (isRefusal(party) || party === null) return null;
    const { rows } = everybodyIn(opened);
    const names = new Map(rows.map(row => [row.personId, row.name]));
    const slips = await this.filings.filedIn([...names.keys()].filter(seen), firstDay(now.month), lastDay(now.month), party);
    const { value, because } = reconcileLeaves(profile, { slips: slips.map(({ id }) => id), records: slips.filter(({ filed }) => filed).map(({ id }) => id) });
    if (isRefusal(value)) return null;
    return {
      partyName: nameOfRole(party, profile.roles), slips: slips.length, consistent: value.consistent, because,
      missing: slips.filter(({ id }) => value.onlySlips.includes(id)).map(({ id, personId, text }) => ({ leaveId: id, text: `${names.get(personId) ?? ''} ${text}` })),
    };
  }
}
