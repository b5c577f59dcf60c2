import { Controller } from '@nestjs/common';
import { policy } from '@village/shared/contract/policy';
import {
  ActivePolicyInput, AdoptInput, CalendarInput, EditionInput, EditionsInput, ProfileInput, PublishCalendarInput, ResetValueInput, RevisionInput, SaveDocumentInput, SaveNamesInput, SetValueInput,
  UploadEditionInput,
} from '@village/shared/contract/policy.input';
import { Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { CalendarService } from './calendar.service';
import { DraftService } from './draft.service';
import { EditionService } from './edition.service';
import { GapService } from './gap.service';
import { PolicyService } from './policy.service';
import { PublishService } from './publish.service';

@Controller()
export class PolicyController {
  constructor(
    private readonly policies: PolicyService, private readonly calendars: CalendarService, private readonly editions: EditionService,
    private readonly drafts: DraftService, private readonly publishing: PublishService, private readonly gaps: GapService,
  ) {}

  @Serve(policy.active, ActivePolicyInput) active(@Input() input: ActivePolicyInput, @Signed() who: Who) { return this.policies.active(input, who); }
  @Serve(policy.gaps) gapsOf(@Signed() who: Who) { return this.gaps.gaps(who); }
  @Serve(policy.profiles) profiles(@Signed() who: Who) { return this.policies.profilesNear(who); }
  @Serve(policy.profile, ProfileInput) profile(@Input() input: ProfileInput, @Signed() who: Who) { return this.policies.profileNear(input.id, who); }
  @Serve(policy.clauses, ProfileInput) clauses(@Input() input: ProfileInput) { return this.policies.clauses(input.id); }
  @Serve(policy.adopt, AdoptInput) adopt(@Input() input: AdoptInput, @Signed() who: Who) { return this.drafts.adopt(input, who); }
  @Serve(policy.editions, EditionsInput) list(@Input() input: EditionsInput, @Signed() who: Who) { return this.editions.list(input, who); }
  @Serve(policy.edition, EditionInput) edition(@Input() input: EditionInput, @Signed() who: Who) { return this.publishing.edition(input.id, who); }
  @Serve(policy.copy, EditionInput) copy(@Input() input: EditionInput, @Signed() who: Who) { return this.drafts.copy(input, who); }
  @Serve(policy.saveDocument, SaveDocumentInput) saveDocument(@Input() input: SaveDocumentInput, @Signed() who: Who) { return this.drafts.saveDocument(input, who); }
  @Serve(policy.saveNames, SaveNamesInput) saveNames(@Input() input: SaveNamesInput, @Signed() who: Who) { return this.drafts.saveNames(input, who); }
  @Serve(policy.setValue, SetValueInput) setValue(@Input() input: SetValueInput, @Signed() who: Who) { return this.drafts.setValue(input, who); }
  @Serve(policy.resetValue, ResetValueInput) resetValue(@Input() input: ResetValueInput, @Signed() who: Who) { return this.drafts.resetValue(input, who); }
  @Serve(policy.publish, RevisionInput) publish(@Input() input: RevisionInput, @Signed() who: Who) { return this.publishing.publish(input, who); }
  @Serve(policy.discard, EditionInput) discard(@Input() input: EditionInput, @Signed() who: Who) { return this.drafts.discard(input, who); }
  @Serve(policy.download, EditionInput) download(@Input() input: EditionInput, @Signed() who: Who) { return this.editions.download(input.id, who); }
  @Serve(policy.upload, UploadEditionInput) upload(@Input() input: UploadEditionInput, @Upload() file: unknown, @Signed() who: Who) { return this.drafts.upload(input, file, who); }
  @Serve(policy.calendar, CalendarInput) calendar(@Input() input: CalendarInput) { return this.calendars.year(input.year); }
  @Serve(policy.publishCalendar, PublishCalendarInput) publishCalendar(@Input() input: PublishCalendarInput, @Signed() who: Who) { return this.calendars.publish(input, who); }
}
