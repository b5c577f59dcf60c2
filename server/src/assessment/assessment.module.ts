import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { HouseholdModule } from '../household/household.module';
import { InspectionModule } from '../inspection/inspection.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { ReportModule } from '../report/report.module';
import { AssessmentActService } from './assessment-act.service';
import { AssessmentAnswerService } from './assessment-answer.service';
import { AssessmentCloseService } from './assessment-close.service';
import { AssessmentFactsService } from './assessment-facts.service';
import { AssessmentListService } from './assessment-list.service';
import { AssessmentPaperService } from './assessment-paper.service';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentRoundService } from './assessment-round.service';
import { AssessmentSheetService } from './assessment-sheet.service';
import { AssessmentStandingService } from './assessment-standing.service';
import { AssessmentUnitService } from './assessment-unit.service';
import { AssessmentWaitingService } from './assessment-waiting.service';
import { AssessmentUnitController } from './assessment-unit.controller';
import { AssessmentController } from './assessment.controller';
import { DecidedGradeService } from './decided-grade.service';
import { RatingBundleService } from './rating-bundle.service';
import { RatingCloseService } from './rating-close.service';
import { RatingGroundService } from './rating-ground.service';
import { RatingKeyService } from './rating-key.service';
import { RatingOpenService } from './rating-open.service';
import { RatingPageService } from './rating-page.service';
import { RatingSlipService } from './rating-slip.service';
import { RatingVoteService } from './rating-vote.service';
import { RatingController } from './rating.controller';
import { RatingService } from './rating.service';

@Module({
  imports: [OrganisationModule, PolicyModule, NoticeModule, InspectionModule, AttendanceModule, HouseholdModule, DisclosureModule, ReportModule],
  controllers: [RatingController, AssessmentController, AssessmentUnitController],
  providers: [
    RatingService, RatingGroundService, RatingOpenService, RatingSlipService, RatingVoteService, RatingPageService, RatingBundleService, RatingCloseService, RatingKeyService,
    AssessmentActService, AssessmentAnswerService, AssessmentCloseService, AssessmentFactsService, AssessmentListService, AssessmentPaperService, AssessmentReadService, AssessmentRoundService, AssessmentSheetService, AssessmentStandingService, AssessmentUnitService, AssessmentWaitingService, DecidedGradeService,
  ],
  exports: [AssessmentPaperService, AssessmentReadService, AssessmentSheetService, RatingService, RatingKeyService, AssessmentWaitingService, DecidedGradeService],
})
export class AssessmentModule {}
