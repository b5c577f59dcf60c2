import { Inject, Injectable } from '@nestjs/common';
import type { SheetFileInput } from '@village/shared/contract/attendance.input';
import type { Correction, Reconciliation } from '@village/shared/contract/settlement';
import type { FileReply } from '@village/shared/contract/endpoint';
import { dayText } from '@village/shared/kernel/day';
import { MARK_NAMES, type Mark } from '@village/shared/kernel/mark';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Settings } from '../common/settings';
import { SETTINGS } from '../common/tokens';
import type { Who } from '../common/who';
import { sheetForm, written, type SheetForm } from './sheet.form';
import { sheetPdf } from './sheet.pdf';
import { sheetXlsx } from './sheet.xlsx';
import { SignatureService } from './signature.service';
import { codeOf } from './standing.service';

/** The official form as a file: of a signed sheet the copy that was signed. */
@Injectable()
export class FileService {
  constructor(private readonly signatures: SignatureService, @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>) {}

  async xlsx(input: SheetFileInput, who: Who): Promise<FileReply | Refusal> {
    const form = await this.form(input, who);
    return isRefusal(form) ? form : { file: await sheetXlsx(form), name: `${form.title}${form.subtitle}.xlsx` };
  }

  async pdf(input: SheetFileInput, who: Who): Promise<FileReply | Refusal> {
    const form = await this.form(input, who);
    return isRefusal(form) ? form : { file: await sheetPdf(form), name: `${form.title}${form.subtitle}.pdf` };
  }

  private async form(input: SheetFileInput, who: Who): Promise<SheetForm | Refusal> {
    const sheet = await this.signatures.sheet(input, who);
    if (isRefusal(sheet)) return sheet;
    const { content, hash, signed, signers, settlement } = sheet;
    return sheetForm(content, {
      signers, signatures: signed?.signatures ?? [], version: signed?.version ?? null, hash, differences: signed?.differences.length ?? 0,
      ...(signed ? { code: codeOf(signed.hash), address: `${this.settings.publicUrl}/v/${codeOf(signed.hash)}` } : {}), sealedAt: settlement.sealed?.at ?? null,
      compiled: settlement.history.find(each => each.act === 'compile' && each.version === signed?.version) ?? null,
      reconciliation: settlement.reconciliation && reconciliationText(settlement.reconciliation),
      corrections: settlement.corrections.filter(each => each.state === 'confirmed' && each.rows.length > 0).map(slipText),
    });
  }
}

/** How the slips stand to the register, as the foot of the form says it. */
function reconciliationText({ partyName, slips, consistent, missing }: Reconciliation): string {
  return `请假条 ${slips} 张，与${partyName}的备案${consistent ? '一致' : `不一致，没有备案的：${missing.map(({ text }) => text).join('；')}`}`;
}

const markText = (mark: Mark | null) => (mark ? MARK_NAMES[mark] : '不在任');

/** A slip as the foot of the form says it: its number, cause, what it changes, and who signed. */
function slipText({ number, cause, rows, draftedBy, confirmedBy }: Correction): string {
  const changes = rows.map(row => `${row.name} ${dayText(row.day)}${row.half === 'am' ? '上午' : '下午'} ${markText(row.signed)}改为${markText(row.now)}`).join('；');
  const signed = [draftedBy, ...(confirmedBy ? [confirmedBy] : [])].map(each => `${each.personName} ${written(each.at)}`).join('、');
  return `更正单第 ${number} 号：${changes}。原因：${cause}。签字：${signed}`;
}
