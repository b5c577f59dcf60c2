import { Injectable } from '@nestjs/common';
import type { SheetFileInput } from '@village/shared/contract/attendance.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import { sheetForm, type SheetForm } from './sheet.form';
import { sheetPdf } from './sheet.pdf';
import { sheetXlsx } from './sheet.xlsx';
import { SignatureService } from './signature.service';

/** The official form as a file: of a signed sheet the copy that was signed. */
@Injectable()
export class FileService {
  constructor(private readonly signatures: SignatureService) {}

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
    const { content, hash, signed, signers } = sheet;
    return sheetForm(content, { signers, signatures: signed?.signatures ?? [], version: signed?.version ?? null, hash, differences: signed?.differences.length ?? 0 });
  }
}
