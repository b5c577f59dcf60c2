import { Injectable } from '@nestjs/common';
import type { DueFacts } from '@village/shared/rules/due-facts';
import type { Cover } from '@village/shared/rules/insurance-cover';
import { PublicationService } from '../disclosure/publication.service';
import { EntryHeldService } from '../meeting/entry-held.service';
import { TargetFactService } from '../plan/target-fact.service';
import { UnitVisitService, type UnitVisits } from '../plan/unit-visit.service';
import { WelfareFactService } from '../plan/welfare-fact.service';
import { RecordService, type CountedRecord } from '../record/record.service';
import type { DueLoader } from './loader';
import { owning, placeIdOf, type DueScope, type Subject } from './subject';

/** What the entries of the cadres show: what counts for targets and as meetings, what was published, visits of the unit's leaders, what one did for himself. */
@Injectable()
export class LoadRecordService implements DueLoader {
  constructor(
    private readonly records: RecordService, private readonly publications: PublicationService, private readonly entries: EntryHeldService, private readonly targets: TargetFactService, private readonly visits: UnitVisitService,
    private readonly welfare: WelfareFactService,
  ) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const days = { from: scope.since, to: scope.until };
    const teamIds = owning(scope, 'team').map(team => team.id);
    const held = teamIds.length ? await this.entries.of({ teamIds }, days, ['service_day', 'farmer_training', 'symposium']) : [];
    const shown = teamIds.length ? await this.records.countedOf({ teamIds, kinds: ['disclosure'] }, days) : [];
    const targets = await this.targets.of([...new Set(owning(scope, 'team').map(placeIdOf))]);
    const villageIds = [...new Set([...owning(scope, 'village').map(({ id }) => id), ...owning(scope, 'team').map(placeIdOf)])];
    const published = await this.publications.factsOf(villageIds, days);
    const units = await this.unitsOf(scope);
    const cadres = [...new Set(owning(scope, 'person').filter(({ team }) => team !== null).map(({ id }) => id))];
    const covers = cadres.length ? await this.welfare.coversOf(cadres, [...new Set(owning(scope, 'person').flatMap(({ team }) => team?.id ?? []))], days.to) : new Map<string, Cover[]>();
    const own = cadres.length ? await this.records.countedOf({ personIds: cadres, kinds: ['medical_check', 'handover'] }, days) : [];
    return subject => {
      switch (subject.owner) {
        case 'person': return subject.team === null ? {} : { ...ofHimself(own.filter(each => each.personId === subject.id)), covers: covers.get(subject.id) ?? [] };
        case 'team': return {
          targets: targets.get(placeIdOf(subject)) ?? {}, meetings: held.filter(each => each.teamId === subject.id),
          disclosures: [...disclosuresOf(shown.filter(each => each.teamId === subject.id)), ...published.filter(each => each.id !== '' && each.villageId === placeIdOf(subject))],
        };
        case 'village': return { disclosures: published.filter(each => each.villageId === subject.id) };
        case 'unit': {
          const found = units.get(subject.id);
          return { followups: found?.followups ?? {}, inspections: { in_village_work: found?.entries.filter(({ answers }) => answers.what === 'visit').map(({ day }) => ({ on: day })) ?? [] } };
        }
        default: return {};
      }
    };
  }

  private async unitsOf(scope: DueScope): Promise<Map<string, UnitVisits>> {
    const units = owning(scope, 'unit');
    const found: UnitVisits[] = [];
    for (const path of new Set(units.map(unit => unit.path))) found.push(...await this.visits.of(path, { from: scope.since, to: scope.until }, units.filter(unit => unit.path === path).map(({ id }) => id)));
    return new Map(found.map(each => [each.unitId, each]));
  }
}

/** What was published, as the cadres saw it. */
function disclosuresOf(records: readonly CountedRecord[]): NonNullable<DueFacts['disclosures']> {
  return records.filter(({ kind }) => kind === 'disclosure').map(({ day, answers: { subject, granularity } }) => ({ subject, on: day, ...(granularity ? { granularity } : {}) }));
}

/** His medical checks, and what he handed over before he leaves. */
function ofHimself(records: readonly CountedRecord[]): DueFacts {
  return {
    checks: records.filter(({ kind }) => kind === 'medical_check').map(({ day }) => day),
    handedOver: records.filter(({ kind }) => kind === 'handover').flatMap(({ answers }) => Object.keys(answers).filter(item => answers[item] === 'yes')),
  };
}
