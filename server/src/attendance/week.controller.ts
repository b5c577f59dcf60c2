import { Controller } from '@nestjs/common';
import { week } from '@village/shared/contract/week';
import { DecideNoteInput, HoursInput, MyWeekInput, NightsInput, NoteInput, NotesInput, WeeksInput } from '@village/shared/contract/week.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { NightService } from './night.service';
import { NoteTermsService } from './note-terms.service';
import { NoteService } from './note.service';
import { VisitService } from './visit.service';
import { WeekService } from './week.service';

@Controller()
export class WeekController {
  constructor(
    private readonly weeks: WeekService, private readonly visits: VisitService, private readonly nights: NightService, private readonly written: NoteService, private readonly terms: NoteTermsService,
  ) {}

  @Serve(week.mine, MyWeekInput) mine(@Input() input: MyWeekInput, @Signed() who: Who) { return this.weeks.mine(input, who); }
  @Serve(week.people, WeeksInput) people(@Input() input: WeeksInput, @Signed() who: Who) { return this.weeks.people(input, who); }
  @Serve(week.recordHours, HoursInput) recordHours(@Input() input: HoursInput, @Signed() who: Who) { return this.visits.record(input, who); }
  @Serve(week.recordNights, NightsInput) recordNights(@Input() input: NightsInput, @Signed() who: Who) { return this.nights.record(input, who); }
  @Serve(week.notes, NotesInput) notes(@Input() input: NotesInput, @Signed() who: Who) { return this.written.list(input, who); }
  @Serve(week.notePlaces) notePlaces(@Signed() who: Who) { return this.terms.places(who); }
  @Serve(week.note, NoteInput) note(@Input() input: NoteInput, @Signed() who: Who) { return this.written.note(input, who); }
  @Serve(week.decideNote, DecideNoteInput) decideNote(@Input() input: DecideNoteInput, @Signed() who: Who) { return this.written.decide(input, who); }
}
