import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Workbook } from '@protobi/exceljs';
import type { SheetContent, SheetRow } from '@village/shared/contract/attendance';
import { daysOf, weekday, type Month } from '@village/shared/kernel/day';
import { MARKS, type Mark } from '@village/shared/kernel/mark';
import { isRefusal, refuse } from '@village/shared/kernel/refusal';
import { DEFAULT_SYMBOLS } from '@village/shared/policy/values';
import { plainText } from '../common/plain-text';
import { differences } from './sheet.difference';
import { sheetForm, type SheetSigning } from './sheet.form';
import { sheetPdf } from './sheet.pdf';
import { sheetXlsx } from './sheet.xlsx';

const NAMES = ['张三', '李四光', '欧阳建国', '王小明', '阿拉坦其其格'];
const UNITS = ['市发展和改革委员会', '县农牧局', '市人力资源和社会保障局就业服务中心', '县医院', '市委党校'];
const POSTS = ['工作队长', '队员', '第一书记兼工作队长', '', '四级调研员'];
const WORKED: Mark[] = ['in_village', 'in_village', 'in_village', 'official_trip', 'personal', 'sick', 'annual_leave', 'rotation_rest', 'absent', 'in_village', 'in_village'];

function contentOf(people: number, month: Month = '2025-03'): SheetContent {
  const days = daysOf(month).map(day => ({ day, weekday: weekday(day), duty: weekday(day) < 6, name: null }));
  const rows = Array.from({ length: people }, (_, index): SheetRow => ({
    personId: `person-${index}`, name: NAMES[index % 5], unitName: UNITS[index % 5], post: POSTS[index % 5], roleName: '队员', villageName: '桃树村', teamId: 'team',
    cells: days.flatMap((day, at) => [0, 1].map(half => ({ mark: day.duty ? WORKED[(index * 7 + at * 3 + half) % WORKED.length] : 'rest_day' as const, flags: [] }))),
    totals: { inVillage: 31, officialTrip: 2, personal: 3, sick: 2, annualLeave: 1, rotationRest: 1, absent: 1 },
    required: { value: { period: month, required: 20, unit: 'days', counted: 15.5, met: false, totalMet: false, soft: true, inVillageRequired: null, inVillageCounted: 15.5, inVillageMet: null, text: '' }, because: [] },
    because: { inVillage: [], officialTrip: [], personal: [], sick: [], annualLeave: [], rotationRest: [], absent: [] },
    remark: ['病假 13日下午至14日上午；缺勤 3日、4日下午、5日、7日下午；迟到 10日、11日', '缺勤 5日', ''][index % 3],
  }));
  return {
    organisationId: 'town', organisationName: '柳河乡', month, until: `${month}-31`, days, rows,
    legend: MARKS.flatMap(mark => (DEFAULT_SYMBOLS[mark] ? [{ mark, symbol: DEFAULT_SYMBOLS[mark], name: mark }] : [])),
    profileId: 'ordos-2018', profileTitle: '包联驻村工作办法', profileVersion: '1',
  };
}

const signing: SheetSigning = {
  signers: [{ step: 'village_principal', name: '村主要负责人', signed: true }, { step: 'township_principal', name: '乡镇主要领导', signed: false }, { step: 'team_leader', name: '工作队长', signed: false }],
  signatures: [{ role: 'village_principal', roleName: '村主要负责人', personName: '村书记', at: '2025-04-03T01:10:00.000Z' }],
  version: 1, hash: '0123456789abcdef0123', differences: 0,
};

