import { Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import type { RowFacts } from '@village/shared/rules/sheet';
import { NightService } from './night.service';
import { NoteService } from './note.service';
import { VisitService } from './visit.service';

/** What was stated beside presence. */
@Injectable()
export class WeekStatementService {
  constructor(private readonly nights: NightService, private readonly visits: VisitService, private readonly notes: NoteService) {}

  nightsIn(personIds: string[], from: Day, to: Day): ReturnType<NightService['nightsIn']> {
    return this.nights.nightsIn(personIds, from, to);
  }

  /** Of people who serve in no team. */
  async sentIn(personIds: string[], from: Day, to: Day): Promise<(personId: string) => Pick<RowFacts, 'visits' | 'notes'>> {
    const visits = await this.visits.visitsIn(personIds, from, to);
    const notes = await this.notes.notesIn(personIds, from, to);
    return personId => ({ visits: visits.filter(each => each.personId === personId), notes: notes.filter(each => each.personId === personId) });
  }
}
