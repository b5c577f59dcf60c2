// A township whose March is closed and whose document pays by the day: what was drawn, what the unit confirmed, what a cadre sees.
import { createRequire } from 'node:module';
import { signIn } from './county.mjs';
import { settle } from './duty.mjs';
import { PEOPLE, TERM_FROM } from './people.mjs';
import { open, query } from './route.mjs';
import { PASSWORD } from './story.mjs';

const require = createRequire(import.meta.url);
const { allowance } = require('@village/shared/contract/allowance');
const { attendance } = require('@village/shared/contract/attendance');
const { identity } = require('@village/shared/contract/identity');
const { organisation } = require('@village/shared/contract/organisation');
const { settlement } = require('@village/shared/contract/settlement');

const MONTH = '2025-03';
const UNITS = [['县统计局（演示）', '邬同', '19900009901'], ['县档案馆（演示）', '祝余', '19900009902']];
const PLACE = ['枫林乡', 'ordos-2018', '红叶村', [['霍去秋', 'team_leader'], ['温如玉', 'team_member'], ['骆枫', 'village_secretary'], ['商岚', 'township_secretary']]];

/** Somebody of the unit that pays, and the person it sent. */
async function unitOf(county, administrator, [unitName, name, phone], personId) {
  const unit = await administrator.call(organisation.addUnit, { name: unitName, level: 'county' });
  const { id } = await administrator.call(organisation.addPerson, { name, phone, post: '人事股长' });
  await administrator.call(organisation.addTerm, { id, role: 'dispatching_unit_hr', organisationId: unit.id, from: TERM_FROM });
  const sent = await administrator.call(organisation.person, { id: personId });
  await administrator.call(organisation.updatePerson, { id: personId, name: sent.name, phone: PEOPLE.find((each) => each.name === sent.name).phone, unitId: unit.id, post: '科员' });
  const { code } = await administrator.call(identity.issueCode, { id });
  const caller = await signIn(county.server.address, phone, code);
  await caller.call(identity.changePassword, { next: PASSWORD });
  if (!PEOPLE.some((each) => each.name === name)) PEOPLE.push({ name, phone, role: 'dispatching_unit_hr' });
  return caller;
}

/** The pages of the allowances, each with somebody who may see it. */
export async function allowancePages(county) {
  const { cast } = county;
  const administrator = await county.signIn(cast.administrator);
  const { village, team, callers, ids } = await settle(county, administrator, PLACE);
  const unit = await unitOf(county, administrator, UNITS[0], ids[1]);
  await unitOf(county, administrator, UNITS[1], ids[0]);
  for (const day of ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07', '2025-03-10', '2025-03-11']) {
    await callers['霍去秋'].call(attendance.confirmRoster, { clientKey: `allowance-${day}`, teamId: team.id, day, claimedAt: '2025-04-03T01:00:00.000Z', lines: ids.slice(0, 2).map((personId) => ({ personId, am: 'in_village', pm: 'in_village' })) });
  }
  const sheet = { organisationId: village.id, month: MONTH };
  const hash = async (who) => (await who.call(attendance.sheet, sheet)).hash;
  for (const name of ['骆枫', '商岚', '霍去秋']) await callers[name].call(attendance.sign, { ...sheet, hash: await hash(callers[name]) });
  await callers['霍去秋'].call(settlement.settle, { ...sheet, step: 'submit', hash: await hash(callers['霍去秋']) });
  const route = `pages/allowance/village/index?${query({ villageId: village.id, month: MONTH })}`;
  const list = await unit.call(allowance.list, { villageId: village.id, month: MONTH });
  await unit.call(allowance.confirm, { villageId: village.id, month: MONTH, hash: list.hash, remark: '三月' });
  return [
    { name: 'allowances', title: '驻村补助：各村', route: 'pages/allowance/list/index', who: '商岚' },
    { name: 'allowances-county', title: '驻村补助：全县', route: 'pages/allowance/list/index', who: cast.administrator },
    { name: 'allowance-confirm', title: '补助表：核定', route, who: '祝余', then: open('核定 700.00 元') },
    { name: 'allowance', title: '补助表：核定以后', route, who: '商岚' },
    { name: 'allowance-open', title: '补助表：没有封存', route: `pages/allowance/village/index?${query({ villageId: village.id, month: '2025-04' })}`, who: '商岚' },
    { name: 'allowance-state', title: '路程和趟数：不用填', route: `pages/allowance/state/index?${query({ villageId: village.id, month: MONTH, personId: ids[1] })}`, who: '温如玉' },
    { name: 'payslip', title: '我的补助', route: 'pages/allowance/payslip/index', who: '温如玉' },
    { name: 'payslip-none', title: '我的补助：还没有', route: 'pages/allowance/payslip/index', who: cast.member },
  ];
}
