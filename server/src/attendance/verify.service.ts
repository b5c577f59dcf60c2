import { Injectable } from '@nestjs/common';
import { Like } from 'typeorm';
import type { VerifyReply } from '@village/shared/contract/settlement';
import type { VerifyInput } from '@village/shared/contract/settlement.input';
import { dayOf, dayText } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { lastDay } from '@village/shared/kernel/day';
import { SheetCopyEntity, SheetSignatureEntity } from './attendance.entity';
import { hashAfter } from './correction.service';
import { LedgerService, type Ledger } from './ledger.service';
import { hashOf } from './opened.service';
import { CODE_LENGTH } from './standing.service';

const NONE: VerifyReply = { found: false, organisationName: '', month: '', version: 0, profileTitle: '', stateName: '', signedBy: [], unchanged: false, replaced: false, corrections: 0 };

/** Whether a paper is what the system holds: for anybody who types its check code. Names stay inside. */
@Injectable()
export class VerifyService {
  constructor(private readonly db: Db, private readonly ledgers: LedgerService, private readonly policies: PolicyService, private readonly organisations: OrganisationService) {}

  async verify({ code }: VerifyInput): Promise<VerifyReply | Refusal> {
    const wanted = code.toLowerCase().replace(/[^0-9a-f]/g, '');
    if (wanted.length !== CODE_LENGTH) return refuse('code_wrong', `校验码是 ${CODE_LENGTH} 位数字和字母，印在考勤表的末行，请核对。`, { field: 'code' });
    const [copy] = await this.db.of(SheetCopyEntity).find({ where: { hash: Like(`${wanted}%`) }, order: { version: 'DESC' }, take: 1 });
    if (!copy) return NONE;
    const ledger = await this.ledgers.of(copy.organisationId, copy.month);
    const signatures = await this.db.of(SheetSignatureEntity).find({ where: { copyId: copy.id }, order: { signedAt: 'ASC' } });
    const path = (await this.organisations.organisationById(copy.organisationId))?.path;
    const profile = path ? await this.policies.activeFor(path, lastDay(copy.month)) : null;
    const names = profile && !isRefusal(profile) ? profile.roles : {};
    const isCurrent = ledger.copy?.id === copy.id;
    return {
      found: true, organisationName: copy.content.organisationName, month: copy.month, version: copy.version, profileTitle: copy.content.profileTitle,
      stateName: ledger.seal?.copyId === copy.id ? '已封存' : isCurrent ? '办理中' : '已作废',
      signedBy: signatures.map(each => `${nameOfRole(each.role, names)} ${dayOf(each.signedAt).slice(0, 4)}年${dayText(dayOf(each.signedAt))}`),
      unchanged: hashOf(copy.content) === copy.hash && isWhole(ledger), replaced: !isCurrent, corrections: ledger.corrections.filter(each => each.state === 'confirmed').length,
    };
  }
}

/** Do the seal and its slips still say what they said? */
function isWhole({ seal, copy, corrections }: Ledger): boolean {
  if (!seal) return true;
  let before = seal.hash;
  const isLinked = corrections.every(each => {
    const own = hashAfter(before, each);
    before = each.hash;
    return own === each.hash;
  });
  return isLinked && copy?.id === seal.copyId && copy.hash === seal.hash;
}
