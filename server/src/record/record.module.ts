import { Module } from '@nestjs/common';
import { FileModule } from '../file/file.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { RecordFormService } from './record-form.service';
import { RecordListService } from './record-list.service';
import { RecordReplyService } from './record-reply.service';
import { RecordWithdrawService } from './record-withdraw.service';
import { RecordWriteService } from './record-write.service';
import { RecordController } from './record.controller';
import { RecordService } from './record.service';

@Module({
  imports: [OrganisationModule, PolicyModule, FileModule, NoticeModule],
  controllers: [RecordController],
  providers: [RecordService, RecordReplyService, RecordWriteService, RecordWithdrawService, RecordFormService, RecordListService],
  exports: [RecordService, RecordFormService, RecordWriteService, RecordListService],
})
export class RecordModule {}
