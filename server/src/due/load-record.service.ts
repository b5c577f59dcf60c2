import { Injectable } from '@nestjs/common';
import type { DueFacts } from '@village/shared/rules/due-facts';
import { PublicationService } from '../disclosure/publication.service';
import { PersonService } from '../organisation/person.service';
import { RecordService, type RecordFact } from '../record/record.service';
import type { DueLoader } from './loader';
import { owning, placeIdOf, type DueScope, type Subject } from './subject';

/** What the entries of the cadres show: deeds and projects that came to an end, what was published, visits of the unit's leaders, what one did for himself. */
@Injectable()
export class LoadRecordService implements DueLoader {
  constructor(private readonly records: RecordService, private readonly people: PersonService, private readonly publications: PublicationService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const days = { from: scope.since, to: scope.until };
    const teamIds = owning(scope, 'team').map(team => team.id);
    const ended = teamIds.length ? await this.records.recordsOf({ teamIds, kinds: ['practical_deed', 'project', 'service_day', 'farmer_training', 'symposium', 'disclosure'] }, days) : [];
    const villageIds = [...new Set([...owning(scope, 'village').map(({ id }) => id), ...owning(scope, 'team').map(placeIdOf)])];
    const published = await this.publications.factsOf(villageIds, days);
    const counties = [...new Set(owning(scope, 'unit').map(unit => unit.path))];
    const seen: RecordFact[] = [];
    for (const path of counties) seen.push(...await this.records.recordsOf({ path, kinds: ['unit_followup'] }, days));
    const talks = await this.talks(scope);
    const cadres = [...new Set(owning(scope, 'person').filter(({ team }) => team !== null).map(({ id }) => id))];
    const own = cadres.length ? await this.records.recordsOf({ personIds: cadres, kinds: ['medical_check', 'handover'] }, days) : [];
    const authors = await this.people.peopleByIds(seen.map(each => each.personId));
    return subject => {
      switch (subject.owner) {
        case 'person': return subject.team === null ? { meetings: talks.filter(each => each.personId === subject.id).map(({ day }) => ({ meeting: 'talk_with_village_cadres', on: day })) } : ofHimself(own.filter(each => each.personId === subject.id));
        case 'team': {
          const made = ended.filter(each => each.teamId === subject.id);
          return { targets: targetsOf(made), meetings: meetingsOf(made), disclosures: [...disclosuresOf(made), ...published.filter(each => each.id !== '' && each.villageId === placeIdOf(subject))] };
        }
        case 'village': return { disclosures: published.filter(each => each.villageId === subject.id) };
        case 'unit': {
          const visits = seen.filter(each => authors.get(each.personId)?.unitId === subject.id);
          return { followups: followupsOf(visits), inspections: { in_village_work: visits.filter(({ answers }) => answers.what === 'visit').map(({ day }) => ({ on: day })) } };
        }
        default: return {};
      }
    };
  }

  /** Talks with village cadres, of those who have no team: a linked leader has to hold them. */
  private async talks(scope: DueScope): Promise<RecordFact[]> {
    const personIds = owning(scope, 'person').filter(({ team }) => team === null).map(({ id }) => id);
    const found = personIds.length ? await this.records.recordsOf({ personIds, kinds: ['talk'] }, { from: scope.since, to: scope.until }) : [];
    return found.filter(({ answers }) => answers.whom === 'village_cadre');
  }
}

/** What is written down as an entry, and asked for as a meeting. */
function meetingsOf(records: readonly RecordFact[]): NonNullable<DueFacts['meetings']> {
  return records.flatMap(({ kind, day, answers }) => {
    if (kind === 'service_day' || kind === 'farmer_training') return [{ meeting: kind, on: day }];
    return kind === 'symposium' && answers.who === 'contacted_masses' ? [{ meeting: 'contacted_masses_symposium', on: day }] : [];
  });
}

/** What was published, as the cadres saw it. */
function disclosuresOf(records: readonly RecordFact[]): NonNullable<DueFacts['disclosures']> {
  return records.filter(({ kind }) => kind === 'disclosure').map(({ day, answers: { subject, granularity } }) => ({ subject, on: day, ...(granularity ? { granularity } : {}) }));
}

/** His medical checks, and what he handed over before he leaves. */
function ofHimself(records: readonly RecordFact[]): DueFacts {
  return {
    checks: records.filter(({ kind }) => kind === 'medical_check').map(({ day }) => day),
    handedOver: records.filter(({ kind }) => kind === 'handover').flatMap(({ answers }) => Object.keys(answers).filter(item => answers[item] === 'yes')),
  };
}

function targetsOf(records: readonly RecordFact[]): NonNullable<DueFacts['targets']> {
  const inUse = (branch: string) => ({ days: records.filter(({ kind, answers }) => kind === 'project' && answers.branch === branch && answers.stage === 'in_use').map(({ day }) => day) });
  const deeds = records.filter(({ kind, closes }) => kind === 'practical_deed' && closes);
  const threads = records.filter(({ threadId }) => deeds.some(deed => deed.threadId === threadId));
  const beneficiaries = Math.max(0, ...threads.map(({ answers }) => Number(answers.beneficiaries ?? 0)));
  return { practical_deed: { days: deeds.map(({ day }) => day), ...(beneficiaries > 0 ? { beneficiaries } : {}) }, stable_collective_income_item: inUse('collective'), leading_industries: inUse('industry') };
}

function followupsOf(records: readonly RecordFact[]): NonNullable<DueFacts['followups']> {
  const of = (role: string) => {
    const own = records.filter(({ answers }) => answers.role === role);
    const on = (what: string) => own.filter(({ answers }) => answers.what === what).map(({ day }) => day);
    return { visits: on('visit'), reportsHeard: on('hear_report') };
  };
  return { dispatching_unit_head: of('dispatching_unit_head'), dispatching_unit_deputy: of('dispatching_unit_deputy') };
}
