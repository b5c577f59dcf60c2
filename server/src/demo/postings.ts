import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '@village/shared/kernel/day';
import { HolderService } from '../organisation/holder.service';
import { AdjustmentActService } from '../posting/adjustment-act.service';
import { HandoverActService } from '../posting/handover-act.service';
import { PostService } from '../posting/post.service';
import { TeamStandingService } from '../posting/team-standing.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const DIVISION = ['主持全面工作，管队里的经费', '管党建、三会一课和档案', '管产业和项目，联系二组、三组', '管入户走访和台账，联系一组'];

/** Who does what in some teams; a post that is handed over; a change within the term, and a recall, both under way. */
export class PostingStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const day = addDays(this.calendar.today, -4);
    return [
      { day: addDays(day, -2), time: '16:10', act: () => this.divide() }, { day, time: '09:30', act: () => this.handOver() }, { day, time: '10:20', act: () => this.change() }, { day, time: '11:00', act: () => this.recall() },
    ];
  }

  private async divide(): Promise<void> {
    const standings = this.app.get(TeamStandingService);
    for (const leader of this.county.cadres.filter(cadre => cadre.isLeader)) {
      const who = await this.roster.whoIs(leader.personId);
      const team = [leader, ...this.county.cadres.filter(cadre => cadre.teamId === leader.teamId && !cadre.isLeader)];
      for (const [index, { personId, from }] of team.entries()) if (DIVISION[index] && from <= this.calendar.clockDay()) done(await standings.divide({ teamId: leader.teamId, personId, text: DIVISION[index] }, who));
    }
  }

  /** He has signed, and the leader of his team looks at it. */
  private async handOver(): Promise<void> {
    const [leader, leaver] = this.teamIn(this.county.cadres, 'last', null);
    const who = await this.roster.whoIs(leaver.personId);
    const acts = this.app.get(HandoverActService);
    let one = done(await acts.open({ personId: leaver.personId, termId: await this.termOf(leaver), reason: 'other', leavingOn: addDays(this.calendar.today, 20), receiverId: leader.personId }, who));
    for (const [item, text] of [['unfinished_work', '入户路的料款还差一笔，供货商的电话写在台账第一页'], ['ledgers_and_materials', '户册在系统里，纸质台账放村部第二个柜子']]) one = done(await acts.write({ id: one.id, revision: one.revision, item, text, clear: true }, who));
    done(await acts.sign({ id: one.id, revision: one.revision }, who));
  }

  private async change(): Promise<void> {
    const [, member] = this.teamIn(this.county.others.cadres, 'first', 'pian09b');
    done(await this.app.get(AdjustmentActService).propose({
      kind: 'change', personId: member.personId, termId: await this.termOf(member), reason: 'health', text: '腰椎手术，医生要求休养三个月，单位已经同意', day: addDays(this.calendar.today, 25), successor: '单位另派的一名科员',
    }, await this.roster.whoIs(member.personId)));
  }

  private async recall(): Promise<void> {
    const [, member] = this.teamIn(this.county.cadres, 'last', 'pian04');
    const [secretary] = await this.app.get(HolderService).holders('township_secretary', { path: member.villagePath }, this.calendar.clockDay());
    const acts = this.app.get(AdjustmentActService);
    const one = done(await acts.propose({
      kind: 'recall', personId: member.personId, termId: await this.termOf(member), reason: 'cannot_perform_duty', text: '单位的业务没有交出去，两头跑，上季度入户没有完成',
      consulted: [{ party: 'village_committee', name: '村支书', opinion: '人不错，就是来得少，能专心驻村最好' }, { party: 'township_linked_leader', name: '挂村的副镇长', opinion: '建议派一名能脱产的同志' }],
    }, await this.roster.whoIs(secretary.personId)));
    done(await acts.answer({ id: one.id, text: '单位年底审计抽我回去两周，已经请过假，下月起能全脱产' }, await this.roster.whoIs(member.personId)));
  }

  /** The leader and a member of the first or last team that lives by this document; null: by that of the county. */
  private teamIn(cadres: readonly DemoCadre[], which: 'first' | 'last', profileId: string | null): [DemoCadre, DemoCadre] {
    const townships = [...this.county.townships, ...this.county.others.townships].filter(township => township.profileId === profileId).map(({ id }) => id);
    const leaders = cadres.filter(cadre => cadre.isLeader && townships.includes(cadre.townshipId));
    const leader = leaders.at(which === 'first' ? 0 : -1)!;
    return [leader, cadres.filter(cadre => cadre.teamId === leader.teamId && !cadre.isLeader).at(-1)!];
  }

  private async termOf({ personId, teamId }: DemoCadre): Promise<string> {
    return (await this.app.get(PostService).postsOf(personId)).find(post => post.teamId === teamId)!.termId;
  }
}
