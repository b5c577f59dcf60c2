// What happened in the invented county in March 2025, told through the API day by day; it ends on the morning of 3 April.
import { createRequire } from 'node:module';
import { CAST, COUNTY, PEOPLE, TERM_FROM, TOWNSHIP, VILLAGES, teamName } from './people.mjs';

const require = createRequire(import.meta.url);
const { attendance } = require('@village/shared/contract/attendance');
const { identity } = require('@village/shared/contract/identity');
const { leave } = require('@village/shared/contract/leave');
const { organisation } = require('@village/shared/contract/organisation');
const { policy } = require('@village/shared/contract/policy');

export const PROFILE = 'ordos-2018';
export const MONTH = '2025-03';
/** The morning the scenarios begin: a Thursday, the day the sheet of March is compiled. */
export const NOW = '2025-04-03T01:10:00.000Z';
export const PASSWORD = '柳河春天 2025';

/** The working days of March and those of April before the story ends. */
const DAYS = [
  ...Array.from({ length: 31 }, (_, i) => `2025-03-${String(i + 1).padStart(2, '0')}`), '2025-04-01', '2025-04-02',
].filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));

/** Half days somebody was not in the village and had not asked for leave. */
const ABSENT = {
  王大川: { '2025-03-12': 'am pm', '2025-03-13': 'am pm', '2025-03-14': 'pm', '2025-03-27': 'am pm' },
  冯宝山: { '2025-03-21': 'pm' },
  谢雨: { '2025-03-07': 'am' },
};

/** Leaves: who, kind, from and to with halves, why, where. The first date is the day before which it is asked for and decided. */
const LEAVES = [
  { name: '苏和', kind: 'personal', startDay: '2025-03-10', startHalf: 'am', endDay: '2025-03-10', endHalf: 'pm', reason: '家中老人住院，需要陪护一天', place: '县医院', outOfCounty: false },
  { name: '孙晓梅', kind: 'sick', startDay: '2025-03-17', startHalf: 'am', endDay: '2025-03-19', endHalf: 'am', reason: '重感冒发烧，医生建议休息', place: '县城家中', outOfCounty: false },
  { name: '郑强', kind: 'personal', startDay: '2025-03-24', startHalf: 'pm', endDay: '2025-03-26', endHalf: 'pm', reason: '孩子参加高校综合评价测试，需要陪同前往省城；期间村里的春耕物资发放工作已与队长商定由冯宝山同志负责，电话保持畅通', place: '省城', outOfCounty: true },
  { name: '严冬', kind: 'official_trip', startDay: '2025-03-20', startHalf: 'am', endDay: '2025-03-21', endHalf: 'pm', reason: '参加县乡村振兴专题培训', place: '县委党校', outOfCounty: false },
];

/** Asked for on the last day of the story and not decided yet. */
const PENDING = [
  { name: '苏和', kind: 'personal', startDay: '2025-04-09', startHalf: 'am', endDay: '2025-04-09', endHalf: 'pm', reason: '办理户口迁移手续', place: '县政务大厅', outOfCounty: false },
];

const instantOf = (day, clock) => new Date(`${day}T${clock}:00+08:00`).toISOString();
const dayBefore = (day) => DAYS[DAYS.indexOf(day) - 1] ?? day;
let keys = 0;
const newKey = () => `story-${(keys += 1)}`;

/** Tells the story on a server that has an administrator and the imported people. */
export class Story {
  constructor(server, administrator, signIn) {
    this.server = server;
    this.administrator = administrator;
    this.signIn = signIn;
    this.ids = new Map();
    this.callers = new Map();
    /** The ids of the leaves that were sent. */
    this.sent = new Map();
  }

  async tell() {
    await this.server.travel(instantOf(TERM_FROM, '10:00'));
    await this.adopt();
    await this.givePasswords();
    for (const day of DAYS) await this.live(day);
    await this.server.travel(instantOf(DAYS.at(-1), '16:20'));
    for (const plan of PENDING) await this.sendLeave(plan, instantOf(DAYS.at(-1), '16:20'));
    await this.server.travel(NOW);
    return { ids: Object.fromEntries(this.ids), places: this.places };
  }

