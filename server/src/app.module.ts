import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AllowanceModule } from './allowance/allowance.module';
import { ApprovalModule } from './approval/approval.module';
import { ArchiveModule } from './archive/archive.module';
import { AssessmentModule } from './assessment/assessment.module';
import { AttendanceModule } from './attendance/attendance.module';
import { BurdenModule } from './burden/burden.module';
import { CommonModule } from './common/common.module';
import { ConsequenceModule } from './consequence/consequence.module';
import { Door } from './common/door';
import { Faults } from './common/faults';
import { Gate } from './common/gate';
import { createServer } from './common/server';
import type { Settings } from './common/settings';
import type { Clock } from './common/time';
import { ENTITIES } from './entities';
import { ReportModule } from './report/report.module';
import { DueModule } from './due/due.module';
import { DutyModule } from './duty/duty.module';
import { WorklogModule } from './worklog/worklog.module';
import { FileModule } from './file/file.module';
import { IdentityModule } from './identity/identity.module';
import { IssueModule } from './issue/issue.module';
import { LeaveModule } from './leave/leave.module';
import { MeetingModule } from './meeting/meeting.module';
import { MIGRATIONS } from './migrations';
import { NoticeModule } from './notice/notice.module';
import { OrganisationModule } from './organisation/organisation.module';
import { InspectionModule } from './inspection/inspection.module';
import { OperationModule } from './operation/operation.module';
import { PlanModule } from './plan/plan.module';
import { PostingModule } from './posting/posting.module';
import { PolicyModule } from './policy/policy.module';
import { DisclosureModule } from './disclosure/disclosure.module';
import { HouseholdModule } from './household/household.module';
import { RecordModule } from './record/record.module';
import { ReminderModule } from './reminder/reminder.module';
import { SimulationModule } from './simulation/simulation.module';
import { WhyModule } from './why/why.module';

/** The modules, in their line. */
export const MODULES: NonNullable<DynamicModule['imports']> = [
  OrganisationModule,
  IdentityModule,
  FileModule,
  PolicyModule,
  NoticeModule,
  ApprovalModule,
  LeaveModule,
  InspectionModule,
  AttendanceModule,
  DutyModule,
  WorklogModule,
  RecordModule,
  IssueModule,
  ReportModule, ConsequenceModule,
  PlanModule,
  AssessmentModule,
  PostingModule,
  DueModule,
  MeetingModule,
  HouseholdModule,
  DisclosureModule,
  AllowanceModule,
  ArchiveModule,
  BurdenModule,
  ReminderModule,
  SimulationModule,
  WhyModule,
  OperationModule,
];

@Module({})
export class AppModule {
  static with(settings: Settings, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [CommonModule.with({ settings, clock, entities: ENTITIES, migrations: MIGRATIONS }), ...MODULES],
      providers: [
        { provide: APP_GUARD, useClass: Gate },
        { provide: APP_INTERCEPTOR, useClass: Door },
        { provide: APP_FILTER, useClass: Faults },
      ],
    };
  }
}

/** The whole application, ready to listen. */
export function createApp(settings: Settings, clock?: Clock): Promise<NestFastifyApplication> {
  return createServer(AppModule.with(settings, clock), settings);
}
