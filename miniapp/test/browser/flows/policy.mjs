// The regulation of a county: copied, changed wrongly and rightly, a blank filled, published by a second person, compared, taken down as a file and up again.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { COUNTY } from '../../stage/people.mjs';
import { DESKTOP } from '../visitor.mjs';

export const name = 'policy';
export const title = 'a regulation is copied, changed under its own checks, published by a second person, compared, and travels as a file';

async function upload(visitor, button, bytes) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-'));
  const file = path.join(folder, '制度.json');
  fs.writeFileSync(file, bytes);
  const [chooser] = await Promise.all([visitor.page.waitForEvent('filechooser'), visitor.button(button).click()]);
  await chooser.setFiles(file);
  await visitor.still();
  fs.rmSync(folder, { recursive: true });
}

/** Opens the form of a value of the draft that is open. */
async function edit(visitor, title) {
  await visitor.page.getByRole('button', { name: new RegExp(`^(修改|填写)：${title}$`) }).filter({ visible: true }).first().click();
  await visitor.waitUrl('pages/organisation/edition-value/index');
}

async function save(visitor) {
  await visitor.fill(/^本地的依据/, '青驻办〔2025〕2号 第三条');
  await visitor.tap('保存到草稿');
  await visitor.waitUrl('pages/organisation/edition/index');
}

async function draftOfCurrent(visitor) {
  await visitor.open('pages/organisation/policy/index');
  await visitor.tap(/鄂尔多斯市包联驻村工作办法/);
  await visitor.waitFor('请假由谁审批');
  await visitor.tap('复制一份来修改');
  await visitor.waitFor('制度草稿');
}

export async function run({ county, visit }) {
  const first = await visit(county.cast.administrator, { viewport: DESKTOP });
  first.expected.push(/422/);
  await draftOfCurrent(first);

  // A gap in the table is said while it is typed; what was typed outlives the page.
  await edit(first, '请假由谁审批');
  await first.page.getByRole('button', { name: /^2 .*修改$/ }).filter({ visible: true }).first().click();
  await first.fill(/^不超过/, '2');
  await first.waitFor('还不能保存');
  await first.waitFor('队员事假 2.5 天没有对应的审批层级');
  await first.page.reload();
  await first.still();
  await first.waitFor('接着上次没有保存的内容');
  await first.waitFor('队员事假 2.5 天没有对应的审批层级');
  await first.page.getByRole('button', { name: /^3 .*修改$/ }).filter({ visible: true }).first().click();
  await first.fill(/^超过/, '2');
  await first.waitGone('还不能保存');
  await save(first);
  await first.waitFor('超过 1 天、不超过 2 天：由督查推进组审批');

  await edit(first, '次月几日前报送考勤表');
  await first.fill(/^次月几日前报送考勤表/, '32');
  await first.waitFor('应为 1 到 31 之间的整数');
  await first.fill(/^次月几日前报送考勤表/, '8');
  await first.waitGone('应为 1 到 31');
  await save(first);

  await edit(first, '应驻村天数');
  await first.tap('为村出差的日子也计入');
  await save(first);
  await first.waitFor('计入：在村、因公外出');

  await first.tap('改名称、文号和生效日期');
  await first.fill('文号', '青驻办〔2025〕2号');
  await first.tap(/^生效日期/);
  await first.tap(/4月7日/);
  await first.tap('保存到草稿');
  await first.waitUrl('pages/organisation/edition/index');
  await first.tap('核对改动，交另一人发布');
  await first.waitFor('要由另一人发布');
  assert.equal(await first.button('发布这一版').count(), 0, 'who drafted it cannot publish it');

  const second = await visit(county.cast.office);
  second.expected.push(/422/);
  await second.open('pages/organisation/policy/index');
  await second.tap(/草稿/);
  await second.tap('核对改动并发布');
  await second.waitFor('填了空缺');
  await second.tap('发布这一版');
  await second.waitFor('一共 3 处不同');
  await second.tap('确认发布');
  await second.waitFor('将生效');

  await second.open('pages/organisation/policy/index');
  await second.tap('历次版本');
  await second.tap('和前一版的不同');
  await second.waitFor('超过 1 天、不超过 3 天：由督查推进组审批');
  await second.waitFor('超过 1 天、不超过 2 天：由督查推进组审批');

  // Taken down, spoiled, refused with the place; taken up as it was, it is a draft that says the same.
  await second.open('pages/organisation/policy/index');
  await second.tap(/将生效/);
  const file = await second.download(() => second.button('下载制度文件').click());
  const profile = JSON.parse(file.bytes.toString('utf8'));
  assert.equal(profile.values['settlement.submit_day'].value, 8);
  const spoiled = structuredClone(profile);
  spoiled.values['leave.quota'] = { value: { perMonth: 400 }, cite: ['第一条'] };
  await first.open('pages/organisation/adopt/index');
  await first.tap(/^在哪里施行/);
  await first.tap(COUNTY);
  await upload(first, '上传制度文件', JSON.stringify(spoiled));
  await first.waitFor('应为 0 到 366 之间的数字');
  assert.match(await first.text(), /values\.leave\.quota/);
  await first.tap(/^生效日期/);
  await first.tap(/4月8日/);
  await upload(first, '上传制度文件', file.bytes);
  await first.waitFor('制度草稿');
  await first.tap('核对改动，交另一人发布');
  await first.waitFor('没有不同');
}
