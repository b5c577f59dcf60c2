import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDPOINTS } from '../../../server/src/common/contract';
import { ROOT } from '../../../server/test/sources';
import { pageOf, SENDABLE, sendable } from '../../src/sendable';

/** Photos have no receipt row: the server calls the file by the phone's key and says its digest. */
const PHOTOS = ['file.upload', 'presence.sendPhoto'];
const PAGES = join(ROOT, 'miniapp/src/pages');
const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter(each => /\.tsx?$/.test(each)).map(each => ({ name: each, text: readFileSync(join(PAGES, each), 'utf8') }));

test('凡是带提交编号的接口都能存在手机里以后再送，反过来也一样；照片按指纹收', () => {
  const keyed = ENDPOINTS.filter(({ endpoint }) => endpoint.keyed).map(({ name }) => name);
  expect(Object.keys(SENDABLE).sort()).toEqual([...keyed, ...PHOTOS].sort());
});

test('每一条都送到它名字说的接口，改的时候回到有这一页的地方', () => {
  for (const [name, { endpoint }] of Object.entries(SENDABLE)) {
    expect([name, endpoint]).toEqual([name, ENDPOINTS.find(each => each.name === name)?.endpoint]);
    const page = pageOf(sendable(name)!, { nights: [], personId: 'x' });
    expect(page).toMatch(/^\/pages\/[\w-]+\/[\w-]+\/index$/);
    expect([name, pages.map(each => `/pages/${each.name.replace(/\.tsx$/, '')}`)]).toEqual([name, expect.arrayContaining([page])]);
  }
});

test('每一种都在记它的页面上看得到还没有送出的', () => {
  const shown = pages.flatMap(({ text }) => [...text.matchAll(/<Unsent of=\{\[([^\]]+)\]/g)].flatMap(([, names]) => names.replace(/['\s]/g, '').split(',')));
  expect(Object.keys(SENDABLE).filter(name => !shown.includes(name))).toEqual([]);
  expect(shown.filter(name => !(name in SENDABLE))).toEqual([]);
});

test('没有被接受的，改的那一页知道是哪一条：改好的顶替它', () => {
  for (const name of Object.keys(SENDABLE).filter(each => !PHOTOS.includes(each))) {
    const folder = pageOf(sendable(name)!, { nights: [] }).replace('/pages/', '').replace(/index$/, '');
    const knows = pages.filter(each => each.name.startsWith(folder)).some(({ text }) => text.includes(`setAside('${name}')`) || text.includes("parameter('correct')"));
    expect([name, knows]).toEqual([name, true]);
  }
});
