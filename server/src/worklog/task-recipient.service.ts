import { Injectable } from '@nestjs/common';
import { PRECINCT_KINDS, type Precinct } from '@village/shared/contract/precinct';
import { dayText, type Day } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { NoticeService } from '../notice/notice.service';
import { TeamService } from '../organisation/team.service';
import { PrecinctService } from '../organisation/precinct.service';
import type { TaskListEntity } from './worklog.entity';

interface Village {
  id: string;
  name: string;
}

/** One of those the document wants the list sent to: who gets it, and for which villages nobody does. */
export interface Recipient {
  party: string;
  personIds: string[];
  lacking: string[];
}

const isGroupKind = (party: string) => (PRECINCT_KINDS as readonly string[]).includes(party);

/** Who gets the list of an office day: the leaders of the areas of its villages, and the cadres who work there. */
@Injectable()
export class TaskRecipientService {
  constructor(private readonly groups: PrecinctService, private readonly teams: TeamService, private readonly notices: NoticeService) {}

  groupsOf(townshipId: string, on: Day): Promise<Precinct[]> {
    return this.groups.of(townshipId, on);
  }

  async of(parties: readonly string[], townshipId: string, villages: readonly Village[], on: Day): Promise<Recipient[]> {
    const groups = await this.groups.of(townshipId, on);
    const serving = await this.cadres(villages, on);
    return parties.map((party): Recipient => {
      const idsIn = (village: Village) => (isGroupKind(party)
        ? groups.filter(group => group.kind === party && group.villages.some(each => each.id === village.id)).flatMap(group => group.people.map(person => person.personId))
        : serving.filter(each => each.villageId === village.id).map(each => each.personId));
      return { party, personIds: [...new Set(villages.flatMap(idsIn))], lacking: villages.filter(village => idsIn(village).length === 0).map(village => village.name) };
    });
  }

  /** Cadres open what lies on their table, those above them the list. */
  async tell(list: Pick<TaskListEntity, 'id' | 'officeDay' | 'departmentName'>, recipients: readonly Recipient[], items: number): Promise<void> {
    const text = `${list.departmentName}下发了${dayText(list.officeDay)}的驻村办公清单，${items} 项`;
    const pages = [[(party: string) => !isGroupKind(party), '/pages/worklog/tasks/index'], [isGroupKind, `/pages/worklog/list/index?id=${list.id}`]] as const;
    for (const [is, page] of pages) await this.notices.tell({ personIds: recipients.filter(each => is(each.party)).flatMap(each => each.personIds), subjectId: list.id, once: 'tasks.sent', text, page });
  }

  /** An item was taken back: the cadres of its villages need not do it. */
  async withdrawn(list: Pick<TaskListEntity, 'id' | 'officeDay' | 'departmentName'>, itemId: string, villages: readonly Village[], reason: string, on: Day): Promise<void> {
    const personIds = (await this.cadres(villages, on)).map(each => each.personId);
    await this.notices.tell({ personIds, subjectId: list.id, once: `tasks.withdrawn.${itemId}`, text: `${list.departmentName}撤回了${dayText(list.officeDay)}清单中的一项：${reason}`, page: '/pages/worklog/tasks/index' });
  }

  /** "责任区：后村没有划入，收不到" */
  wordsOf(recipients: readonly Recipient[]): string[] {
    return recipients.filter(each => each.lacking.length > 0).map(({ party, lacking }) => `${nameOfRole(party)}：${lacking.join('、')}${isGroupKind(party) ? '还没有划入，或者没有负责人' : '没有人'}，收不到`);
  }

  private async cadres(villages: readonly Village[], on: Day): Promise<{ personId: string; villageId: string }[]> {
    const ids = villages.map(village => village.id);
    const teams = (await this.teams.standingIn(ids, on)).map(team => team.id);
    return (await this.teams.membersOf(teams, on, on)).flatMap(member => member.terms.map(term => ({ personId: member.personId, villageId: term.villageId })));
  }
}
