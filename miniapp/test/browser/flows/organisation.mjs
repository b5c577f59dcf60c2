// The administrator's afternoon: a spreadsheet with mistakes is refused cell by cell, the mended one is taken in.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importFile } from '../../stage/import.mjs';
import { DESKTOP } from '../visitor.mjs';

export const name = 'organisation';
export const title = 'a spreadsheet with mistakes is refused cell by cell, the mended one is taken in';

const listed = (name, phone) => ({ 姓名: name, 手机号: phone, 派出单位: '县农牧局', 职务: '科员', 角色: '队员', 乡镇: '柳河镇', 村: '白马村', 开始日期: '2025-04-01' });

async function choose(visitor, button, bytes) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
  const file = path.join(folder, '名册.xlsx');
  fs.writeFileSync(file, bytes);
  const [chooser] = await Promise.all([visitor.page.waitForEvent('filechooser'), visitor.button(button).click()]);
  await chooser.setFiles(file);
  await visitor.still();
  fs.rmSync(folder, { recursive: true });
}

export async function run({ county, visit }) {
  const visitor = await visit(county.cast.administrator, { viewport: DESKTOP });
  visitor.expected.push(/422/);
  await visitor.open('pages/organisation/import/index');
  const template = await visitor.download(() => visitor.button('下载导入模板').click());
  assert.equal(template.bytes.subarray(0, 2).toString('latin1'), 'PK');
  const exported = await visitor.download(() => visitor.button('导出名册').click());
  assert.equal(exported.bytes.length > template.bytes.length, true);

  const wrong = await importFile(template.bytes, (sheets) => {
    sheets.人员[3].手机号 = sheets.人员[2].手机号;
    sheets.人员[9].村 = '没有的村';
    return sheets;
  });
  await choose(visitor, '选择填好的表格', wrong);
  await visitor.waitFor('没有的村');
  const text = await visitor.text();
  for (const cell of ['B5', 'G11']) assert.match(text, new RegExp(cell), `the cell ${cell} is named`);

  const right = await importFile(template.bytes, (sheets) => ({ ...sheets, 人员: [...sheets.人员, listed('江晚', '13920009999')] }));
  await choose(visitor, '改好后重新选择表格', right);
  await visitor.waitFor('表格没有问题，还没有写入');
  await visitor.waitFor('1 人，1 个任职');
  await visitor.tap('导入这份表格');
  await visitor.waitFor('已全部导入');
  await visitor.open('pages/organisation/people/index');
  await visitor.fill('按姓名、单位查找', '江晚');
  await visitor.waitFor('队员（白马村');
}
