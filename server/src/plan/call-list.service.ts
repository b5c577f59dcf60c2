import { Injectable, NotFoundException } from '@nestjs/common';
import type { EmergencyContact } from '@village/shared/contract/emergency';
import type { Organisation } from '@village/shared/contract/organisation';
import { nameOfRole, ROLES, seatsOf, type RoleId } from '@village/shared/kernel/role';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { reaches } from './reach';
import { idsOf } from '../common/path';

const VILLAGE_ROLES = (Object.keys(ROLES) as RoleId[]).filter(role => ROLES[role].level === 'village');

/** Whom to call in a village: as the roster stands today, nobody keeps a second list. */
@Injectable()
export class CallListService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly holders: HolderService, private readonly people: PersonService,
  ) {}

  /** The village, if the person reaches it; otherwise the 404 of one that does not exist. */
  async village(id: string, who: Who): Promise<Organisation> {
    const village = await this.organisations.organisationById(id);
    if (!village || village.kind !== 'village' || !reaches(village.path, who, 'plan.read')) throw new NotFoundException();
    return village;
  }

  /** The first responsible, the village, the team, the township, the county; each person where he is named first. */
  async groups(path: string, firstResponsible: string | null, names: Record<string, string>): Promise<{ name: string; contacts: EmergencyContact[] }[]> {
    const today = this.clock.today();
    const villageId = idsOf(path)[2];
    const at = (step: string) => this.holders.holders(step, { path }, today);
    const first = firstResponsible === null ? [] : (await at(seatsOf(firstResponsible).join('|'))).map(({ personId, name, role }) => ({ personId, name, role }));
    const village = await this.holders.seatedAt([villageId], VILLAGE_ROLES, today, today);
    const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, today);
    const team = (await this.teams.membersOf(teams.map(({ id }) => id), today, today)).map(({ personId, name, terms }) => ({ personId, name, role: terms[0].role }));
    const township = (await at('township_principal|township_office')).map(({ personId, name, role }) => ({ personId, name, role }));
    const county = (await at('county_office|county_general_captain')).map(({ personId, name, role }) => ({ personId, name, role }));
    const known = new Set<string>();
    const groups = [];
    for (const [name, members] of [['第一责任人', first], ['村干部', village], ['驻村工作队', team], ['乡镇', township], ['县', county]] as const) {
      const contacts: EmergencyContact[] = [];
      for (const { personId, name: called, role } of members) {
        if (known.has(personId)) continue;
        known.add(personId);
        contacts.push({ name: called, duty: nameOfRole(role, names), phone: await this.people.phoneOf(personId) });
      }
      if (contacts.length > 0) groups.push({ name, contacts });
    }
    return groups;
  }
}
