import { Operation1764000300500 } from './migrations/1764000300500-operation';
import { Selection1764000296200 } from './migrations/1764000296200-selection';
import { Adjustment1764000296100 } from './migrations/1764000296100-adjustment';
import { Posting1764000296000 } from './migrations/1764000296000-posting';
import { PatrolTurn1764000300000 } from './migrations/1764000300000-patrol-turn';
import { UnitStaff1764000304000 } from './migrations/1764000304000-unit-staff';
import { LogDuty1764000310100 } from './migrations/1764000310100-log-duty';
import { RecordWithoutTeam1764000310000 } from './migrations/1764000310000-record-without-team';
import { SpokenReport1764000303000 } from './migrations/1764000303000-spoken-report';
import { VillageType1764000302000 } from './migrations/1764000302000-village-type';
import { Appeal1764000190000 } from './migrations/1764000190000-appeal';
import { ConsequenceCase1764000290000 } from './migrations/1764000290000-consequence-case';
import { Consequence1764000281000 } from './migrations/1764000281000-consequence';
import { PaperKeeping1764000282000 } from './migrations/1764000282000-paper-keeping';
import { Inspection1764000280000 } from './migrations/1764000280000-inspection';
import { Allowance1764000210000 } from './migrations/1764000210000-allowance';
import { Rating1764000191000 } from './migrations/1764000191000-rating';
import { Archive1764000130000 } from './migrations/1764000130000-archive';
import type { MigrationInterface } from 'typeorm';
import { Common1763800000000 } from './migrations/1763800000000-common';
import { Organisation1763800000100 } from './migrations/1763800000100-organisation';
import { Identity1763800000200 } from './migrations/1763800000200-identity';
import { Policy1763800000300 } from './migrations/1763800000300-policy';
import { Approval1763800000400 } from './migrations/1763800000400-approval';
import { Leave1763800000500 } from './migrations/1763800000500-leave';
import { Attendance1763800000600 } from './migrations/1763800000600-attendance';
import { Duty1763900001400 } from './migrations/1763900001400-duty';
import { TaskList1763900002800 } from './migrations/1763900002800-task-list';
import { WorkLog1763900002900 } from './migrations/1763900002900-work-log';
import { File1763900003000 } from './migrations/1763900003000-file';
import { PresenceProof1763900003100 } from './migrations/1763900003100-presence-proof';
import { PresencePlace1763900003200 } from './migrations/1763900003200-presence-place';
import { Receipt1763900000000 } from './migrations/1763900000000-receipt';
import { PolicyEdition1763900000100 } from './migrations/1763900000100-policy-edition';
import { LeavePhoneIn1763900004100 } from './migrations/1763900004100-leave-phone-in';
import { LeaveExtension1763900004000 } from './migrations/1763900004000-leave-extension';
import { Alert1763900000500 } from './migrations/1763900000500-alert';
import { Simulation1763900001200 } from './migrations/1763900001200-simulation';
import { Notice1763900003100 } from './migrations/1763900003100-notice';
import { Settlement1763900005000 } from './migrations/1763900005000-settlement';
import { LeaveChange1763900003200 } from './migrations/1763900003200-leave-change';
import { DataRequest1764000070001 } from './migrations/1764000070001-data-request';
import { Report1764000070000 } from './migrations/1764000070000-report';
import { Reminder1763900005200 } from './migrations/1763900005200-reminder';
import { Burden1764000180000 } from './migrations/1764000180000-burden';
import { Board1764000080000 } from './migrations/1764000080000-board';
import { Contact1764000040020 } from './migrations/1764000040020-contact';
import { Household1764000040010 } from './migrations/1764000040010-household';
import { Record1764000040000 } from './migrations/1764000040000-record';
import { Issue1764000060001 } from './migrations/1764000060001-issue';
import { Plan1764000060002 } from './migrations/1764000060002-plan';
import { Project1764000060003 } from './migrations/1764000060003-project';
import { Meeting1764000050000 } from './migrations/1764000050000-meeting';
import { Deputy1763900003300 } from './migrations/1763900003300-deputy';
import { Week1764000010100 } from './migrations/1764000010100-week';
import { Arrangement1764000010000 } from './migrations/1764000010000-arrangement';
import { LeaveLimits1764000020001 } from './migrations/1764000020001-leave-limits';
import { Consult1764000020002 } from './migrations/1764000020002-consult';
import { PresenceBook1764000110001 } from './migrations/1764000110001-presence-book';
import { Precinct1764000030003 } from './migrations/1764000030003-precinct';
import { Message1764000030002 } from './migrations/1764000030002-message';
import { PresenceIndex1764000030001 } from './migrations/1764000030001-presence-index';
import { LeavePaper1764000020003 } from './migrations/1764000020003-leave-paper';
import { RestPlan1764000100000 } from './migrations/1764000100000-rest-plan';
import { LeaveAfter1764000020004 } from './migrations/1764000020004-leave-after';
import { Publication1764000150000 } from './migrations/1764000150000-publication';
import { Poster1764000200000 } from './migrations/1764000200000-poster';
import { Photo1764000140001 } from './migrations/1764000140001-photo';
import { TeamLog1764000170000 } from './migrations/1764000170000-team-log';
import { Backup1764000289000 } from './migrations/1764000289000-backup';
import { AssessmentOfTeams1764000311000 } from './migrations/1764000311000-assessment-of-teams';
import { Nomination1764000311100 } from './migrations/1764000311100-nomination';
import { Assessment1764000293000 } from './migrations/1764000293000-assessment';

