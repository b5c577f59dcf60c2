import { Injectable } from '@nestjs/common';
import type { Day } from '@village/shared/kernel/day';
import { type CheckFact, CheckFactService } from '../inspection/check-fact.service';
import { NoteService } from './note.service';
import { PresenceService, type Stated } from './presence.service';
import { VisitService } from './visit.service';

type Visits = Awaited<ReturnType<VisitService['visitsIn']>>;
type Notes = Awaited<ReturnType<NoteService['notesIn']>>;

/** Everything that was stated about people and days. */
export interface Statements {
  presences: Stated[];
  visits: Visits;
  notes: Notes;
  checks: CheckFact[];
}

/** What was stated about these people on these days, of whatever kind: one query for each. */
@Injectable()
export class StatementService {
  constructor(private readonly presences: PresenceService, private readonly visits: VisitService, private readonly notes: NoteService, private readonly checks: CheckFactService) {}

  async statedIn(personIds: string[], from: Day, to: Day): Promise<Statements> {
    return {
      presences: await this.presences.statedIn(personIds, from, to), visits: await this.visits.visitsIn(personIds, from, to), notes: await this.notes.notesIn(personIds, from, to),
      checks: await this.checks.checksIn(personIds, from, to),
    };
  }
}
