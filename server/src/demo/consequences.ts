import type { INestApplicationContext } from '@nestjs/common';
import { addDays, instantOf, type Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import { CaseService } from '../consequence/case.service';
import { FindingService } from '../consequence/finding.service';
import { ProhibitionService } from '../consequence/prohibition.service';
import { CheckService } from '../inspection/check.service';
import { InspectionService } from '../inspection/inspection.service';
import { AssignService } from '../issue/assign.service';
import { RaiseService } from '../issue/raise.service';
import { HolderService } from '../organisation/holder.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const INSPECTED_BEFORE = 12;
/** The document that wants mistakes to be weighed. */
const TOLERANT = 'pian15';

/** An inspection with somebody who was not there, what it found of the work, a case brought to its end and one that is waited for, and who has read what is forbidden. */
export class ConsequenceStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const at = (back: number, time: Happening['time'], act: () => Promise<void>): Happening => ({ day: addDays(this.calendar.today, -back), time, act });
    return [at(INSPECTED_BEFORE, '10:30', () => this.inspected()), at(6, '09:30', () => this.readBySome()), at(5, '14:00', () => this.ended()), at(3, '15:00', () => this.weighed())];
  }

  private async office(role: string, path: string): Promise<Who> {
    const [holder] = await this.app.get(HolderService).holders(role, { path }, this.calendar.clockDay());
    return this.roster.whoIs(holder.personId);
  }

  /** Gone to the villages of the first township: one cadre was away without leave, the other finding is about the work. */
  private async inspected(): Promise<void> {
    const [township] = this.county.townships;
    const [office, secretary] = [await this.office('township_office', township.path), await this.office('township_secretary', township.path)];
    const day = addDays(this.calendar.today, -INSPECTED_BEFORE);
    const drawn = done(await this.app.get(InspectionService).draw({ placeId: township.id, title: '在岗抽查', method: '实地抽查', from: day, to: addDays(day, 20), count: 3, explainDays: 2 }, office));
    const [first, second] = drawn.teams.filter(team => team.drawn && team.people.length > 1);
    for (const team of [first, second]) {
      const away = team === first ? team.people.at(-1)! : null;
      const found = await this.app.get(CheckService).record({
        id: drawn.id, clientKey: `demo-check-${team.rank}`, teamId: team.teamId, day, at: team === first ? '09:20' : '10:10', claimedAt: instantOf(day, '10:20'),
        lines: team.people.map(person => (person === away ? { personId: person.personId, found: 'absent' as const, note: '村部和宿舍都没有人，村干部说昨天下午回城了' } : { personId: person.personId, found: 'present' as const, note: '' })),
      }, office);
      if (!away || isRefusal(found)) continue;
      const check = found.teams.flatMap(({ checks }) => checks).find(({ personId }) => personId === away.personId)!;
      done(await this.app.get(CheckService).explain({ id: check.id, text: '家里水管爆了，走得急，没有请假。' }, await this.roster.whoIs(away.personId)));
      done(await this.app.get(CheckService).decide({ id: check.id, decision: 'absent', reason: '没有请假，也没有打电话' }, secretary));
    }
    await this.problems(drawn.id, first.villageId, first.people[0].personId, day, office);
  }

  private async problems(inspectionId: string, villageId: string, personId: string, day: Day, office: Who): Promise<void> {
    const raise = async (title: string, text: string) => done(await this.app.get(RaiseService).raise({
      clientKey: `demo-problem-${title.length}`, kind: 'problem', category: 'other', villageId, title, text, source: 'inspection', sourceId: inspectionId, foundOn: day, claimedAt: instantOf(day, '10:25'),
    }, office));
    const found = await raise('走访台账有六条是同一天补写的', '笔迹一样，问了两户都说那天没有来过。');
    done(await this.app.get(AssignService).assign({ id: found.id, revision: found.revision, personId, due: addDays(day, 7), text: '重新入户，逐条补记，附照片' }, office));
    await raise('值班表还是上个月的', '公示栏里贴的没有换。');
  }

  /** One case of the first township from being put down to being filed. */
  private async ended(): Promise<void> {
    const [township] = this.county.townships;
    const [office, secretary] = [await this.office('township_office', township.path), await this.office('township_secretary', township.path)];
    const cadre = this.county.cadres.filter(each => each.townshipId === township.id && !each.isLeader).at(-1)!;
    const opened = await this.opened(cadre, township.id, { event: 'careless_work', text: '上月的走访台账有 6 条是一天补写的，其中 2 户说没有来过' }, office, secretary);
    const cases = this.app.get(CaseService);
    done(await cases.answer({ id: opened, text: '月底赶着补，以后走访当天就记。' }, await this.roster.whoIs(cadre.personId)));
    done(await cases.decide({ id: opened, step: 'criticism_education', decision: 'confirmed', reason: '' }, secretary));
    done(await cases.decide({ id: opened, step: 'rectification_order', decision: 'set_aside', reason: '已经重新走访补好' }, secretary));
    done(await cases.done({ id: opened, step: 'criticism_education', note: '党委副书记谈话，有记录' }, secretary));
    done(await cases.file({ id: opened, number: '2号', note: '谈话记录存镇党委办公室' }, office));
  }

  /** Where mistakes are weighed first: answered, not yet weighed. */
  private async weighed(): Promise<void> {
    const township = this.county.others.townships.find(({ profileId }) => profileId === TOLERANT);
    const cadre = township && this.county.others.cadres.filter(each => each.townshipId === township.id && !each.isLeader)[0];
    if (!township || !cadre) return;
    const [office, secretary] = [await this.office('township_office', township.path), await this.office('township_secretary', township.path)];
    const opened = await this.opened(cadre, township.id, { event: 'duty_not_fulfilled', text: '试种的 20 亩高粱没有按要求浇水，减产一半' }, secretary, office);
    done(await this.app.get(CaseService).answer({ id: opened, text: '第一次在这里试种，按网上的办法浇的水，没有为自己。' }, await this.roster.whoIs(cadre.personId)));
  }

  /** Put down by one, confirmed by the other, who tells the person. */
  private async opened({ personId }: DemoCadre, placeId: string, given: { event: string; text: string }, by: Who, second: Who): Promise<string> {
    const findings = this.app.get(FindingService);
    const { id } = done(await findings.record({ subject: 'person', subjectId: personId, placeId, day: this.calendar.clockDay(), answers: [], ...given }, by));
    done(await findings.confirm({ id, decision: 'confirmed', reason: '到村里看了台账，问了两户' }, second));
    return done(await this.app.get(CaseService).open({ key: `finding_${id}`, answerDays: 5, answers: [] }, second)).id;
  }

  /** Half of the cadres have read what is forbidden. */
  private async readBySome(): Promise<void> {
    for (const [index, { personId }] of this.county.cadres.entries()) {
      if (index % 2 === 1) continue;
      const who = await this.roster.whoIs(personId);
      const list = await this.app.get(ProhibitionService).mine(who);
      if (!isRefusal(list) && list.why === null) done(await this.app.get(ProhibitionService).sign({ version: list.version }, who));
    }
  }
}
