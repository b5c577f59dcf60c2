import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type Day } from '@village/shared/kernel/day';
import type { MeetingKind } from '@village/shared/kernel/meeting-kind';
import { MeetingChangeService } from '../meeting/change.service';
import { DecisionActService } from '../meeting/decision-act.service';
import { MinutesService } from '../meeting/minutes.service';
import { PartyService } from '../meeting/party.service';
import { MeetingPlanService } from '../meeting/plan.service';
import { MeetingPlanningService } from '../meeting/planning.service';
import { MeetingSignInService } from '../meeting/sign-in.service';
import { HolderService } from '../organisation/holder.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCounty, type DemoTownship, done } from './county';
import type { Happening } from './leaves';

const HELD = 6;
const COMING = 2;
const SPOKEN = '队长：春灌前要把水渠清好，蓄水池的工程款要按月公开。\n村支部书记：村里出 12 个工，分三天。\n队员：三组路灯坏了几盏，晚上走路不方便。';

/** In one village of each township a meeting with signed minutes and what was decided, and one that is coming; in the first also a branch. */
export class MeetingStory {
  private made = 0;

  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const { today } = this.calendar;
    const [past, coming] = [addDays(today, -HELD), addDays(today, COMING)];
    return this.county.townships.flatMap((township, index): Happening[] => [
      ...(index === 0 ? [{ day: addDays(past, -1), time: '09:00' as const, act: () => this.enrol(township) }] : []),
      { day: past, time: '10:40', act: () => this.hold(township, 'joint_meeting', past) },
      { day: today, time: '08:20', act: async () => { await this.plan(township, 'joint_meeting', coming); } },
    ]);
  }

  /** The leader of the first village: he plans and hosts. */
  private leader({ villages: [village] }: DemoTownship) {
    return this.roster.whoIs(this.county.cadres.find(cadre => cadre.villagePath === village.path && cadre.isLeader)!.personId);
  }

  private async plan(township: DemoTownship, kind: MeetingKind, day: Day) {
    const who = await this.leader(township);
    const placeId = township.villages[0].id;
    const { start, candidates } = done(await this.app.get(MeetingPlanningService).planning({ placeId, kind, day }, who));
    return done(await this.app.get(MeetingPlanService).plan({
      placeId, kind, title: '', day, start, where: '村委会会议室', hostId: who.personId, recorderId: candidates.find(each => each.personId && each.personId !== who.personId)?.personId ?? undefined,
      invitees: candidates.map(({ personId, memberId, name, as }) => ({ personId: personId ?? undefined, memberId: memberId ?? undefined, name, as })), topics: ['上周工作', '春灌前清理水渠'],
    }, who));
  }

  private async hold(township: DemoTownship, kind: MeetingKind, day: Day): Promise<void> {
    const who = await this.leader(township);
    const { id, invitees } = await this.plan(township, kind, day);
    const claimedAt = `${day}T02:30:00.000Z`;
    this.made += 1;
    const lines = invitees.map(({ id: inviteeId }, at) => ({ inviteeId, present: at !== invitees.length - 1, reason: at === invitees.length - 1 ? '到镇里办事' : '', askedFrom: at === invitees.length - 1 ? ['host'] : [] }));
    done(await this.app.get(MeetingSignInService).confirmList({ clientKey: `demo-list-${this.made}`, id, lines, claimedAt }, who));
    done(await this.app.get(MeetingChangeService).end({ id }, who));
    const owner = invitees.find(each => each.personId !== null && each.personId !== who.personId) ?? invitees[0];
    const minutes = this.app.get(MinutesService);
    done(await minutes.write({
      clientKey: `demo-minutes-${this.made}`, id, revision: 0, speeches: SPOKEN, more: [], fileIds: [], claimedAt,
      decisions: [
        { key: 'canal', sort: 'decision', text: '分三天清完主渠，每天上工前点名', ownerId: owner.personId ?? undefined, ownerName: owner.name, due: addDays(this.calendar.today, 5) },
        { key: 'lamp', sort: 'problem', text: '三组路灯坏了，同镇里协调维修', ownerId: who.personId, ownerName: '', due: addDays(this.calendar.today, -1) },
      ],
    }, who));
    done(await minutes.sign({ id, revision: 1 }, who));
    if (!owner.personId) return;
    const ownerIs = await this.roster.whoIs(owner.personId);
    const [open] = (await this.app.get(DecisionActService).list({ box: 'mine' }, ownerIs)).items;
    if (open) done(await this.app.get(DecisionActService).act({ clientKey: `demo-act-${this.made}`, id: open.id, act: 'note', text: '第一天清了 200 米', claimedAt }, ownerIs));
  }

  private async enrol({ villages: [village] }: DemoTownship): Promise<void> {
    const [secretary] = await this.app.get(HolderService).holders('village_secretary', { path: village.path }, this.calendar.today);
    const who = await this.roster.whoIs(secretary.personId);
    const from = addDays(this.calendar.today, -60);
    const party = this.app.get(PartyService);
    for (const [index, name] of ['周谷穗', '林蒲公', '何青苗'].entries()) {
      done(await party.addMember({ villageId: village.id, name, formal: index < 2, committee: index === 0, from, cameFrom: '', letterIn: '' }, who));
    }
    const cadre = this.county.cadres.find(each => each.villagePath === village.path && !each.isLeader)!;
    done(await party.addMember({ villageId: village.id, name: cadre.name, personId: cadre.personId, formal: true, committee: false, from, cameFrom: '原单位机关支部', letterIn: '示例第 3 号' }, who));
    done(await party.addGroup({ villageId: village.id, name: '驻村工作队党小组', leaderName: '', ofTeam: true }, who));
  }
}
