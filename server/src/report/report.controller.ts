import { Controller } from '@nestjs/common';
import { report } from '@village/shared/contract/report';
import {
  AddReportPictureInput, CollectedReportsInput, DropReportPictureInput, FreeReportInput, OpenReportInput, ReceiveReportInput, ReportCalendarInput, ReportCollectionInput, ReportFigureInput, ReportIdInput, ReportMaterialInput, ReportPictureInput, ReportsInput, RollupInput, SaveReportInput, SubmitReportInput,
} from '@village/shared/contract/report.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ReportDraftService } from './draft.service';
import { ReportListService } from './list.service';
import { ReportMaterialService } from './material.service';
import { ReportPaperService } from './paper.service';
import { ReportReplyService } from './reply.service';
import { ReportSubmitService } from './submit.service';

@Controller()
export class ReportController {
  constructor(
    private readonly drafts: ReportDraftService, private readonly submits: ReportSubmitService, private readonly lists: ReportListService, private readonly replies: ReportReplyService, private readonly papers: ReportPaperService,
    private readonly materials: ReportMaterialService,
  ) {}

  @Serve(report.calendar, ReportCalendarInput) calendar(@Input() input: ReportCalendarInput, @Signed() who: Who) { return this.lists.calendar(input, who); }
  @Serve(report.offered) offered(@Signed() who: Who) { return this.lists.offered(who); }
  @Serve(report.open, OpenReportInput) open(@Input() input: OpenReportInput, @Signed() who: Who) { return this.drafts.open(input, who); }
  @Serve(report.free, FreeReportInput) free(@Input() input: FreeReportInput, @Signed() who: Who) { return this.drafts.free(input, who); }
  @Serve(report.rollup, RollupInput) rollup(@Input() input: RollupInput, @Signed() who: Who) { return this.drafts.rollup(input, who); }
  @Serve(report.save, SaveReportInput) save(@Input() input: SaveReportInput, @Signed() who: Who) { return this.drafts.save(input, who); }
  @Serve(report.fresh, ReportIdInput) fresh(@Input() input: ReportIdInput, @Signed() who: Who) { return this.drafts.fresh(input, who); }
  @Serve(report.material, ReportMaterialInput) material(@Input() input: ReportMaterialInput, @Signed() who: Who) { return this.materials.take(input, who); }
  @Serve(report.addPicture, AddReportPictureInput) addPicture(@Input() input: AddReportPictureInput, @Signed() who: Who) { return this.materials.add(input, who); }
  @Serve(report.dropPicture, DropReportPictureInput) dropPicture(@Input() input: DropReportPictureInput, @Signed() who: Who) { return this.materials.drop(input, who); }
  @Serve(report.picture, ReportPictureInput) picture(@Input() input: ReportPictureInput, @Signed() who: Who) { return this.materials.picture(input, who); }
  @Serve(report.submit, SubmitReportInput) submit(@Input() input: SubmitReportInput, @Signed() who: Who) { return this.submits.submit(input, who); }
  @Serve(report.drop, ReportIdInput) drop(@Input() input: ReportIdInput, @Signed() who: Who) { return this.drafts.drop(input, who); }
  @Serve(report.receive, ReceiveReportInput) receive(@Input() input: ReceiveReportInput, @Signed() who: Who) { return this.submits.receive(input, who); }
  @Serve(report.publish, ReportIdInput) publish(@Input() input: ReportIdInput, @Signed() who: Who) { return this.submits.publish(input, who); }
  @Serve(report.list, ReportsInput) list(@Input() input: ReportsInput, @Signed() who: Who) { return this.lists.list(input, who); }
  @Serve(report.one, ReportIdInput) one(@Input() { id }: ReportIdInput, @Signed() who: Who) { return this.replies.one(id, who); }
  @Serve(report.figure, ReportFigureInput) figure(@Input() input: ReportFigureInput, @Signed() who: Who) { return this.replies.figure(input, who); }
  @Serve(report.collection, ReportCollectionInput) collection(@Input() input: ReportCollectionInput, @Signed() who: Who) { return this.lists.collection(input, who); }
  @Serve(report.collected, CollectedReportsInput) collected(@Input() input: CollectedReportsInput, @Signed() who: Who) { return this.lists.collected(input, who); }
  @Serve(report.docx, ReportIdInput) docx(@Input() input: ReportIdInput, @Signed() who: Who) { return this.papers.file(input, 'docx', who); }
  @Serve(report.pdf, ReportIdInput) pdf(@Input() input: ReportIdInput, @Signed() who: Who) { return this.papers.file(input, 'pdf', who); }
}
