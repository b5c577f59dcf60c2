import { Controller } from '@nestjs/common';
import { publication } from '@village/shared/contract/publication';
import {
  CheckPublicationInput, DisclosureVillageInput, MovePublicationInput, PublicationIdInput, PublicationsInput, SavePublicationInput, SupervisionInput,
} from '@village/shared/contract/publication.input';
import { Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { PublicationCheckService } from './publication-check.service';
import { PublicationDraftService } from './publication-draft.service';
import { publicationTable, publicationTemplate } from './publication-table';
import { PublicationService } from './publication.service';

@Controller()
export class PublicationController {
  constructor(private readonly publications: PublicationService, private readonly drafts: PublicationDraftService, private readonly checks: PublicationCheckService) {}

  @Serve(publication.list, PublicationsInput) list(@Input() input: PublicationsInput, @Signed() who: Who) { return this.publications.list(input, who); }
  @Serve(publication.demands, DisclosureVillageInput) demands(@Input() input: DisclosureVillageInput, @Signed() who: Who) { return this.publications.demands(input, who); }
  @Serve(publication.one, PublicationIdInput) one(@Input() input: PublicationIdInput, @Signed() who: Who) { return this.publications.one(input, who); }
  @Serve(publication.save, SavePublicationInput) save(@Input() input: SavePublicationInput, @Signed() who: Who) { return this.drafts.save(input, who); }
  @Serve(publication.move, MovePublicationInput) move(@Input() input: MovePublicationInput, @Signed() who: Who) { return this.drafts.move(input, who); }
  @Serve(publication.template) template() { return publicationTemplate(); }
  @Serve(publication.table) table(@Upload() file: Buffer) { return publicationTable(file); }
  @Serve(publication.check, CheckPublicationInput) check(@Input() input: CheckPublicationInput, @Signed() who: Who) { return this.checks.check(input, who); }
  @Serve(publication.reportPdf, SupervisionInput) reportPdf(@Input() input: SupervisionInput, @Signed() who: Who) { return this.checks.report(input, 'pdf', who); }
  @Serve(publication.reportDocx, SupervisionInput) reportDocx(@Input() input: SupervisionInput, @Signed() who: Who) { return this.checks.report(input, 'docx', who); }
}