describe('the words of the form', () => {
  test('签字栏由下往上排，签过的写姓名和时间，没有签的留空', () => {
    expect(sheetForm(contentOf(1), signing).signatures).toEqual([
      { label: '考勤员（工作队长）', who: '', when: '' }, { label: '审核人（村主要负责人）', who: '村书记', when: '2025年4月3日 09:10' }, { label: '负责人（乡镇主要领导）', who: '', when: '' },
    ]);
    expect(sheetForm(contentOf(1), { ...signing, signers: [signing.signers[1]] }).signatures.map(each => each.label)).toEqual(['考勤员', '审核人（乡镇主要领导）', '负责人']);
    expect(sheetForm(contentOf(1), { ...signing, signers: [] }).signatures.map(each => each.label)).toEqual(['考勤员', '审核人', '负责人']);
  });

  test('编制是单独一步的，编制的人写在考勤员栏；这一栏另有人签的不写', () => {
    const compiled = { personName: '钱进', at: '2025-04-03T01:30:00.000Z' };
    expect(sheetForm(contentOf(1), { ...signing, signers: [signing.signers[1]], compiled }).signatures[0]).toEqual({ label: '考勤员', who: '钱进', when: '2025年4月3日 09:30' });
    expect(sheetForm(contentOf(1), { ...signing, compiled }).signatures[0]).toMatchObject({ label: '考勤员（工作队长）', who: '' });
  });

  test('半个天数写成 0.5，没有的不写，制度空缺的应驻村写横线', () => {
    const content = contentOf(1);
    expect(sheetForm(content, signing).rows[0].totals).toEqual(['20', '15.5', '1', '1.5', '1', '0.5', '0.5', '0.5']);
    content.rows[0].required = { value: refuse('config_required', '请填写'), because: [] };
    content.rows[0].totals.absent = 0;
    expect(sheetForm(content, signing).rows[0].totals).toEqual(['—', '15.5', '1', '1.5', '1', '0.5', '0.5', '']);
  });

  test('长的备注写在表下面，备注栏只写“见附注”', () => {
    const form = sheetForm(contentOf(3), signing);
    expect(form.rows.map(row => row.remark)).toEqual(['见附注', '缺勤 5日', '']);
    expect(form.appendix).toMatch(/^附注：1 张三：病假 13日下午至14日上午；.*。$/);
    expect(sheetForm({ ...contentOf(3), rows: [] }, signing).appendix).toBe('');
  });

  test('季度和全年的要求在数字后面写明', () => {
    const content = contentOf(1);
    const { value } = content.rows[0].required;
    if (isRefusal(value)) throw new Error(value.text);
    content.rows[0].required = { value: { ...value, required: 50, period: '2025-Q1' }, because: [] };
    expect(sheetForm(content, signing).rows[0].totals[0]).toBe('50/季');
  });
});

test('签字以后变了的格子逐个列出，新来的人也列出', () => {
  const [signed, now] = [contentOf(1), contentOf(2)];
  now.rows[0].cells[4] = { mark: 'absent', flags: [] };
  const found = differences(signed, now);
  expect(found[0]).toMatchObject({ personId: 'person-0', day: '2025-03-03', half: 'am', signed: signed.rows[0].cells[4]?.mark, now: 'absent' });
  expect(found.filter(each => each.personId === 'person-1').every(each => each.signed === null)).toBe(true);
});

describe('the spreadsheet', () => {
  test('以 = + - @ 开头的文字不会变成公式', async () => {
    expect(['=1+1', '+86', '-3', '@x', '张三'].map(plainText)).toEqual(["'=1+1", "'+86", "'-3", "'@x", '张三']);
    const content = contentOf(1);
    content.rows[0].name = '=HYPERLINK("http://example.test")';
    const book = new Workbook();
    await book.xlsx.load((await sheetXlsx(sheetForm(content, signing))) as never);
    const cell = book.worksheets[0].getCell('B6');
    expect(cell.value).toBe('\'=HYPERLINK("http://example.test")');
    expect(cell.formula).toBeUndefined();
  });

  test('有标题、人员、每天上午下午、合计、图例、签字栏和制度版本，横向 A4 一页宽', async () => {
    const book = new Workbook();
    await book.xlsx.load((await sheetXlsx(sheetForm(contentOf(15), signing))) as never);
    const [sheet] = book.worksheets;
    const texts = new Set<string>();
    sheet.eachRow(row => row.eachCell(cell => texts.add(String(cell.value))));
    for (const text of ['柳河乡驻村干部考勤表', '2025年3月', '序号', '姓名', '派出单位', '职务', '上', '下', '应驻村', '实驻村', '公差', '事假', '病假', '年休', '轮休', '缺勤', '备注']) expect(texts).toContain(text);
    expect([...texts].join()).toMatch(/图例.*√/);
    expect([...texts].join()).toMatch(/考勤员.*审核人.*负责人.*单位盖章/s);
    expect([...texts].join()).toMatch(/包联驻村工作办法（制度版本 1）.*第 1 次签字稿.*核对号 0123456789ab/);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 1, printTitlesRow: '1:5' });
  });
});

