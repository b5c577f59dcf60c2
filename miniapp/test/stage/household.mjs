// A township whose document asks for visits: a village with a register, visits, a happening, a paired cadre, and two who changed the same.
import { createRequire } from 'node:module';
import { signIn } from './county.mjs';
import { COUNTY, PEOPLE, TERM_FROM } from './people.mjs';
import { PASSWORD } from './story.mjs';

const require = createRequire(import.meta.url);
const { Workbook } = require('@protobi/exceljs');
const { contact } = require('@village/shared/contract/contact');
const { household } = require('@village/shared/contract/household');
const { identity } = require('@village/shared/contract/identity');
const { issue } = require('@village/shared/contract/issue');
const { organisation } = require('@village/shared/contract/organisation');
const { policy } = require('@village/shared/contract/policy');
const { record } = require('@village/shared/contract/record');

const CAST = [['乌兰', 'team_leader'], ['朝鲁', 'team_member'], ['苏日娜', 'township_secretary']];
const TITLES = ['户号', '村民小组', '户主姓名', '人口', '联系电话', '户主身份证号', '状态', '监测对象', '重点户类型'];
const HOUSEHOLDS = [
  ['01-001', '一组', '高小牧', '4', '19900001001', '', '', '', ''],
  ['01-002', '一组', '欧阳长河', '2', '19900001002', '', '可能返贫', '', '特殊困难、空巢老人'],
  ['01-003', '一组', '阿拉坦其其格', '5', '', '', '', '', ''],
  ['02-001', '二组', '白云山', '3', '19900001003', '', '贫困', '', '残疾人'],
  ['02-002', '二组', '牧仁', '6', '', '', '', '', '有矛盾纠纷'],
  ['03-001', '三组', '单秀英', '1', '', '', '新识别贫困', '', '空巢老人'],
];

async function book(titles, rows) {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('户册');
  for (const row of [titles, ...rows]) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Makes the place; gives what its pages are opened with. */
export async function householdsOf(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const root = (await administrator.call(organisation.tree)).find(({ name }) => name === COUNTY);
  const township = await administrator.call(organisation.add, { kind: 'township', name: '草原镇', parentId: root.id });
  const village = await administrator.call(organisation.add, { kind: 'village', name: '月亮湖村', parentId: township.id });
  await administrator.call(organisation.add, { kind: 'village', name: '黑水村', parentId: township.id });
  const team = await administrator.call(organisation.addTeam, { villageId: village.id, name: '月亮湖村驻村工作队', from: TERM_FROM });
  await administrator.call(policy.adopt, { organisationId: township.id, profileId: 'ordos-2018', effectiveFrom: TERM_FROM });
  const callers = {};
  let number = 0;
  for (const [name, role] of CAST) {
    const phone = `1570000${String((number += 1)).padStart(4, '0')}`;
    const { id } = await administrator.call(organisation.addPerson, { name, phone, post: '科员' });
    await administrator.call(organisation.addTerm, { id, role, from: TERM_FROM, ...(role.startsWith('township_') ? { organisationId: township.id } : { teamId: team.id }) });
    const { code } = await administrator.call(identity.issueCode, { id });
    callers[name] = await signIn(county.server.address, phone, code);
    await callers[name].call(identity.changePassword, { next: PASSWORD });
    const known = PEOPLE.find((each) => each.name === name);
    if (known) known.phone = phone;
    else PEOPLE.push({ name, phone, role });
  }
  const [leader, member] = [callers['乌兰'], callers['朝鲁']];
  await leader.call(household.import, { villageId: village.id }, await book(TITLES, HOUSEHOLDS));
  const { items } = await leader.call(household.list, { organisationId: village.id });
  const one = (code) => items.find((each) => each.number === code).id;
  const visit = (code, day, text, answers = {}) => member.call(household.visit, {
    clientKey: `stage-visit-${code}-${day}`, id: one(code), teamId: team.id, day, text, withIds: [], tags: [], answers: Object.entries(answers).map(([field, value]) => ({ field, value })), claimedAt: `${day}T02:00:00.000Z`,
  });
  await visit('01-001', '2025-01-15', '一家四口，养羊 60 只，没有困难。');
  await visit('02-001', '2025-02-11', '劳力少，草料不够过春，已联系合作社先赊两吨。', { difficulty: '草料不够', promisedOn: '2025-03-01' });
  const seen = await visit('01-002', '2025-03-20', '老两口都好，屋顶漏雨，答应回来问危房改造。', { difficulty: '屋顶漏雨', request: '想修房', answer: '先垫塑料布，回去问政策', followUpOn: '2025-04-08' });
  await member.call(household.happen, { clientKey: 'stage-happen', id: one('02-002'), teamId: team.id, day: '2025-04-01', event: 'dispute_between_villagers', text: '和邻居为草场界线吵起来', claimedAt: '2025-04-01T08:00:00.000Z' });
  await leader.call(household.pair, { id: one('02-001'), name: '贺科长', unit: '县农牧局', rank: 'section_level', from: '2025-02-01' });
  const change = (fields, key) => ({ clientKey: key, id: one('01-002'), version: seen.version, day: '2025-04-02', reason: '', claimedAt: '2025-04-02T08:00:00.000Z', ...fields });
  await leader.call(household.edit, change({ people: 3 }, 'stage-edit-1'));
  await member.call(household.edit, change({ people: 1 }, 'stage-edit-2'));
  await member.call(household.plan, { householdIds: [one('02-002'), one('01-002')] });
  for (const [who, name] of [['村干部', '巴特尔'], ['困难群众', '白云山']]) await member.call(contact.add, { who, name, from: '2025-02-01' });
  await member.call(record.add, {
    clientKey: 'stage-talk', teamId: team.id, kind: 'talk', day: '2025-03-12', text: '问了草料够不够，答应联系合作社。', withIds: [], tags: [], photoIds: [], claimedAt: '2025-03-12T02:00:00.000Z',
    answers: [{ field: 'whom', value: 'contacted_mass' }, { field: 'name', value: '白云山' }, { field: 'difficultiesSolved', value: '1' }],
  });
  const found = { villageId: village.id, source: 'villager', householdId: one('02-002'), foundOn: '2025-04-01', claimedAt: '2025-04-01T09:00:00.000Z', massDemand: false };
  await member.call(issue.raise, { ...found, clientKey: 'stage-household-dispute', kind: 'dispute', category: 'neighbour', title: '同邻居的草场界线', text: '两家都要求重新量' });
  await member.call(issue.raise, { ...found, clientKey: 'stage-household-well', kind: 'problem', category: 'infrastructure', title: '机井水压低', text: '', solved: '换了水泵' });
  return { village: village.id, old: one('01-002'), poor: one('02-001'), dispute: one('02-002') };
}

/** A file in which some cells are wrong. */
export const wrongRegister = () => book(TITLES, [['01-009', '', '贺', '零', '123', '', '', '', ''], ['01-009', '', '', '2', '', '', '很穷', '', '懒']]);

/** A file in which all is right. */
export const rightRegister = (...more) => book(TITLES, [...HOUSEHOLDS, ...more]);
