import { Injectable } from '@nestjs/common';
import { PRESENCE_SOURCE_NAMES, type SheetContent } from '@village/shared/contract/attendance';
import { LEAVE_KIND_NAMES, LEAVE_STATE_NAMES } from '@village/shared/contract/leave';
import { dayText, firstDay, lastDay } from '@village/shared/kernel/day';
import { PRESENCE_STATE_NAMES } from '@village/shared/kernel/presence';
import { LeaveService, spanText, type KnownLeave } from '../leave/leave.service';
import type { Ledger } from './ledger.service';
import type { SheetEvidence } from './settlement.entity';
import { StatementService, type Statements } from './statement.service';

const leaveKey = ({ id, state, endDay, endHalf, returnDay, returnHalf }: KnownLeave) => [id, state, endDay, endHalf, returnDay ?? '', returnHalf ?? ''].join(' ');

const checkKey = ({ id, inVillage, validReason }: Statements['checks'][number]) => `${id} ${inVillage ? 'present' : validReason ? 'valid_reason' : 'absent'}`;

const noteKey = ({ id, state }: Statements['notes'][number]) => `${id} ${state}`;

/** Which statements a sealed sheet rests on, and which came after it: each is in the one list or the other. */
@Injectable()
export class LateService {
  constructor(private readonly statements: StatementService, private readonly leaves: LeaveService) {}

  /** Every statement about the people of the sheet in its month. */
  async evidenceOf(content: SheetContent): Promise<SheetEvidence> {
    const { presences, visits, notes, checks, leaves } = await this.facts(content);
    return { presences: presences.map(each => each.id).sort(), leaves: leaves.map(leaveKey).sort(), others: [...visits.map(each => each.id), ...notes.map(noteKey), ...checks.map(checkKey)].sort() };
  }

  /** In words, what came after the month was sealed and no slip has taken account of. */
  async since(content: SheetContent, { seal, corrections }: Ledger, seen: (personId: string) => boolean): Promise<string[]> {
    if (!seal) return [];
    const known = [seal.evidence, ...corrections.filter(each => each.state === 'confirmed').map(each => each.evidence)];
    const presences = new Set(known.flatMap(each => each.presences));
    const leaves = new Set(known.flatMap(each => each.leaves));
    const others = known.every(each => each.others !== undefined) ? new Set(known.flatMap(each => each.others ?? [])) : null;
    const facts = await this.facts(content);
    const nameOf = new Map(content.rows.map(row => [row.personId, row.name]));
    return [
      ...facts.presences.filter(each => !presences.has(each.id) && seen(each.personId)).map(each =>
        `${nameOf.get(each.personId) ?? ''} ${dayText(each.day)}${each.half === 'am' ? '上午' : '下午'} ${PRESENCE_STATE_NAMES[each.state]}（${PRESENCE_SOURCE_NAMES[each.mode]}）`),
      ...facts.leaves.filter(each => !leaves.has(leaveKey(each)) && seen(each.personId)).map(each => `${nameOf.get(each.personId) ?? ''} ${LEAVE_KIND_NAMES[each.kind]} ${spanText(each)}（${LEAVE_STATE_NAMES[each.state]}）`),
      // Sheets sealed by an earlier version do not say on which of these they rest.
      ...(others === null ? [] : [
        ...facts.visits.filter(each => !others.has(each.id) && seen(each.personId)).map(each => `${nameOf.get(each.personId) ?? ''} ${dayText(each.day)} 下村 ${each.from}–${each.to}`),
        ...facts.notes.filter(each => !others.has(noteKey(each)) && seen(each.personId)).map(each => `${nameOf.get(each.personId) ?? ''} ${dayText(each.day)} 不能签到的说明（${each.confirmedBy ? '已确认' : '没有确认'}）`),
        ...facts.checks.filter(each => !others.has(checkKey(each)) && seen(each.personId)).map(each => `${nameOf.get(each.personId) ?? ''} ${dayText(each.day)} ${each.at} 督查${each.inVillage ? '在岗' : each.validReason ? '不在岗，有正当理由' : '核定不在岗'}`),
      ]),
    ];
  }

  private async facts({ rows, month }: SheetContent): Promise<Statements & { leaves: KnownLeave[] }> {
    const ids = [...new Set(rows.map(row => row.personId))];
    const [from, to] = [firstDay(month), lastDay(month)];
    return { ...await this.statements.statedIn(ids, from, to), leaves: await this.leaves.grantedIn(ids, from, to) };
  }
}
