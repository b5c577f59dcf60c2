import { Controller } from '@nestjs/common';
import { household } from '@village/shared/contract/household';
import {
  AddHouseholdInput, EditHouseholdInput, EndPairInput, HouseholdImportInput, HouseholdInput, HouseholdsInput, HouseholdVillagesInput, PairInput, RevealInput, SettleChangeInput,
} from '@village/shared/contract/household.input';
import { Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { HouseholdChangeService } from './household-change.service';
import { HouseholdImportService } from './household-import.service';
import { HouseholdListService } from './household-list.service';
import { HouseholdPairService } from './household-pair.service';
import { HouseholdRevealService } from './household-reveal.service';

@Controller()
export class HouseholdController {
  constructor(
    private readonly lists: HouseholdListService, private readonly changes: HouseholdChangeService, private readonly pairs: HouseholdPairService, private readonly secrets: HouseholdRevealService,
    private readonly imports: HouseholdImportService,
  ) {}

  @Serve(household.villages, HouseholdVillagesInput) villages(@Input() input: HouseholdVillagesInput, @Signed() who: Who) { return this.lists.villages(input, who); }
  // It reads: it needs no transaction and waits for no writer.
  @Serve(household.list, HouseholdsInput, { transaction: 'own' }) list(@Input() input: HouseholdsInput, @Signed() who: Who) { return this.lists.list(input, who); }
  @Serve(household.one, HouseholdInput) one(@Input() input: HouseholdInput, @Signed() who: Who) { return this.lists.one(input, who); }
  @Serve(household.reveal, RevealInput) reveal(@Input() input: RevealInput, @Signed() who: Who) { return this.secrets.reveal(input, who); }
  @Serve(household.reads, HouseholdInput) reads(@Input() input: HouseholdInput, @Signed() who: Who) { return this.secrets.reads(input, who); }
  @Serve(household.add, AddHouseholdInput) add(@Input() input: AddHouseholdInput, @Signed() who: Who) { return this.changes.add(input, who); }
  @Serve(household.edit, EditHouseholdInput) edit(@Input() input: EditHouseholdInput, @Signed() who: Who) { return this.changes.edit(input, who); }
  @Serve(household.settle, SettleChangeInput) settle(@Input() input: SettleChangeInput, @Signed() who: Who) { return this.changes.settle(input, who); }
  @Serve(household.pair, PairInput) pair(@Input() input: PairInput, @Signed() who: Who) { return this.pairs.pair(input, who); }
  @Serve(household.endPair, EndPairInput) endPair(@Input() input: EndPairInput, @Signed() who: Who) { return this.pairs.end(input, who); }
  @Serve(household.template) template() { return this.imports.template(); }
  @Serve(household.import, HouseholdImportInput, { transaction: 'own' }) import(@Input() input: HouseholdImportInput, @Upload() file: Buffer, @Signed() who: Who) { return this.imports.import(input, file, who); }
}
