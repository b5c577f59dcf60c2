import { notice } from '@village/shared/contract/notice';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { WeChatBindingEntity } from '../identity/identity.entity';
import { NoticeEntity } from './notice.entity';
import { NoticeService } from './notice.service';
import { SendingService } from './sending.service';

let app: TestApp;
let one: Caller, other: Caller;
let ids: string[];
let number = 0;

const openid = (index: number) => `openid-${index}`;
const page = (id: string) => `/pages/leave/detail/index?id=${id}`;
const tell = (kind: 'waiting' | 'result', to = ids[0]) => {
  const id = `subject-${number += 1}`;
  return app.get(NoticeService).tell({ personIds: [to], subjectId: id, once: 'told', text: '张三病假 2 天，等您审批', page: page(id), kind }).then(() => id);
};
/** The person says yes on the phone: to the platform and to us. */
async function allow(kinds: ('waiting' | 'result')[], caller = one, index = 0): Promise<void> {
  for (const kind of kinds) app.wechat.allowMessage(openid(index), `demo-${kind}`);
  await caller.call(notice.allow, { kinds });
}
const run = () => app.get(SendingService).run();
const remaining = async (caller = one) => Object.fromEntries((await caller.call(notice.messages)).map(each => [each.kind, each.remaining]));

beforeAll(async () => {
  app = await startApp();
  app.on('2025-04-03', '09:00');
  const county = await build.county(app);
  const given = { terms: [{ role: 'county_office' as const, at: county }] };
  ids = [(await build.person(app, given)).id, (await build.person(app, given)).id];
  [one, other] = await Promise.all(ids.map(id => app.sign(id)));
  for (const [index, personId] of ids.entries()) if (index === 0) await app.get(Db).of(WeChatBindingEntity).insert({ personId, openid: openid(index), boundAt: app.clock.now() });
});
afterAll(() => app.close());
beforeEach(() => { app.wechat.messages.length = 0; });

test('没有绑定微信的人不问；绑定了的每同意一次记一条', async () => {
  expect(await other.call(notice.messages)).toEqual([]);
  expect(await other.call(notice.allow, { kinds: ['waiting'] })).toEqual([]);
  expect(await remaining()).toEqual({ waiting: 0, result: 0 });
  await allow(['waiting', 'result']);
  await allow(['result']);
  expect(await one.call(notice.messages)).toEqual([{ kind: 'waiting', templateId: 'demo-waiting', remaining: 1 }, { kind: 'result', templateId: 'demo-result', remaining: 2 }]);
});

test('一分钟以后还没有人看才发；内容里没有姓名和事由，页面里只有编号', async () => {
  app.on('2025-04-03', '10:00');
  const id = await tell('waiting');
  expect(await run()).toBe(0);
  app.on('2025-04-03', '10:02');
  expect(await run()).toBe(1);
  expect(app.wechat.messages).toEqual([{ openid: 'openid-0', templateId: 'demo-waiting', page: page(id).slice(1), fields: { thing1: '有事等您办，请打开查看', time2: '2025年4月3日 10:00' } }]);
  expect(await remaining()).toEqual({ waiting: 0, result: 2 });
  expect(await run()).toBe(0);
});

test('没有同意的种类不发；几件事合成一条', async () => {
  app.on('2025-04-03', '11:00');
  await tell('waiting');
  await tell('result');
  await tell('result');
  app.on('2025-04-03', '11:05');
  expect(await run()).toBe(1);
  expect(app.wechat.messages).toMatchObject([{ templateId: 'demo-result', page: 'pages/notice/list/index' }]);
  expect(await remaining()).toEqual({ waiting: 0, result: 1 });
});

test('看过的、已经办完的不发；晚上不发，早上还没看的才发', async () => {
  app.on('2025-04-03', '20:58');
  const [seen, done, left] = [await tell('result'), await tell('result'), await tell('result')];
  app.on('2025-04-03', '21:30');
  expect(await run()).toBe(0);
  const { items } = await one.call(notice.list, {});
  await one.call(notice.read, { id: items.find(each => each.page === page(seen))!.id });
  await app.get(NoticeService).settle(done);
  app.on('2025-04-04', '08:01');
  expect(await run()).toBe(1);
  expect(app.wechat.messages).toMatchObject([{ page: page(left).slice(1) }]);
});

test('两台服务器同时发，一件事只发一次，一次同意只用一次', async () => {
  app.on('2025-04-04', '09:00');
  [one] = [await app.sign(ids[0])];
  await allow(['result']);
  await Promise.all(Array.from({ length: 5 }, () => tell('result')));
  app.on('2025-04-04', '09:05');
  const counts = await Promise.all(Array.from({ length: 6 }, () => run()));
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(app.wechat.messages).toHaveLength(1);
  expect(await remaining()).toMatchObject({ result: 0 });
});

test('连不上微信，下次再发；微信说没有同意，就不再试', async () => {
  app.on('2025-04-04', '10:00');
  await allow(['result', 'waiting']);
  const id = await tell('result');
  app.on('2025-04-04', '10:02');
  app.wechat.isDown = true;
  expect(await run()).toBe(0);
  app.wechat.isDown = false;
  expect(await remaining()).toMatchObject({ result: 1 });
  expect(await run()).toBe(1);
  expect(app.wechat.messages).toMatchObject([{ page: page(id).slice(1) }]);
  await one.call(notice.allow, { kinds: ['result', 'result'] }).catch(() => undefined);
  await one.call(notice.allow, { kinds: ['result'] });
  await tell('result');
  app.on('2025-04-04', '10:10');
  expect(await run()).toBe(0);
  expect(await remaining()).toMatchObject({ result: 0 });
  expect(await app.get(Db).of(NoticeEntity).countBy({ personId: ids[0], sentAt: app.clock.now() })).toBe(1);
});
