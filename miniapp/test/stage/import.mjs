// Fills the workbook the app offers for download, as a clerk does.
import { createRequire } from 'node:module';
import { COUNTY, PEOPLE, TERM_FROM, TOWNSHIP, UNITS, VILLAGES, teamName } from './people.mjs';

const require = createRequire(import.meta.url);
const Excel = require('@protobi/exceljs');
const { ROLES } = require('@village/shared/kernel/role');

const LEVELS = { city: '市级', county: '县级' };
const imported = PEOPLE.filter(({ role }) => role !== 'administrator');

const SHEETS = {
  村和工作队: VILLAGES.map((village) => ({ 乡镇: TOWNSHIP, 村: village, 工作队名称: teamName(village), 进驻日期: TERM_FROM })),
  派出单位: UNITS.map(([name, level]) => ({ 单位名称: name, 级别: LEVELS[level] })),
  人员: imported.map(({ name, phone, unit, post, role, place, village }) => ({
    姓名: name, 手机号: phone, 派出单位: unit, 职务: post, 角色: ROLES[role].name, 乡镇: place === COUNTY ? null : TOWNSHIP, 村: village, 开始日期: TERM_FROM,
  })),
};

/** The workbook with the invented county in it; `change` may alter the rows first. */
export async function importFile(template, change = (sheets) => sheets) {
  const book = new Excel.Workbook();
  await book.xlsx.load(template);
  for (const [name, rows] of Object.entries(change(structuredClone(SHEETS)))) {
    const sheet = book.getWorksheet(name);
    const titles = sheet.getRow(1).values.map((title) => String(title ?? '').replace(/[\s*＊]/g, ''));
    rows.forEach((row, i) => {
      // The first rows of a sheet are examples; they are written over.
      for (const [title, value] of Object.entries(row)) sheet.getRow(i + 2).getCell(titles.indexOf(title)).value = value ?? null;
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