/** Every migration, in the order they run. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  Common1763800000000,
  Organisation1763800000100,
  Identity1763800000200,
  Policy1763800000300,
  Approval1763800000400,
  Leave1763800000500,
  Attendance1763800000600,
  Duty1763900001400,
  TaskList1763900002800,
  WorkLog1763900002900,
  File1763900003000,
  PresenceProof1763900003100,
  PresencePlace1763900003200,
  Receipt1763900000000,
  PolicyEdition1763900000100,
  Alert1763900000500,
  LeaveExtension1763900004000,
  LeavePhoneIn1763900004100,
  Simulation1763900001200,
  Notice1763900003100,
  Settlement1763900005000,
  LeaveChange1763900003200,
  Reminder1763900005200,
  Deputy1763900003300,
  Record1764000040000,
  Household1764000040010,
  Contact1764000040020,
  Arrangement1764000010000,
  LeaveLimits1764000020001,
  Issue1764000060001,
  Plan1764000060002,
  Project1764000060003,
  Meeting1764000050000,
  Consult1764000020002,
  Report1764000070000,
  DataRequest1764000070001,
  Board1764000080000,
  PresenceIndex1764000030001,
  LeavePaper1764000020003,
  Message1764000030002,
  Week1764000010100,
  LeaveAfter1764000020004,
  Precinct1764000030003,
  Archive1764000130000,
  Publication1764000150000,
  RestPlan1764000100000,
  PresenceBook1764000110001,
  Photo1764000140001,
  TeamLog1764000170000,
  Appeal1764000190000,
  Burden1764000180000,
  Allowance1764000210000,
  PatrolTurn1764000300000,
  VillageType1764000302000,
  SpokenReport1764000303000,
  UnitStaff1764000304000,
  RecordWithoutTeam1764000310000,
  LogDuty1764000310100,
  Poster1764000200000,
  Rating1764000191000,
  Inspection1764000280000,
  Consequence1764000281000,
  PaperKeeping1764000282000,
  Backup1764000289000,
  Operation1764000300500,
  Posting1764000296000,
  Adjustment1764000296100,
  Selection1764000296200,
  ConsequenceCase1764000290000,
  Assessment1764000293000,
  AssessmentOfTeams1764000311000,
  Nomination1764000311100,
];
