import type { INestApplicationContext } from '@nestjs/common';
import type { AssessedLine, AssessmentDetail } from '@village/shared/contract/assessment';
import { addDays, addMonths, type Day, monthOf } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import { AssessmentActService } from '../assessment/assessment-act.service';
import { AssessmentAnswerService } from '../assessment/assessment-answer.service';
import { AssessmentCloseService } from '../assessment/assessment-close.service';
import { AssessmentListService } from '../assessment/assessment-list.service';
import { AssessmentRoundService } from '../assessment/assessment-round.service';
import { AssessmentSheetService } from '../assessment/assessment-sheet.service';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const OPINIONS: readonly (readonly [RoleId, string])[] = [
  ['team_leader', '入户细，和群众说得上话，台账一直跟得上'], ['village_secretary', '村里的会每次都到，修渠的事盯到底'], ['township_office', '任务完成得好，材料可以再精炼'],
];

/** An ordinary assessment of the last quarter that was decided and is being signed, and one of the year under way: of the township that follows the county's document. */
export class AssessmentStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const ago = (days: number) => addDays(this.calendar.today, -days);
    return [
      { day: ago(7), time: '09:20', act: () => this.quarter(ago(7)) }, { day: ago(3), time: '09:30', act: () => this.year(ago(3)) },
    ];
  }

  private async quarter(day: Day): Promise<void> {
    const month = addMonths(monthOf(this.calendar.today), -2);
    const [office, captain] = [await this.of('county_office'), await this.of('county_general_captain')];
    const opened = await this.opened('ordinary', `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, day, office);
    for (const { id } of await this.people(opened, office)) await this.graded(id, office);
    const { id, revision } = await this.app.get(AssessmentRoundService).round({ id: opened.id }, captain);
    done(await this.app.get(AssessmentCloseService).decide({ id, revision, reviewedOn: day, body: '县驻村工作领导小组会议' }, captain));
    const [first, ...others] = this.cadres();
    for (const { personId } of [first, ...others.slice(0, 2)]) {
      const who = await this.roster.whoIs(personId);
      const [own] = (await this.app.get(AssessmentListService).mine({}, who)).items;
      const { hash } = await this.app.get(AssessmentSheetService).sheet({ id: own.id }, who);
      done(await this.app.get(AssessmentAnswerService).acknowledge({ id: own.id, hash }, who));
    }
  }

  private async year(day: Day): Promise<void> {
    const opened = await this.opened('yearly', day.slice(0, 4), day, await this.of('county_office'));
    const [leader, member] = this.cadres();
    const own = (await this.people(opened, await this.of('county_office'))).find(({ personId }) => personId === member.personId)!;
    const who = await this.roster.whoIs(member.personId);
    const { text } = await this.app.get(AssessmentSheetService).draft({ id: own.id }, who);
    done(await this.app.get(AssessmentActService).summarise({ id: own.id, text: `${text}\n学政策不够系统，下半年每周留一个晚上。` }, who));
    for (const [role, opinion] of OPINIONS) {
      const [holder] = role === 'team_leader' ? [leader] : await this.app.get(HolderService).holders(role, { path: member.villagePath }, day);
      done(await this.app.get(AssessmentActService).opine({ id: own.id, text: opinion, points: [] }, await this.roster.whoIs(holder.personId)));
    }
  }

  private async opened(stage: 'ordinary' | 'yearly', period: string, assessedOn: Day, who: Who): Promise<AssessmentDetail> {
    return done(await this.app.get(AssessmentRoundService).open({ placeId: this.county.id, stage, period, assessedOn, scale: 'civil' }, who));
  }

  private async people({ id, people }: AssessmentDetail, who: Who): Promise<AssessedLine[]> {
    const found: AssessedLine[] = [];
    for (let page = 1; found.filter(({ assessed }) => assessed).length < people; page += 1) found.push(...(await this.app.get(AssessmentListService).peopleOf({ id, page }, who)).items);
    return found.filter(({ assessed }) => assessed);
  }

  private async graded(id: string, who: Who): Promise<void> {
    const { hash } = await this.app.get(AssessmentSheetService).sheet({ id }, who);
    done(await this.app.get(AssessmentActService).grade({ id, hash, scale: 'civil', text: '平时表现好，在岗履职到位' }, who));
  }

  /** Of the last township, the first team with its leader first: it follows the county's document. */
  private cadres(): DemoCadre[] {
    const township = this.county.townships.find(({ profileId }) => profileId === null)!;
    const [leader] = this.county.cadres.filter(cadre => cadre.townshipId === township.id && cadre.isLeader);
    return [leader, ...this.county.cadres.filter(cadre => cadre.teamId === leader.teamId && !cadre.isLeader)];
  }

  private async of(role: RoleId): Promise<Who> {
    return this.roster.whoIs((await this.app.get(HolderService).holders(role, { path: `/${this.county.id}/` }, this.calendar.clockDay()))[0].personId);
  }
}
