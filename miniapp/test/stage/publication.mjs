// What the village of the cast publishes: a list that is public in two versions, the accounts of a month line by line, one that waits for a second person, one with somebody's number in it.
import { createRequire } from 'node:module';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { poster } = require('@village/shared/contract/poster');
const { publication } = require('@village/shared/contract/publication');

const TABLE = {
  columns: ['日期', '摘要', '收入（元）', '支出（元）', '凭证号', '经手人'],
  lines: [
    { cells: ['2025-03-04', '上级拨付道路维护款', '50000.00', '—', '记-001', '甲会计'] }, { cells: ['2025-03-11', '买砂石料 42 方', '—', '6300.00', '记-002', '甲会计'] },
    { cells: ['2025-03-18', '付修路工钱 8 人 5 天', '—', '6000.00', '记-003', '甲会计'] }, { cells: ['2025-03-26', '集体林地租金', '3600.00', '—', '记-004', '甲会计'] },
  ],
};

/** Makes them; gives the ids their pages are opened with. */
async function publicationsOf(county, village) {
  const { cast } = county;
  const [member, leader] = await Promise.all([cast.member, cast.leader].map((name) => county.signIn(name)));
  const save = (title, more) => member.call(publication.save, { revision: 0, villageId: village, subject: 'village_affairs', title, text: '', items: [], tables: [], explanation: '', ...more });
  const move = (who, { id, revision }, to) => who.call(publication.move, { id, revision, move: to, text: '' });
  const shown = async (draft) => move(leader, await move(member, draft, 'submit'), 'publish');
  const first = await shown(await save('一季度低保名单调整', { text: '新增两户：三组甲家、五组乙家。\n退出一户：一组丙家。\n有不同意见，请在 4 月 10 日以前告诉村委会。' }));
  const second = await shown(await save('一季度低保名单调整', { replacesId: first.id, text: '新增两户：三组甲家、五组乙家。\n退出一户：一组丙家，公示期内没有不同意见。' }));
  const finance = await shown(await save('三月财务收支', { subject: 'village_finance', granularity: 'item_by_item', text: '三月收入 53600.00 元，支出 12300.00 元，明细如下。', tables: [TABLE] }));
  const waiting = await move(member, await save('一事一议修桥方案', { text: '每户投工两天，材料由上级补助。' }), 'submit');
  const numbered = await save('救灾款发放名单', { text: '丁某 500 元，联系电话 19900000007。' });
  return { old: first.id, now: second.id, finance: finance.id, waiting: waiting.id, numbered: numbered.id };
}

/** The posters of the township, made to the end. */
async function postersOf(county) {
  const office = await county.signIn(county.cast.secretary);
  const [{ organisationId }] = await office.call(poster.places);
  const { id } = await office.call(poster.start, { organisationId, size: 'a4', span: 'month' });
  while ((await office.call(poster.status, { id })).state === 'running') await new Promise((done) => setTimeout(done, 200));
}

/** The pages of the board and of what is published, each with somebody who may see it. */
export async function publicationPages(county, { village, boardCode }) {
  const { cast } = county;
  const made = await publicationsOf(county, village);
  await postersOf(county);
  const page = (name, parameters) => `pages/disclosure/${name}/index?${query(parameters)}`;
  return [
    { name: 'boards', title: '村公示栏', route: 'pages/disclosure/boards/index', who: cast.secretary },
    { name: 'board', title: '公示栏', route: `pages/disclosure/board/index?${query({ villageId: village })}`, who: cast.leader },
    { name: 'poster', title: '公示海报', route: `pages/disclosure/poster/index?${query({ villageId: village })}`, who: cast.leader },
    { name: 'posters', title: '全镇的海报', route: 'pages/disclosure/posters/index', who: cast.secretary },
    { name: 'board-mine', title: '我的公示', route: 'pages/disclosure/mine/index', who: cast.member },
    { name: 'board-open', title: '公示栏：村民看到的', route: `pages/disclosure/open/index?${query({ code: boardCode })}`, who: null },
    { name: 'board-unknown', title: '公示栏：码不对', route: 'pages/disclosure/open/index?code=nothing', who: null, expected: [/422/] },
    { name: 'publications', title: '三务公开：一个村', route: page('publications', { villageId: village }), who: cast.leader },
    { name: 'publications-all', title: '三务公开：全镇', route: 'pages/disclosure/publications/index', who: cast.secretary },
    { name: 'publications-none', title: '三务公开：查不到', route: page('publications', { villageId: village }), who: cast.leader, then: async (visitor) => {
      await visitor.fill('查找标题、正文或村', '没有这样的词');
      await visitor.waitFor('这样找没有');
    } },
    { name: 'publication', title: '一项公开内容：有新版', route: page('publication', { id: made.old }), who: cast.leader },
    { name: 'publication-table', title: '一项公开内容：逐笔的表', route: page('publication', { id: made.finance }), who: cast.secretary },
    { name: 'publication-waiting', title: '一项公开内容：待核对', route: page('publication', { id: made.waiting }), who: cast.leader, then: open('核对无误，公开') },
    { name: 'publication-numbers', title: '一项公开内容：有个人号码', route: page('publication', { id: made.numbered }), who: cast.member },
    { name: 'publication-unknown', title: '一项公开内容：看不到', route: page('publication', { id: 'nothing' }), who: cast.leader, expected: [/404/] },
    { name: 'publication-edit', title: '写公开内容', route: page('publication-edit', { villageId: village, subject: 'village_finance', granularity: 'item_by_item' }), who: cast.member },
    { name: 'publication-change', title: '写公开内容：有个人号码', route: page('publication-edit', { id: made.numbered }), who: cast.member },
    { name: 'publication-replace', title: '写新的一版', route: page('publication-edit', { replaces: made.now }), who: cast.member },
    { name: 'publication-text', title: '村民看的公开内容', route: page('text', { code: boardCode, id: made.finance }), who: null },
    { name: 'publication-text-old', title: '村民看的旧版', route: page('text', { code: boardCode, id: made.old }), who: null },
  ];
}
