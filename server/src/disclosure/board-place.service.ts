import { Injectable, NotFoundException } from '@nestjs/common';
import type { StoredFile } from '@village/shared/contract/file';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import type { Permission } from '@village/shared/kernel/permission';
import type { Refusal } from '@village/shared/kernel/refusal';
import { inScope, scopeOf, type Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';

/** Which villages a person reaches, by his place or by his team, and the pictures he puts up. */
@Injectable()
export class BoardPlaceService {
  constructor(
    private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly people: PersonService, private readonly files: StoredFileService,
  ) {}

  async within(who: Who, permission: Permission): Promise<Organisation[]> {
    const { paths, teams } = scopeOf(who, permission);
    const below = (await Promise.all(paths.map(path => this.organisations.organisationsBelow(path)))).flat().filter(each => each.kind === 'village');
    const led = await this.organisations.organisationsByIds([...(await this.teams.teamsByIds(teams)).values()].map(team => team.villageId));
    return [...new Map([...below, ...led.values()].map(each => [each.id, each])).values()];
  }

  /** The village, where this person may do this; else it is not found. */
  async of(villageId: string, who: Who, permission: Permission): Promise<Organisation> {
    const village = await this.organisations.organisationById(villageId);
    if (village?.kind !== 'village' || !(inScope(scopeOf(who, permission), village.path) || await this.leads(village, who, permission))) throw new NotFoundException();
    return village;
  }

  /** Does one of his teams stand in this village? */
  async leads(village: Organisation, who: Who, permission: Permission): Promise<boolean> {
    return [...(await this.teams.teamsByIds(scopeOf(who, permission).teams)).values()].some(team => team.villageId === village.id);
  }

  async ownTeam(teamId: string, who: Who): Promise<TeamPlace> {
    const team = (await this.teams.teamsByIds([teamId])).get(teamId);
    if (!team || !scopeOf(who, 'disclosure.record').teams.includes(teamId)) throw new NotFoundException();
    return team;
  }

  async nameOf(personId: string): Promise<string> {
    return (await this.people.personById(personId))?.name ?? '';
  }

  attachPhoto(id: string, ownerId: string): Promise<StoredFile[] | Refusal> {
    return this.files.attach([id], 'board_photo', ownerId, null);
  }

  /** A picture that was taken down is deleted with the next sweep. */
  async releasePhoto(id: string, ownerId: string, expiresOn: Day): Promise<void> {
    await this.files.attach([id], 'board_photo', ownerId, expiresOn);
  }
}
