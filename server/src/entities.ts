import { InspectionCheckEntity, InspectionEntity, InspectionTeamEntity } from './inspection/inspection.entity';
import { AllowancePaymentEntity, AllowanceStatementEntity } from './allowance/allowance.entity';
import { DecisionEntity } from './approval/approval.entity';
import { ConsultEntity } from './approval/consult.entity';
import { DeputyEntity, ForwardEntity } from './approval/deputy.entity';
import { ArchiveCustodianEntity, ArchiveItemEntity } from './archive/archive.entity';
import { ArrangementEntity } from './attendance/arrangement.entity';
import { PresenceEntity, SheetCopyEntity, SheetSignatureEntity } from './attendance/attendance.entity';
import { SettlementActEntity, SheetCorrectionEntity, SheetObjectionEntity, SheetSealEntity } from './attendance/settlement.entity';
import { ConsentEntity, PhotoCaptureEntity, PresenceAreaEntity } from './attendance/area.entity';
import { VillageCodeEntity } from './attendance/code.entity';
import { PresenceProofEntity } from './attendance/proof.entity';
import { AbsenceNoteEntity, NightStayEntity, VillageVisitEntity } from './attendance/week.entity';
import { BurdenCeilingEntity } from './burden/burden.entity';
import { AccessEntity } from './common/access';
import { ErasureDayEntity } from './common/erasure';
import { FaultEntity } from './common/fault-log';
import { ConsequenceCaseEntity, ConsequenceFindingEntity, ConsequenceStepEntity, ProhibitionReadingEntity } from './consequence/consequence.entity';
import { JournalEntry } from './common/journal';
import { ReceiptEntity } from './common/receipt';
import { AdjustmentEntity, AttachedEntity, DivisionEntity, HandoverEntity, NominationEntity, ReleaseEntity, SelectionEntity } from './posting/posting.entity';
import { DutyRosterEntity, DutySwapEntity, PatrolEntity, PatrolPlanEntity, PatrolTurnEntity } from './duty/duty.entity';
import { StoredFileEntity } from './file/file.entity';
import { MakingEntity } from './file/making.entity';
import { PhotoEntity } from './file/photo.entity';
import { AccountEntity, BindingTicketEntity, SessionEntity, SignInAttemptEntity, WeChatBindingEntity } from './identity/identity.entity';
import { IssueEntity, IssueStepEntity } from './issue/issue.entity';
import { AlertPeriodEntity } from './leave/alert.entity';
import { ReplacementEntity, ReturnCheckEntity } from './leave/after.entity';
import { FilingEntity } from './leave/filing.entity';
import { PaperEntity } from './leave/paper.entity';
import { RecallEntity } from './leave/recall.entity';
import { LeaveTurnEntity } from './leave/turn.entity';
import { CallbackEntity } from './leave/callback.entity';
import { RestPlanEntity } from './leave/rest-plan.entity';
import { WaiverEntity } from './leave/waiver.entity';
import { PhoneInEntity } from './leave/phone-in.entity';
import { ExtensionEntity } from './leave/extension.entity';
import { LeaveEntity, LeaveHalfDayEntity } from './leave/leave.entity';
import {
  MeetingActEntity, MeetingEntity, MeetingInviteeEntity, MeetingLeaveEntity, MeetingPresenceEntity, MeetingTopicEntity,
} from './meeting/meeting.entity';
import {
  MeetingBallotCountEntity, MeetingBallotEntity, MeetingBallotTurnEntity, MeetingDecisionEntity, MeetingMinutesEntity, MeetingNumberEntity,
} from './meeting/minutes.entity';
import { BookCheckEntity, PartyGroupEntity, PartyMemberEntity, PartyReportEntity } from './meeting/party.entity';
import { VillageEventEntity, VillageEventPartEntity } from './meeting/event.entity';
import { MessageConsentEntity, NoticeEntity } from './notice/notice.entity';
import { LeaveVersionEntity } from './leave/version.entity';
import { OrganisationEntity, PersonEntity, TeamEntity, TermEntity, UnitEntity } from './organisation/organisation.entity';
import { PrecinctEntity } from './organisation/precinct.entity';
import { BackupEntity } from './operation/operation.entity';
import { CalendarEntity, EditionEntity } from './policy/policy.entity';
import { JobSlotEntity } from './reminder/reminder.entity';
import { AssessmentObjectionEntity, AssessmentOpinionEntity, AssessmentRoundEntity, AssessmentSheetEntity } from './assessment/assessment.entity';
import { RatingBundleEntity, RatingCountEntity, RatingRoundEntity, RatingSlipEntity } from './assessment/rating.entity';
import { AppealEntity, ContentCheckEntity } from './disclosure/appeal.entity';
import { PublicationCheckEntity, PublicationEntity } from './disclosure/publication.entity';
import { BoardCardEntity, BoardCodeEntity, PosterConsentEntity, VillageBoardEntity, WhereaboutsEntity } from './disclosure/board.entity';
import { ContactEntity } from './household/contact.entity';
import { HouseholdChangeEntity, HouseholdEntity, HouseholdPairEntity, VisitPlanEntity } from './household/household.entity';
import { PlanEntity, PlanItemEntity, PlanStepEntity } from './plan/plan.entity';
import { EmergencyPlanEntity, FundCheckEntity } from './plan/project.entity';
import { RecordEntity } from './record/record.entity';
import { DataRequestAnswerEntity, DataRequestEntity, DataRequestTeamEntity } from './report/request.entity';
import { ReportDeliveryEntity, ReportEntity, ReportVersionEntity } from './report/report.entity';
import { SimulationEntity, SimulationResultEntity } from './simulation/simulation.entity';
import { WorkLogEntity, WorkLogReviewEntity, WorkLogVersionEntity } from './worklog/log.entity';
import { TaskItemEntity, TaskListEntity, TaskResultEntity } from './worklog/worklog.entity';

