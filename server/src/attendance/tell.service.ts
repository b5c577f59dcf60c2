import { Injectable } from '@nestjs/common';
import type { Organisation } from '@village/shared/contract/organisation';
import { NoticeService } from '../notice/notice.service';
import { TeamService } from '../organisation/team.service';
import type { ArrangementEntity } from './arrangement.entity';

/** Tells the cadres whom an arrangement is for. */
@Injectable()
export class TellService {
  constructor(private readonly teams: TeamService, private readonly notices: NoticeService) {}

  async arranged(row: ArrangementEntity, place: Organisation, text: string): Promise<void> {
    await this.notices.tell({ personIds: await this.concerned(row, place), subjectId: row.id, once: 'arranged', text, page: `/pages/attendance/arrangements/index?id=${row.id}` });
  }

  async withdrawn(row: ArrangementEntity, place: Organisation, text: string): Promise<void> {
    const told = await this.notices.toldOf(row.id, 'arranged');
    await this.notices.settle(row.id, 'arranged');
    await this.notices.tell({
      personIds: [...new Set([...told.map(each => each.personId), ...await this.concerned(row, place)])], subjectId: row.id, once: 'withdrawn', text, page: `/pages/attendance/arrangements/index?id=${row.id}`,
    });
  }

  private async concerned({ personIds, day }: ArrangementEntity, { path }: Organisation): Promise<string[]> {
    if (personIds !== null) return personIds;
    const teams = await this.teams.teamsIn({ paths: [path], teams: [] }, day);
    return (await this.teams.membersOf(teams.map(team => team.id), day, day)).map(member => member.personId);
  }
}
