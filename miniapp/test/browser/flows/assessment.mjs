// An assessment from its opening to an objection that is answered: the office opens it, the cadre writes, the leader says what he saw, grades are proposed and made known.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { assessedTownship } from '../../stage/assessment.mjs';

const require = createRequire(import.meta.url);
const { assessment } = require('@village/shared/contract/assessment');

export const name = 'assessment';
export const title = 'the office opens an assessment, the cadre and his leader write, the office proposes the grades and makes them known, the cadre objects and is answered';

const PEOPLE = [['盛队长', 'team_leader'], ['安小舟', 'team_member'], ['倪小满', 'team_member'], ['骆书记', 'township_secretary'], ['邵办公', 'township_office']];

export async function run({ county, visit }) {
  const { callers } = await assessedTownship(county, '榆林镇', '榆钱村', PEOPLE);
  const office = await visit('邵办公');
  await office.open('pages/assessment/begin/index');
  await office.waitFor('参加考核');
  await office.tap('优秀、称职、基本称职、不称职');
  await office.tap(/^开始$/);
  await office.waitFor('还有 3 人没有提等次');

  const cadre = await visit('安小舟');
  await cadre.open('pages/assessment/mine/index');
  await cadre.tap(/2025 年度考核/);
  await cadre.tap('写个人总结');
  await cadre.tap('放入总结');
  await cadre.tap('交总结');
  await cadre.waitFor('改个人总结');

  const leader = await visit('盛队长');
  await leader.open('pages/assessment/list/index');
  await leader.tap(/2025 年度考核/);
  await leader.tap(/安小舟/);
  await leader.tap('写评价');
  await leader.fill('评价', '肯下村，话讲得实');
  await leader.tap('写好了');
  await leader.waitFor('改我的评价');
  // What the leader wrote is not for the cadre before the grades are made known.
  await cadre.open('pages/assessment/mine/index');
  await cadre.tap(/2025 年度考核/);
  await cadre.waitFor('还没有您能看到的评价');

  const grade = async (who, choice) => {
    await office.open('pages/assessment/list/index');
    await office.tap(/2025 年度考核/);
    await office.tap(who);
    await office.tap(/^写评价$/);
    for (const [part, points] of [['在岗（满分 20）', '18'], ['目标（满分 30）', '27'], ['实绩（满分 30）', '26.5']]) await office.page.getByLabel(part).fill(points);
    await office.fill('评价', '目标完成');
    await office.tap('写好了');
    await office.tap('提出等次');
    await office.waitFor('71.5');
    await office.page.getByRole('radio', { name: choice, exact: true }).click();
    await office.fill('综合评价', '实绩明显');
    await office.tap(/^提出$/);
    await office.waitFor('撤下等次');
  };
  for (const who of [/盛队长/, /安小舟/, /倪小满/]) await grade(who, '称职');
  await office.open('pages/assessment/list/index');
  await office.tap(/2025 年度考核/);
  await office.tap('公示结果');
  await office.fill('公示在哪里', '镇公示栏');
  await office.page.getByRole('dialog').getByRole('button', { name: '公示', exact: true }).click();
  await office.waitFor('正在公示');

  await cadre.open('pages/assessment/mine/index');
  await cadre.tap(/2025 年度考核/);
  await cadre.waitFor('肯下村，话讲得实');
  await cadre.tap('提出异议');
  await cadre.page.getByRole('dialog').getByRole('textbox').fill('实绩少算了便民桥');
  await cadre.page.getByRole('dialog').getByRole('button', { name: '提出', exact: true }).click();
  await cadre.waitFor('还没有答复');
  await office.open('pages/assessment/list/index');
  await office.tap(/2025 年度考核/);
  await office.waitFor('1 个异议还没有答复');
  await office.tap(/安小舟/);
  await office.tap('答复安小舟');
  await office.page.getByRole('dialog').getByRole('radio', { name: '不成立' }).click();
  await office.page.getByRole('dialog').getByRole('textbox').fill('便民桥是上一年度的项目');
  await office.page.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click();
  await office.waitFor('便民桥是上一年度的项目');
  const [line] = (await callers['骆书记'].call(assessment.rounds, {})).items;
  assert.deepEqual([line.state, line.graded, line.people], ['publicised', 3, 3]);
}
