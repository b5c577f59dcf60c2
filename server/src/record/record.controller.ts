import { Controller } from '@nestjs/common';
import { record } from '@village/shared/contract/record';
import { AddRecordInput, CorrectRecordInput, RecordFormInput, RecordIdInput, RecordPhotoInput, RecordPictureInput, RecordsInput, RecordsXlsxInput, WithdrawRecordInput } from '@village/shared/contract/record.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { RecordFormService } from './record-form.service';
import { RecordListService } from './record-list.service';
import { RecordWithdrawService } from './record-withdraw.service';
import { RecordWriteService } from './record-write.service';

@Controller()
export class RecordController {
  constructor(private readonly writing: RecordWriteService, private readonly lists: RecordListService, private readonly withdrawals: RecordWithdrawService, private readonly forms: RecordFormService) {}

  @Serve(record.form, RecordFormInput) form(@Input() input: RecordFormInput, @Signed() who: Who) { return this.forms.form(input, who); }
  @Serve(record.add, AddRecordInput) add(@Input() input: AddRecordInput, @Signed() who: Who) { return this.writing.add(input, who); }
  @Serve(record.correct, CorrectRecordInput) correct(@Input() input: CorrectRecordInput, @Signed() who: Who) { return this.writing.correct(input, who); }
  @Serve(record.withdraw, WithdrawRecordInput) withdraw(@Input() input: WithdrawRecordInput, @Signed() who: Who) { return this.withdrawals.withdraw(input, who); }
  @Serve(record.addPhoto, RecordPhotoInput) addPhoto(@Input() input: RecordPhotoInput, @Signed() who: Who) { return this.writing.addPhoto(input, who); }
  @Serve(record.list, RecordsInput) list(@Input() input: RecordsInput, @Signed() who: Who) { return this.lists.list(input, who); }
  @Serve(record.detail, RecordIdInput) detail(@Input() input: RecordIdInput, @Signed() who: Who) { return this.lists.detail(input, who); }
  @Serve(record.picture, RecordPictureInput) picture(@Input() input: RecordPictureInput, @Signed() who: Who) { return this.lists.picture(input, who); }
  @Serve(record.xlsx, RecordsXlsxInput) xlsx(@Input() input: RecordsXlsxInput, @Signed() who: Who) { return this.lists.xlsx(input, who); }
}
