import { Injectable } from '@nestjs/common';
import type { MyWeek } from '@village/shared/contract/week';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { finding } from '@village/shared/policy/reading';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { NoteTermsService } from './note-terms.service';
import { NoteService } from './note.service';
import type { Subject } from './subject.service';
import { VisitService } from './visit.service';

/** What a person can put down for his week, and what he put down. */
@Injectable()
export class MyWeekService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly visits: VisitService,
    private readonly notes: NoteService, private readonly terms: NoteTermsService,
  ) {}

  async around(subject: Subject, weekOf: Day, who: Who): Promise<Pick<MyWeek, 'asks' | 'villages' | 'visits' | 'notes'>> {
    const today = this.clock.today();
    const profile = await this.policies.activeFor(subject.path, today);
    const asked = isRefusal(profile) ? profile : finding(profile, read => ({ hours: read.where('attendance.hours') !== null, lodging: read.where('attendance.lodging') })).value;
    const { hours, lodging } = isRefusal(asked) ? { hours: false, lodging: null } : asked;
    const known = await this.terms.subject(subject.personId, today);
    return {
      asks: { hours, nights: lodging !== null && subject.teamId !== null && (!lodging.of || lodging.of.includes(subject.role)), note: known && await this.terms.shown(known, today) },
      villages: hours ? await this.villagesOf(subject.path) : [], visits: await this.visits.recordsOf(subject.personId, weekOf, addDays(weekOf, 6)), notes: await this.notes.notesOf(subject.personId, weekOf, addDays(weekOf, 6), who),
    };
  }

  /** The village of his team, or those of his township. */
  private async villagesOf(path: string): Promise<MyWeek['villages']> {
    return (await this.organisations.organisationsBelow(path)).filter(place => place.kind === 'village').map(({ id, name }) => ({ id, name }));
  }
}
