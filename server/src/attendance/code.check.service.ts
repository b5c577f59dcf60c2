import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import type { TeamPlace } from '../organisation/team.service';
import { PAPER, scannedOf, shortOf, SLOT_SECONDS, slotAt, slotsHolding } from './code';
import { VillageCodeEntity } from './code.entity';
import type { CodeProof } from './proof';

const OTHERWISE = '也可以改用本人确认，或请队长在名册里确认。';
const HOLDS_MINUTES = 3;

/** Checks what a cadre scanned or typed. */
@Injectable()
export class CodeCheckService {
  constructor(private readonly db: Db, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Pick<Settings, 'qrKey'>) {}

  /** What the code proves. It has to hold when it was scanned: by the phone's clock, or by ours where it comes at once. */
  async check(text: string | undefined, claimedAt: Instant, team: TeamPlace): Promise<CodeProof | Refusal> {
    const scanned = scannedOf(text ?? '');
    if (!scanned) return wrong('code_unknown', `这不是村部码。请扫${team.villageName}村部的码，或输入码下面的 8 位字符。`);
    if ('villageId' in scanned && scanned.villageId !== team.villageId) return wrong('code_elsewhere', `这是别的村的码，您的工作队在${team.villageName}。`);
    const codes = await this.db.of(VillageCodeEntity).findBy({ villageId: team.villageId, ...('codeId' in scanned ? { id: scanned.codeId } : {}) });
    const slots = 'slot' in scanned ? [scanned.slot] : [PAPER, ...new Set([...this.holding(claimedAt)])] as const;
    for (const code of codes) {
      const own = slots.filter(slot => (slot === PAPER) === (code.kind === 'poster'));
      const slot = own.find(each => same(shortOf(this.settings.qrKey, code.villageId, code.id, each), scanned.short));
      if (slot !== undefined) return this.judge(code, slot, claimedAt);
    }
    return wrong('code_wrong', '这个码对不上，可能已经换了或者输错了。请重新扫屏幕上现在的码。');
  }

  private judge(code: VillageCodeEntity, slot: number | typeof PAPER, claimedAt: Instant): CodeProof | Refusal {
    if (code.revokedAt !== null && claimedAt > code.revokedAt) return wrong('code_revoked', `这个码（${code.name}）已经停用，请扫村部现在用的码。`);
    const proof: CodeProof = { kind: 'qr', codeId: code.id, code: code.kind, name: code.name, minutesLate: 0 };
    if (slot === PAPER) return proof;
    const late = Math.max(0, Math.round(((slotAt(this.clock.now()) - slot) * SLOT_SECONDS) / 60));
    if (!this.holding(claimedAt).includes(slot)) return wrong('code_expired', '这个码已经过了时间。屏幕上的码每分钟换一次，请重新扫现在的码。');
    return { ...proof, minutesLate: late > HOLDS_MINUTES ? late : 0 };
  }

  private holding(claimedAt: Instant): number[] {
    const now = this.clock.now();
    // A time that lies ahead of ours is not believed; what comes at once is measured by our clock.
    return [...slotsHolding(now), ...(claimedAt <= now ? slotsHolding(claimedAt) : [])];
  }
}

function wrong(code: string, text: string): Refusal {
  return refuse(code, text + OTHERWISE, { field: 'code' });
}

function same(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
