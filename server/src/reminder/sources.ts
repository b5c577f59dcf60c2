import type { Type } from '@nestjs/common';
import { AllowanceSource } from './allowance.source';
import { ConsequenceSource } from './consequence.source';
import { AssessmentSource } from './assessment.source';
import { DeputySource } from './deputy.source';
import { WhatIsDueSource } from './due.source';
import { DutySource } from './duty.source';
import { EditionSource } from './edition.source';
import { HouseholdSource } from './household.source';
import { InspectionSource } from './inspection.source';
import { IssueSource } from './issue.source';
import { LeaveSource } from './leave.source';
import { MeetingSource } from './meeting.source';
import { PlanSource } from './plan.source';
import type { ReminderSource } from './source';
import { PostingSource } from './posting.source';
import { PublicationSource } from './publication.source';
import { RatingSource } from './rating.source';
import { ReportSource } from './report.source';
import { TodaySource } from './today.source';
import { WorklogSource } from './worklog.source';

/** Everything that may wait for somebody, in the order in which it is listed on a day. */
export const SOURCES: Type<ReminderSource>[] = [
  TodaySource,
  LeaveSource,
  DeputySource,
  DutySource,
  WorklogSource,
  InspectionSource,
  ConsequenceSource,
  IssueSource,
  PlanSource,
  HouseholdSource,
  PublicationSource,
  RatingSource,
  PostingSource,
  AllowanceSource,
  ReportSource,
  MeetingSource,
  AssessmentSource,
  WhatIsDueSource,
  EditionSource,
];

/** What the module is given: one of each. */
export const REMINDER_SOURCES = Symbol('ReminderSources');
