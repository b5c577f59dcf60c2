// What an inspection found is followed to the end: put down, given to somebody with a day, mended, looked at by another person, and filed as a list.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { TOWNSHIP } from '../../stage/people.mjs';

const require = createRequire(import.meta.url);
const { inspection } = require('@village/shared/contract/inspection');
const { issue } = require('@village/shared/contract/issue');

const DAY = '2025-04-03';

export const name = 'problem';
export const title = 'a problem that an inspection found is mended and closed by another person than the one who mended it';

export async function run({ county, visit }) {
  const secretaryCall = await county.signIn(county.cast.secretary);
  const placeId = county.places[TOWNSHIP];
  const { teams } = await secretaryCall.call(inspection.plan, { placeId });
  const drawn = await secretaryCall.call(inspection.draw, { placeId, title: '四月督查', method: '实地抽查', from: DAY, to: '2025-04-11', count: teams, explainDays: 3 });
  const ownName = county.person(county.cast.member).name;
  const { villageName, people } = drawn.teams.find((each) => each.people.some(({ name: own }) => own === ownName));

  const secretary = await visit(county.cast.secretary);
  await secretary.open(`pages/inspection/one/index?id=${drawn.id}`);
  await secretary.tap('问题清单');
  await secretary.tap(/^哪个村/);
  await secretary.tap(villageName);
  await secretary.tap('写问题');
  await secretary.tap(/^分类/);
  await secretary.tap('其他');
  await secretary.fill('一句话说是什么事', '走访台账有六条是补写的');
  await secretary.page.getByRole('button', { name: '登记', exact: true }).click();
  await secretary.waitFor('走访台账有六条是补写的');

  const { items: [{ id }] } = await secretaryCall.call(issue.list, { box: 'undone', source: 'inspection', sourceId: drawn.id });
  const { personId } = people.find((each) => each.name === ownName);
  await secretaryCall.call(issue.assign, { id, revision: 1, personId, due: '2025-04-10', text: '重新入户，逐条补记' });

  const member = await visit(county.cast.member);
  await member.open(`pages/issue/detail/index?id=${id}`);
  await member.tap('办好了，写答复');
  await member.fill('怎么办的', '六户都重新走访，附了照片');
  await member.page.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click();
  await member.waitFor('要由反映的群众、登记的人或另一位同事核实');

  await secretary.open(`pages/issue/detail/index?id=${id}`);
  await secretary.tap('核实解决了，销号');
  await secretary.fill('怎样核实的', '抽了两户属实');
  await secretary.page.getByRole('dialog').getByRole('button', { name: '核实销号', exact: true }).click();
  await secretary.waitFor('已销号');
  await secretary.open(`pages/inspection/problems/index?id=${drawn.id}`);
  const { name: file, bytes } = await secretary.download(() => secretary.tap('问题清单 Word'));
  assert.match(file, /^四月督查问题清单 .*\.docx$/);
  assert.equal(Buffer.from(bytes).subarray(0, 2).toString(), 'PK');
}