  async adopt() {
    const tree = await this.administrator.call(organisation.tree);
    this.places = Object.fromEntries(tree.map(({ name, id }) => [name, id]));
    await this.administrator.call(policy.adopt, { organisationId: this.places[COUNTY], profileId: PROFILE, effectiveFrom: TERM_FROM });
    this.teams = Object.fromEntries((await this.administrator.call(organisation.teams)).map((team) => [team.name, team]));
  }

  /** The administrator gives everybody a one-time code; everybody chooses a password with it. */
  async givePasswords() {
    for (let page = 1; this.ids.size < PEOPLE.length; page++) {
      const { items } = await this.administrator.call(organisation.people, { page });
      if (!items.length) throw new Error('people are missing after the import');
      for (const { name, id } of items) this.ids.set(name, id);
    }
    for (const [i, { name, phone }] of PEOPLE.filter((person) => person.name !== CAST.administrator).entries()) {
      if (i % 25 === 24) await this.server.travel(instantOf(TERM_FROM, `11:${String(i).padStart(2, '0')}`));
      const { code } = await this.administrator.call(identity.issueCode, { id: this.ids.get(name) });
      const caller = await this.signIn(phone, code);
      await caller.call(identity.changePassword, { next: PASSWORD });
    }
  }

  async as(name) {
    if (!this.callers.has(name)) this.callers.set(name, await this.signIn(PEOPLE.find((person) => person.name === name).phone, PASSWORD));
    return this.callers.get(name);
  }

  async live(day) {
    await this.server.travel(instantOf(day, '08:10'));
    if (new Date(day).getUTCDay() === 1) this.callers.clear();
    for (const plan of LEAVES) {
      if (dayBefore(plan.startDay) === day) await this.askForLeave(plan, instantOf(day, '08:10'));
    }
    for (const village of VILLAGES) await this.confirmRoster(this.teams[teamName(village)], day);
    for (const plan of LEAVES) {
      if (this.sent.has(plan) && DAYS[DAYS.indexOf(plan.endDay) + (plan.endHalf === 'pm' ? 1 : 0)] === day) await this.reportBack(plan, this.sent.get(plan), day);
    }
  }

  async sendLeave({ name, ...input }, claimedAt) {
    return (await (await this.as(name)).call(leave.apply, { ...input, clientKey: newKey(), claimedAt })).id;
  }

  async askForLeave(plan, claimedAt) {
    const { name } = plan;
    const id = await this.sendLeave(plan, claimedAt);
    this.sent.set(plan, id);
    for (;;) {
      const { state, steps } = await (await this.as(name)).call(leave.detail, { id });
      if (state !== 'pending') return;
      const step = steps.find((each) => each.state === 'current');
      await (await this.as(this.deciderOf(step.step, name))).call(leave.decide, { id, decision: 'approve', opinion: '同意' });
    }
  }

  /** Who decides a step of a chain: the leader of the applicant's team, or the holder of the office. */
  deciderOf(step, applicant) {
    const { village } = PEOPLE.find((person) => person.name === applicant);
    const role = step.split(/[|+]/).find((id) => PEOPLE.some((person) => person.role === id));
    const decider = PEOPLE.find((person) => person.role === role && (!person.village || person.village === village));
    if (!decider) throw new Error(`nobody in ${TOWNSHIP} decides ${step}`);
    return decider.name;
  }

  async reportBack({ name, endHalf }, id, day) {
    const half = endHalf === 'am' ? 'pm' : 'am';
    if (half === 'pm') await this.server.travel(instantOf(day, '14:40'));
    await (await this.as(name)).call(leave.return, { id, day, half });
  }

  async confirmRoster(team, day) {
    const leader = team.members.find((member) => member.role === 'team_leader');
    const caller = await this.as(leader.name);
    const { lines } = await caller.call(attendance.roster, { teamId: team.id, day });
    const stateOf = ({ name, amAway, pmAway }, half) => ((half === 'am' ? amAway : pmAway) || ABSENT[name]?.[day]?.includes(half) ? 'absent' : 'in_village');
    await caller.call(attendance.confirmRoster, {
      clientKey: newKey(), teamId: team.id, day, claimedAt: instantOf(day, '08:10'),
      lines: lines.map((line) => ({ personId: line.personId, am: stateOf(line, 'am'), pm: stateOf(line, 'pm') })),
    });
  }
}
