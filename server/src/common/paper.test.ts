import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Paper, paperFile } from './paper';

const folder = mkdtempSync(join(tmpdir(), 'paper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (command: string) => spawnSync('which', [command]).status === 0;
const words = (pdf: string) => spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;
const squeezed = (text: string) => text.replace(/\s+/g, '');

async function paper(): Promise<Paper> {
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#1E6B52' } }).jpeg().toBuffer();
  return {
    title: '驻村工作队例会会议记录', subtitle: '青石镇白果村驻村工作队', number: '〔2025〕第 3 号',
    facts: [{ name: '时间', value: '2025 年 3 月 10 日 9:00' }, { name: '地点', value: '村委会会议室' }, { name: '到会', value: '李明、王芳', wide: true }, { name: '主持人', value: '李明' }],
    parts: [
      { kind: 'heading', text: '一、议题' },
      { kind: 'list', items: ['春耕准备', '走访安排'] },
      { kind: 'heading', text: '（一）发言', level: 2 },
      { kind: 'text', text: `${'会议认为，要把春耕准备抓细抓实。'.repeat(160)}\n第二段话。` },
      { kind: 'table', columns: [{ name: '序号', align: 'center' }, { name: '决定', share: 5 }, { name: '负责人', share: 2 }], rows: Array.from({ length: 60 }, (_, at) => [String(at + 1), `第 ${at + 1} 项决定的内容`, '王芳']) },
      { kind: 'table', columns: [{ name: '很长的一格' }], rows: [['一格里写了很多很多字。'.repeat(300)]] },
      { kind: 'table', columns: [{ name: '缺席' }], rows: [], empty: '没有人缺席' },
      { kind: 'picture', bytes, width: 640, height: 480, caption: '会场' },
    ],
    attachments: ['签到表', '走访名单'],
    signatures: [{ role: '主持人', name: '李明', day: '2025 年 3 月 10 日' }, { role: '青石镇党委', seal: true }],
    footer: '校验码 AB12-CD34',
  };
}

const EXPECTED = ['驻村工作队例会会议记录', '青石镇白果村驻村工作队', '〔2025〕第3号', '村委会会议室', '李明、王芳', '一、议题', '1.春耕准备', '第二段话。', '第1项决定的内容', '第60项决定的内容', '没有人缺席', '会场', '附件：1.签到表', '（盖章）', '校验码AB12-CD34'];

(has('pdftotext') ? test : test.skip)('PDF：内容都在，表格跨页时每页有表头，每页有页码', async () => {
  const path = join(folder, 'paper.pdf');
  writeFileSync(path, await paperFile(await paper(), 'pdf'));
  const text = words(path);
  for (const each of EXPECTED) expect(squeezed(text)).toContain(each);
  const pages = text.split('\f').filter(page => page.trim() !== '');
  expect(pages.length).toBeGreaterThan(4);
  pages.forEach((page, at) => expect(squeezed(page)).toContain(`第${at + 1}页共${pages.length}页`));
  for (const page of pages.filter(each => each.includes('项决定的内容'))) expect(squeezed(page)).toContain('序号决定负责人');
  expect(squeezed(text).match(/一格里写了很多很多字。/g)?.length).toBeGreaterThan(280);
});

(has('soffice') && has('pdftotext') ? test : test.skip)('Word：办公软件打得开，标题、表格和每一项内容都在', async () => {
  const path = join(folder, 'word.docx');
  writeFileSync(path, await paperFile(await paper(), 'docx'));
  const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], { encoding: 'utf8' });
  expect(run.status).toBe(0);
  const text = words(join(folder, 'word.pdf'));
  for (const each of EXPECTED) expect(squeezed(text)).toContain(each);
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
});