/** Every entity, in the order of the modules. */
export const ENTITIES: (new () => object)[] = [
  JournalEntry, ReceiptEntity, AccessEntity, FaultEntity, ErasureDayEntity,
  OrganisationEntity, UnitEntity, TeamEntity, PersonEntity, TermEntity,
  AccountEntity, WeChatBindingEntity, SessionEntity, BindingTicketEntity, SignInAttemptEntity, StoredFileEntity, PhotoEntity, MakingEntity,
  EditionEntity, CalendarEntity,
  NoticeEntity,
  MessageConsentEntity,
  PrecinctEntity,
  DecisionEntity,
  LeaveEntity, LeaveHalfDayEntity, AlertPeriodEntity, ExtensionEntity, PhoneInEntity,
  DeputyEntity, ForwardEntity,
  ArrangementEntity,
  LeaveTurnEntity, WaiverEntity, RecallEntity, CallbackEntity, RestPlanEntity,
  VillageVisitEntity, NightStayEntity, AbsenceNoteEntity,
  ConsultEntity, PaperEntity, FilingEntity, ReturnCheckEntity, ReplacementEntity,
  PresenceEntity, PresenceProofEntity, VillageCodeEntity, PresenceAreaEntity, ConsentEntity, PhotoCaptureEntity, SheetCopyEntity, SheetSignatureEntity, SettlementActEntity, SheetSealEntity, SheetObjectionEntity, SheetCorrectionEntity,
  SimulationEntity, SimulationResultEntity,
  LeaveVersionEntity,
  DutyRosterEntity, DutySwapEntity, PatrolPlanEntity, PatrolTurnEntity, PatrolEntity,
  TaskListEntity, TaskItemEntity, TaskResultEntity, WorkLogEntity, WorkLogVersionEntity, WorkLogReviewEntity,
  IssueEntity, IssueStepEntity,
  PlanEntity, PlanItemEntity, PlanStepEntity, FundCheckEntity, EmergencyPlanEntity,
  MeetingEntity, MeetingInviteeEntity, MeetingPresenceEntity, MeetingLeaveEntity, MeetingTopicEntity, MeetingActEntity, MeetingMinutesEntity, MeetingNumberEntity, MeetingDecisionEntity,
  RecordEntity, HouseholdEntity, HouseholdChangeEntity, HouseholdPairEntity, VisitPlanEntity, ContactEntity,
  ReportEntity, ReportVersionEntity, ReportDeliveryEntity, DataRequestEntity, DataRequestTeamEntity, DataRequestAnswerEntity,
  PublicationEntity, PublicationCheckEntity, AppealEntity, ContentCheckEntity,
  BoardCodeEntity, VillageBoardEntity, BoardCardEntity, PosterConsentEntity, WhereaboutsEntity,
  RatingRoundEntity, RatingSlipEntity, RatingCountEntity, RatingBundleEntity, AssessmentRoundEntity, AssessmentSheetEntity, AssessmentOpinionEntity, AssessmentObjectionEntity,
  MeetingBallotEntity, MeetingBallotTurnEntity, MeetingBallotCountEntity, PartyGroupEntity, PartyMemberEntity, PartyReportEntity, BookCheckEntity, VillageEventEntity, VillageEventPartEntity,
  InspectionEntity, InspectionTeamEntity, InspectionCheckEntity, ConsequenceFindingEntity, ConsequenceCaseEntity, ConsequenceStepEntity, ProhibitionReadingEntity, AllowanceStatementEntity, AllowancePaymentEntity, ArchiveItemEntity, ArchiveCustodianEntity, BurdenCeilingEntity,
  JobSlotEntity,
  AllowanceStatementEntity, AllowancePaymentEntity, ArchiveItemEntity, ArchiveCustodianEntity, BurdenCeilingEntity,
  JobSlotEntity, BackupEntity,
  HandoverEntity, ReleaseEntity, AdjustmentEntity, AttachedEntity, SelectionEntity, DivisionEntity, NominationEntity,
];
