import { Injectable } from '@nestjs/common';
import type { SubjectKind } from '@village/shared/contract/consequence-words';
import type { RoleId } from '@village/shared/kernel/role';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { idsOf } from '../common/path';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';

/** Whom something concerns, and where. */
export interface Concerned {
  subject: SubjectKind;
  subjectId: string;
  path: string;
  teamId: string | null;
}

/** Who answers for a unit, a village or a township. */
const SPEAKERS: readonly RoleId[] = [
  'dispatching_unit_head', 'dispatching_unit_deputy', 'dispatching_unit_hr', 'village_secretary', 'village_director', 'village_principal', 'township_secretary', 'township_mayor', 'township_principal',
];

/** The person, unit or place that a consequence concerns: what it is called, who is told, who may answer. */
@Injectable()
export class SubjectService {
  constructor(
    private readonly clock: Clock, private readonly people: PersonService, private readonly units: UnitService, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly holders: HolderService,
  ) {}

  /** What each is called, and where it is. */
  async namesOf(rows: readonly Concerned[]): Promise<(row: Concerned) => { subjectName: string; placeName: string }> {
    const ids = (kind: SubjectKind) => rows.filter(row => row.subject === kind).map(row => row.subjectId);
    const people = await this.people.peopleByIds(ids('person'));
    const units = await this.units.unitsByIds(ids('unit'));
    const places = await this.organisations.organisationsByIds([...ids('place'), ...rows.map(({ path }) => idsOf(path).at(-1)!)]);
    const teams = await this.teams.teamsByIds(rows.flatMap(({ teamId }) => teamId ?? []));
    const named = { person: people, unit: units, place: places };
    return ({ subject, subjectId, path, teamId }) => ({ subjectName: named[subject].get(subjectId)?.name ?? '', placeName: (teamId && teams.get(teamId)?.villageName) || (places.get(idsOf(path).at(-1)!)?.name ?? '') });
  }

  /** The same by their ids alone, to look for a name. */
  async lookedFor(ids: string[]): Promise<Map<string, { name: string }>> {
    return new Map<string, { name: string }>([...await this.people.peopleByIds(ids), ...await this.units.unitsByIds(ids), ...await this.organisations.organisationsByIds(ids)]);
  }

  /** Who is told of it. */
  async toldOf({ subject, subjectId }: Pick<Concerned, 'subject' | 'subjectId'>): Promise<string[]> {
    if (subject === 'person') return [subjectId];
    const today = this.clock.today();
    return (await this.holders.seatedAt([subjectId], SPEAKERS, today, today)).map(({ personId }) => personId);
  }

  /** Whatever concerns this caller: himself, and the unit or the place that he speaks for. */
  concerning(who: Who): string[] {
    return [who.personId, ...who.grants.filter(({ role }) => SPEAKERS.includes(role)).map(({ organisationId }) => organisationId)];
  }
}
