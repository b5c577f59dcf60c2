import { Injectable, NotFoundException } from '@nestjs/common';
import type { RecordFormReply, RecordPlace } from '@village/shared/contract/record';
import type { RecordFormInput } from '@village/shared/contract/record.input';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { dutyTags } from '@village/shared/rules/duty-tag';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { RecordWriteService } from './record-write.service';
import { RecordEntity } from './record.entity';

const MOST_GROUPS = 60;

/** What the form of an entry has to know of the teams of a person, or of a village he reaches. */
@Injectable()
export class RecordFormService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly writing: RecordWriteService, private readonly teams: TeamService, private readonly organisations: OrganisationService, private readonly policies: PolicyService,
  ) {}

  async form({ day = this.clock.today(), villageId }: RecordFormInput, who: Who): Promise<RecordFormReply> {
    const teams: RecordFormReply['teams'] = [];
    for (const team of await this.writing.ownTeams(who.personId, day)) {
      const people = (await this.teams.membersOf([team.id], day, day)).filter(each => each.personId !== who.personId).map(({ personId, name }) => ({ personId, name }));
      teams.push({ teamId: team.id, teamName: team.name, ...await this.place({ id: team.villageId, name: team.villageName, path: team.path }, day), people });
    }
    if (villageId === undefined) return { day, teams, village: null };
    const village = await this.organisations.organisationById(villageId);
    const isHis = village?.kind === 'village' && (inScope(scopeOf(who, 'record.write'), village.path) || teams.some(team => team.villageId === villageId));
    if (!isHis) throw new NotFoundException();
    return { day, teams, village: await this.place(village, day) };
  }

  private async place({ id, name, path }: { id: string; name: string; path: string }, day: Day): Promise<RecordPlace> {
    const profile = await this.policies.activeFor(path, day);
    const tags = isRefusal(profile) ? null : dutyTags(profile);
    return { villageId: id, villageName: name, people: [], groups: await this.groupsOf(id), tags: tags && !isRefusal(tags.value) ? tags.value : [], because: tags?.because ?? [] };
  }

  private async groupsOf(villageId: string): Promise<string[]> {
    const rows = await this.db.of(RecordEntity).createQueryBuilder('record').select('DISTINCT record.place', 'place')
      .where("record.villageId = :villageId AND record.state = 'live' AND record.place <> ''", { villageId }).orderBy('record.place').limit(MOST_GROUPS).getRawMany<{ place: string }>();
    return rows.map(({ place }) => place);
  }
}
