import { Controller } from '@nestjs/common';
import { attendance } from '@village/shared/contract/attendance';
import {
  EvidenceInput, MyPresenceInput, RecordInput, RosterInput, RosterLinesInput, SheetFileInput, SheetInput, SignInput,
} from '@village/shared/contract/attendance.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { EvidenceService } from './evidence.service';
import { FileService } from './file.service';
import { PresenceService } from './presence.service';
import { RosterService } from './roster.service';
import { SignatureService } from './signature.service';
import { TodayService } from './today.service';
import { ViewService } from './view.service';

@Controller()
export class AttendanceController {
  constructor(
    private readonly days: TodayService, private readonly presences: PresenceService, private readonly rosters: RosterService,
    private readonly views: ViewService, private readonly signatures: SignatureService, private readonly evidences: EvidenceService, private readonly files: FileService,
  ) {}

  @Serve(attendance.today) today(@Signed() who: Who) { return this.days.today(who); }
  @Serve(attendance.record, RecordInput, { gathers: ({ mode }: RecordInput) => mode === 'self' }) record(@Input() input: RecordInput, @Signed() who: Who) { return this.presences.record(input, who); }
  @Serve(attendance.mine, MyPresenceInput) mine(@Input() input: MyPresenceInput, @Signed() who: Who) { return this.presences.mine(input, who); }
  @Serve(attendance.roster, RosterInput) roster(@Input() input: RosterInput, @Signed() who: Who) { return this.rosters.roster(input, who); }
  @Serve(attendance.confirmRoster, RosterLinesInput) confirmRoster(@Input() input: RosterLinesInput, @Signed() who: Who) { return this.rosters.confirm(input, who); }
  @Serve(attendance.rosters) rosterPlaces(@Signed() who: Who) { return this.rosters.lists(who); }
  @Serve(attendance.places) places(@Signed() who: Who) { return this.views.places(who); }
  @Serve(attendance.sheet, SheetInput) sheet(@Input() input: SheetInput, @Signed() who: Who) { return this.signatures.sheet(input, who); }
  @Serve(attendance.evidence, EvidenceInput) evidence(@Input() input: EvidenceInput, @Signed() who: Who) { return this.evidences.evidence(input, who); }
  @Serve(attendance.sign, SignInput) sign(@Input() input: SignInput, @Signed() who: Who) { return this.signatures.sign(input, who); }
  @Serve(attendance.sheetXlsx, SheetFileInput) sheetXlsx(@Input() input: SheetFileInput, @Signed() who: Who) { return this.files.xlsx(input, who); }
  @Serve(attendance.sheetPdf, SheetFileInput) sheetPdf(@Input() input: SheetFileInput, @Signed() who: Who) { return this.files.pdf(input, who); }
}
