import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { DutyModule } from '../duty/duty.module';
import { FileModule } from '../file/file.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { NoticeModule } from '../notice/notice.module';
import { PlanModule } from '../plan/plan.module';
import { RecordModule } from '../record/record.module';
import { BoardController } from './board.controller';
import { BoardDoorService } from './board-door.service';
import { BoardKeepService } from './board-keep.service';
import { BoardPlaceService } from './board-place.service';
import { BoardService } from './board.service';
import { PublicationCheckService } from './publication-check.service';
import { PublicationController } from './publication.controller';
import { BoardNewsService } from './board-news.service';
import { PublicationNoticeService } from './publication-notice.service';
import { PublicationDraftService } from './publication-draft.service';
import { PublicationService } from './publication.service';

@Module({
  imports: [OrganisationModule, AttendanceModule, PolicyModule, FileModule, DutyModule, NoticeModule, RecordModule, PlanModule],
  controllers: [BoardController, PublicationController],
  providers: [BoardPlaceService, BoardService, BoardDoorService, BoardKeepService, BoardNewsService, PublicationService, PublicationNoticeService, PublicationDraftService, PublicationCheckService],
  exports: [BoardDoorService, BoardPlaceService, PublicationService],
})
export class DisclosureModule {}
