import { Controller } from '@nestjs/common';
import { archive } from '@village/shared/contract/archive';
import { ArchiveExportInput, ArchiveFileInput, ArchiveItemsInput, ArchiveOverviewInput, ArchiveTeamInput, FileArchiveInput, NameCustodianInput, StartArchiveInput, WithdrawArchiveInput } from '@village/shared/contract/archive.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ArchiveService } from './archive.service';
import { CustodianService } from './custodian.service';
import { FilingArchiveService } from './filing.service';
import { ArchiveZipService } from './zip.service';

@Controller()
export class ArchiveController {
  constructor(private readonly archives: ArchiveService, private readonly filings: FilingArchiveService, private readonly custodians: CustodianService, private readonly zips: ArchiveZipService) {}

  @Serve(archive.overview, ArchiveOverviewInput) overview(@Input() input: ArchiveOverviewInput, @Signed() who: Who) { return this.archives.overview(input, who); }
  @Serve(archive.team, ArchiveTeamInput) team(@Input() input: ArchiveTeamInput, @Signed() who: Who) { return this.archives.team(input, who); }
  @Serve(archive.items, ArchiveItemsInput) items(@Input() input: ArchiveItemsInput, @Signed() who: Who) { return this.archives.items(input, who); }
  @Serve(archive.open, ArchiveFileInput) open(@Input() input: ArchiveFileInput, @Signed() who: Who) { return this.zips.open(input, who); }
  @Serve(archive.file, FileArchiveInput) file(@Input() input: FileArchiveInput, @Signed() who: Who) { return this.filings.file(input, who); }
  @Serve(archive.withdraw, WithdrawArchiveInput) withdraw(@Input() input: WithdrawArchiveInput, @Signed() who: Who) { return this.filings.withdraw(input, who); }
  @Serve(archive.exporting, ArchiveTeamInput) exporting(@Input() input: ArchiveTeamInput, @Signed() who: Who) { return this.zips.exporting(input, who); }
  // The work goes on after the answer: it begins when the row is there for others to see.
  @Serve(archive.start, StartArchiveInput, { transaction: 'own' }) start(@Input() input: StartArchiveInput, @Signed() who: Who) { return this.zips.start(input, who); }
  @Serve(archive.status, ArchiveExportInput) status(@Input() input: ArchiveExportInput, @Signed() who: Who) { return this.zips.status(input, who); }
  @Serve(archive.stop, ArchiveExportInput) stop(@Input() input: ArchiveExportInput, @Signed() who: Who) { return this.zips.stop(input, who); }
  @Serve(archive.zip, ArchiveExportInput) zip(@Input() input: ArchiveExportInput, @Signed() who: Who) { return this.zips.zip(input, who); }
  @Serve(archive.custodian, NameCustodianInput) custodian(@Input() input: NameCustodianInput, @Signed() who: Who) { return this.custodians.name(input, who); }
}
