import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approval/approval.module';
import { FileModule } from '../file/file.module';
import { InspectionModule } from '../inspection/inspection.module';
import { LeaveModule } from '../leave/leave.module';
import { NoticeModule } from '../notice/notice.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { ActService } from './act.service';
import { ArrangementController } from './arrangement.controller';
import { ArrangementService } from './arrangement.service';
import { ArrangeCheckService } from './arrange-check.service';
import { ArrangingService } from './arranging.service';
import { AttendanceController } from './attendance.controller';
import { AreaService } from './area.service';
import { CoarsenService } from './coarsen.service';
import { BookController } from './book.controller';
import { BookService } from './book.service';
import { CodeCheckService } from './code.check.service';
import { CodeController } from './code.controller';
import { CodePlaceService } from './code.place.service';
import { CodeService } from './code.service';
import { CopyService } from './copy.service';
import { CorrectionService } from './correction.service';
import { DayRecordService } from './day-record.service';
import { EvidenceService } from './evidence.service';
import { FileService } from './file.service';
import { KeeperService } from './keeper.service';
import { LateService } from './late.service';
import { LedgerService } from './ledger.service';
import { ObjectionService } from './objection.service';
import { OpenedService } from './opened.service';
import { MeetingPresenceService } from './meeting-presence.service';
import { MyWeekService } from './my-week.service';
import { NightService } from './night.service';
import { NoteService } from './note.service';
import { NoteTermsService } from './note-terms.service';
import { MonthFactsService } from './month-facts.service';
import { OfficePlanService } from './office-plan.service';
import { OverviewService } from './overview.service';
import { PresenceService } from './presence.service';
import { ConsentService } from './consent.service';
import { PhotoService } from './photo.service';
import { ProofController } from './proof.controller';
import { ProofService } from './proof.service';
import { RosterWaitingService } from './roster-waiting.service';
import { RosterService } from './roster.service';
import { SealService } from './seal.service';
import { SealedRowsService } from './sealed-rows.service';
import { SealedService } from './sealed.service';
import { SettlementController } from './settlement.controller';
import { SettlementService } from './settlement.service';
import { SheetService } from './sheet.service';
import { SignatureService } from './signature.service';
import { ReconciliationService } from './reconciliation.service';
import { StandingService } from './standing.service';
import { StayService } from './stay.service';
import { StatementService } from './statement.service';
import { SubjectService } from './subject.service';
import { TellService } from './tell.service';
import { TodayService } from './today.service';
import { PublicisedService } from './publicised.service';
import { TotalsService } from './totals.service';
import { TurnService } from './turn.service';
import { VerifyService } from './verify.service';
import { VisitService } from './visit.service';
import { ViewService } from './view.service';
import { WaitingService } from './waiting.service';
import { WorkedService } from './worked.service';
import { WeekController } from './week.controller';
import { WeekService } from './week.service';
import { WeekStatementService } from './week-statement.service';

@Module({
  imports: [NoticeModule, FileModule, OrganisationModule, PolicyModule, ApprovalModule, LeaveModule, InspectionModule],
  controllers: [ArrangementController, AttendanceController, BookController, CodeController, ProofController, SettlementController, WeekController],
  providers: [
    WorkedService, ArrangementService, ArrangeCheckService, ArrangingService, OfficePlanService, TellService, RosterWaitingService,
    MeetingPresenceService, DayRecordService, SubjectService, VisitService, NightService, NoteService, NoteTermsService, StatementService, WeekStatementService, MyWeekService, WeekService,
    AreaService, ConsentService, PhotoService, CoarsenService, CodeCheckService, CodePlaceService, CodeService, ProofService, PresenceService, RosterService, StayService, SheetService, ViewService, SignatureService, EvidenceService, FileService, WaitingService, TodayService, KeeperService, BookService,
    ActService, LedgerService, LateService, OpenedService, StandingService, ReconciliationService, CopyService, SealService, SealedService, SealedRowsService, SettlementService, ObjectionService, CorrectionService, VerifyService, OverviewService, PublicisedService, MonthFactsService, TotalsService, TurnService,
  ],
  exports: [FileService, SealService, SealedService, SealedRowsService, ViewService, ArrangementService, PublicisedService, MeetingPresenceService, LedgerService, SheetService, StayService, PresenceService, SignatureService, EvidenceService, TurnService, TodayService],
})
export class AttendanceModule {}
