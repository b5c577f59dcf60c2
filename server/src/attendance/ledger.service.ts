import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { SettlementActName } from '@village/shared/contract/settlement';
import { dayOf, type Day, type Month } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { SheetFact } from '@village/shared/rules/due-facts';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { SheetCopyEntity, SheetSignatureEntity } from './attendance.entity';
import { SettlementActEntity, SheetCorrectionEntity, SheetObjectionEntity, SheetSealEntity } from './settlement.entity';

/** A copy without what stands in it. */
export type CopyHead = Pick<SheetCopyEntity, 'id' | 'organisationId' | 'month' | 'version' | 'hash'>;

/** Everything that was written down about the sheet of one place and month. */
export interface Ledger {
  /** The copy that counts; null where there is none or it was given back. */
  copy: CopyHead | null;
  lastVersion: number;
  /** The signatures of that copy. */
  signatures: SheetSignatureEntity[];
  acts: SettlementActEntity[];
  objections: SheetObjectionEntity[];
  seal: SheetSealEntity | null;
  corrections: SheetCorrectionEntity[];
}

/** The books of the end of the month: one query per table, whatever the number of places. */
@Injectable()
export class LedgerService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  async of(organisationId: string, month: Month): Promise<Ledger> {
    return (await this.ofAll([organisationId], month)).get(organisationId)!;
  }

  async ofAll(organisationIds: string[], month: Month): Promise<Map<string, Ledger>> {
    if (organisationIds.length === 0) return new Map();
    const where = { organisationId: In(organisationIds), month };
    const copies: CopyHead[] = await this.db.of(SheetCopyEntity).find({ select: { id: true, organisationId: true, month: true, version: true, hash: true }, where, order: { version: 'ASC' } });
    const acts = await this.db.of(SettlementActEntity).find({ where, order: { number: 'ASC' } });
    const seals = await this.db.of(SheetSealEntity).find({ where });
    const objections = await this.db.of(SheetObjectionEntity).find({ where, order: { raisedAt: 'ASC', id: 'ASC' } });
    const corrections = await this.db.of(SheetCorrectionEntity).find({ where, order: { number: 'ASC' } });
    const heads = new Map(organisationIds.map(id => {
      const own = <Row extends { organisationId: string }>(rows: Row[]) => rows.filter(row => row.organisationId === id);
      const last = own(copies).at(-1) ?? null;
      const isVoid = last !== null && own(acts).some(each => each.act === 'give_back' && each.copyId === last.id);
      return [id, {
        copy: isVoid ? null : last, lastVersion: last?.version ?? 0, signatures: [], acts: own(acts), objections: own(objections),
        seal: own(seals)[0] ?? null, corrections: own(corrections),
      } as Ledger] as const;
    }));
    const ids = [...heads.values()].flatMap(({ copy }) => (copy ? [copy.id] : []));
    const signatures = ids.length > 0 ? await this.db.of(SheetSignatureEntity).find({ where: { copyId: In(ids) }, order: { signedAt: 'ASC', id: 'ASC' } }) : [];
    for (const head of heads.values()) head.signatures = signatures.filter(each => each.copyId === head.copy?.id);
    return heads;
  }

  /** On which days was each step of these places and months done, by the acts that were not given back? In one query. */
  async stepsIn(organisationIds: string[], from: Month, to: Month): Promise<Map<string, SheetFact[]>> {
    const rows = organisationIds.length === 0 ? [] : await this.db.of(SettlementActEntity).find({
      select: { organisationId: true, month: true, act: true, at: true }, where: { organisationId: In(organisationIds), month: Between(from, to) }, order: { number: 'ASC' },
    });
    const sheets = new Map<string, SheetFact & { signed: Day[] }>();
    for (const { organisationId, month, act, at } of rows) {
      const key = `${organisationId} ${month}`;
      const fact = act === 'give_back' ? { month, signed: [] } : sheets.get(key) ?? { month, signed: [] };
      if (act === 'sign') fact.signed.push(dayOf(at));
      else if (act !== 'give_back') Object.assign(fact, { [act]: dayOf(at) });
      sheets.set(key, fact);
    }
    return new Map(organisationIds.map(id => [id, [...sheets].filter(([key]) => key.startsWith(`${id} `)).map(([, fact]) => fact)]));
  }

  /** The months within which something was begun on the sheets of these places and not brought to its end: a sheet that is not sealed, a slip without its second signature. */
  async unfinished(organisationIds: string[], from: Month, to: Month): Promise<Month[]> {
    if (organisationIds.length === 0 || from > to) return [];
    const rows = await this.db.read<{ month: Month }>(`SELECT act.month FROM settlement_act act LEFT JOIN sheet_seal seal ON seal.organisationId = act.organisationId AND seal.month = act.month
      WHERE act.organisationId IN (?) AND act.month BETWEEN ? AND ? AND seal.id IS NULL
      UNION SELECT slip.month FROM sheet_correction slip WHERE slip.organisationId IN (?) AND slip.month BETWEEN ? AND ? AND slip.state = 'drafted'`, [organisationIds, from, to, organisationIds, from, to]);
    return rows.map(({ month }) => month).sort();
  }

  /** Writes down an act; of two at the same moment one comes too late. */
  async act(ledger: Ledger, { act, copy, role, person, remark }: { act: SettlementActName; copy: CopyHead; role: string; person: { id: string; name: string }; remark: string }): Promise<Refusal | null> {
    const row: SettlementActEntity = {
      id: newId(), organisationId: copy.organisationId, month: copy.month, number: (ledger.acts.at(-1)?.number ?? 0) + 1, act, copyId: copy.id, version: copy.version, role,
      personId: person.id, personName: person.name, remark, at: this.clock.now(),
    };
    try {
      await this.db.of(SettlementActEntity).insert(row);
      return null;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('settlement_changed', '刚刚有人办理了一步，请刷新后再办理。');
    }
  }
}

/** From which day on is the copy that counts shown to the cadres? */
export function publicisedFrom({ copy, acts }: Ledger): Day | null {
  const shown = copy && acts.find(each => each.act === 'publicise' && each.copyId === copy.id);
  return shown ? dayOf(shown.at) : null;
}

/** The act as it is shown. */
export function actReply({ act, version, role, personName, remark, at }: SettlementActEntity, names: Record<string, string>) {
  return { act, version, roleName: nameOfRole(role, names), personName, remark, at };
}

/** Who and when, of an act; its state in words. */
export function monthClosed(month: Month): Refusal {
  return refuse('month_closed', `${month} 的考勤表已经封存，不能再改。以后补到的事实，请开更正单。`, { field: 'month' });
}
