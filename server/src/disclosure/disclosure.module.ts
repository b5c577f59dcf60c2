import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { DutyModule } from '../duty/duty.module';
import { FileModule } from '../file/file.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { NoticeModule } from '../notice/notice.module';
import { PlanModule } from '../plan/plan.module';
import { RecordModule } from '../record/record.module';
import { IdentityModule } from '../identity/identity.module';
import { IssueModule } from '../issue/issue.module';
import { AppealCardService } from './appeal-card.service';
import { AppealHandService } from './appeal-hand.service';
import { AppealPageService } from './appeal-page.service';
import { AppealPhotoService } from './appeal-photo.service';
import { AppealController } from './appeal.controller';
import { AppealService } from './appeal.service';
import { BoardCardService } from './board-card.service';
import { BoardController } from './board.controller';
import { BoardDoorService } from './board-door.service';
import { BoardKeepService } from './board-keep.service';
import { BoardLimitService } from './board-limit.service';
import { BoardOverviewService } from './board-overview.service';
import { BoardPlaceService } from './board-place.service';
import { BoardService } from './board.service';
import { BoardShownService } from './board-shown.service';
import { ContentCheckService } from './content-check.service';
import { PosterController } from './poster.controller';
import { PosterFactsService } from './poster-facts.service';
import { PosterService } from './poster.service';
import { PublicationCheckService } from './publication-check.service';
import { PublicationController } from './publication.controller';
import { BoardNewsService } from './board-news.service';
import { PublicationNoticeService } from './publication-notice.service';
import { PublicationGuardService } from './publication-guard.service';
import { PublicationDraftService } from './publication-draft.service';
import { PublicationPaperService } from './publication-paper.service';
import { PublicationService } from './publication.service';

@Module({
  imports: [OrganisationModule, AttendanceModule, PolicyModule, FileModule, DutyModule, NoticeModule, RecordModule, PlanModule, IdentityModule, IssueModule],
  controllers: [BoardController, PosterController, PublicationController, AppealController],
  providers: [
    BoardPlaceService, BoardService, BoardShownService, BoardLimitService, BoardDoorService, BoardKeepService, BoardOverviewService, BoardCardService, BoardNewsService, PosterFactsService, PosterService,
    PublicationService, PublicationNoticeService, PublicationGuardService, PublicationDraftService, PublicationCheckService, PublicationPaperService,
    ContentCheckService, AppealService, AppealPageService, AppealCardService, AppealHandService, AppealPhotoService,
  ],
  exports: [BoardDoorService, BoardPlaceService, PublicationService, PublicationPaperService],
})
export class DisclosureModule {}