/** What LibreOffice, or the PDF writer, put on paper. */
interface Paper {
  pages: number;
  width: number;
  height: number;
  text: string;
  smallest: number;
}

function paperOf(folder: string, pdf: string): Paper {
  const info = execFileSync('pdfinfo', [pdf], { cwd: folder, encoding: 'utf8' });
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info)!.map(Number);
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)![1]), width, height,
    text: execFileSync('pdftotext', ['-layout', pdf, '-'], { cwd: folder, encoding: 'utf8' }), smallest: smallestType(readFileSync(join(folder, pdf))),
  };
}

/** The smallest size of type that the page sets, in points. */
function smallestType(bytes: Buffer): number {
  const sizes: number[] = [];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', bytes.indexOf('endstream', at) + 9)) {
    const start = bytes.indexOf('\n', at) + 1;
    const content = inflated(bytes.subarray(start, bytes.indexOf('endstream', start)));
    for (const [, size] of content.matchAll(/\/F\d+ ([\d.]+) Tf/g)) sizes.push(Number(size));
  }
  return Math.min(...sizes);
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

const has = (program: string, ...args: string[]) => spawnSync(program, args).error === undefined;
const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text of a PDF without its spaces and line ends, in the order in which it was drawn. */
function inside(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-raw', '-', '-'], { input: Buffer.from(pdf), encoding: 'utf8' }).replace(/\s/g, '');
}

const withPoppler = has('pdfinfo', '-v') ? describe : describe.skip;
const withOffice = has('pdfinfo', '-v') && has('soffice', '--version') ? describe : describe.skip;

withPoppler('on paper, as PDF (needs poppler-utils)', () => {
  test('长的单位名称和更正单一个字也不少', async () => {
    const content = contentOf(30);
    const unit = '市住房和城乡建设局（市城市管理综合执法局、市园林绿化服务中心）';
    content.rows[3].unitName = unit;
    const slip = `更正单第 1 号：${Array.from({ length: 24 }, (_, index) => `张三 3月${index + 1}日上午缺勤改为在村`).join('；')}。原因：名册漏记，队长补报。签字：钱进、方圆`;
    const text = inside(await sheetPdf(sheetForm(content, { ...signing, corrections: [slip, '更正单第 2 号：没有别的。'] })));
    expect(text).toContain(unit);
    expect(text).toContain(slip.replace(/\s/g, ''));
    expect(text).toContain('更正单第2号：没有别的。');
    expect(text).not.toContain('…');
  });

  test.each([[1, 1], [15, 1], [20, 1], [60, 3]])('%i 人 × 31 天印成 %i 页横向 A4，字不小于 6 磅', async (people, pages) => {
    writeFileSync(join(folder, 'form.pdf'), await sheetPdf(sheetForm(contentOf(people), signing)));
    const paper = paperOf(folder, 'form.pdf');
    expect(paper).toMatchObject({ pages, width: expect.closeTo(841.89, 0), height: expect.closeTo(595.28, 0) });
    expect(paper.smallest).toBeGreaterThanOrEqual(6);
    for (const text of ['柳河乡驻村干部考勤表', '图例', '考勤员', '审核人', '负责人', '单位盖章']) expect(paper.text).toContain(text);
  });
});

withOffice('on paper, as LibreOffice prints the spreadsheet (needs libreoffice-calc and poppler-utils)', () => {
  test.each([[1, 1], [15, 1], [45, 0]])('%i 人 × 31 天：横向 A4，没有 ###，字不小于 6 磅', async (people, pages) => {
    writeFileSync(join(folder, 'form.xlsx'), await sheetXlsx(sheetForm(contentOf(people), signing)));
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'form.xlsx')], { stdio: 'ignore' });
    const paper = paperOf(folder, 'form.pdf');
    if (pages > 0) expect(paper.pages).toBe(pages);
    else expect(paper.pages).toBeGreaterThan(1);
    expect(paper).toMatchObject({ width: expect.closeTo(841.89, 0), height: expect.closeTo(595.28, 0) });
    expect(paper.text).not.toContain('###');
    expect(paper.smallest).toBeGreaterThanOrEqual(6);
    for (const text of ['柳河乡驻村干部考勤表', '图例', '考勤员', '审核人', '负责人', '单位盖章', '制度版本']) expect(paper.text).toContain(text);
  });
});
