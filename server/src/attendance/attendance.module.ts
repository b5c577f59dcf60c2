import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approval/approval.module';
import { LeaveModule } from '../leave/leave.module';
import { OrganisationModule } from '../organisation/organisation.module';
import { PolicyModule } from '../policy/policy.module';
import { AttendanceController } from './attendance.controller';
import { CodeCheckService } from './code.check.service';
import { CodeController } from './code.controller';
import { CodePlaceService } from './code.place.service';
import { CodeService } from './code.service';
import { EvidenceService } from './evidence.service';
import { FileService } from './file.service';
import { PresenceService } from './presence.service';
import { ProofService } from './proof.service';
import { RosterService } from './roster.service';
import { SheetService } from './sheet.service';
import { SignatureService } from './signature.service';
import { StayService } from './stay.service';
import { TodayService } from './today.service';
import { ViewService } from './view.service';
import { WaitingService } from './waiting.service';

@Module({
  imports: [OrganisationModule, PolicyModule, ApprovalModule, LeaveModule],
  controllers: [AttendanceController, CodeController],
  providers: [CodeCheckService, CodePlaceService, CodeService, ProofService, PresenceService, RosterService, StayService, SheetService, ViewService, SignatureService, EvidenceService, FileService, WaitingService, TodayService],
  exports: [SheetService, StayService, PresenceService, SignatureService, EvidenceService],
})
export class AttendanceModule {}
