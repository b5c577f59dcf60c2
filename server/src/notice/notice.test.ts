import { notice } from '@village/shared/contract/notice';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { NoticeService } from './notice.service';

let app: TestApp;
let one: Caller, other: Caller;
let ids: string[];
const page = '/pages/leave/detail/index?id=leave-1';

beforeAll(async () => {
  app = await startApp();
  const county = await build.county(app);
  const given = { terms: [{ role: 'county_office' as const, at: county }] };
  const people = [await build.person(app, given), await build.person(app, given)];
  ids = people.map(({ id }) => id);
  [one, other] = await Promise.all(ids.map(id => app.sign(id)));
});
afterAll(() => app.close());

const tell = (personIds: string[], subjectId: string, once = 'waiting') => app.get(NoticeService).tell({ personIds, subjectId, once, text: '张三请事假 1 天，等您审批', page });

test('同一件事同一个人只通知一次，两台服务器同时通知也一样', async () => {
  await Promise.all(Array.from({ length: 10 }, () => tell(ids, 'leave-1')));
  await tell([ids[0], ids[0]], 'leave-1');
  expect(await one.call(notice.unread)).toMatchObject({ count: 1, latest: [{ text: '张三请事假 1 天，等您审批', page, read: false }] });
  await tell([ids[0]], 'leave-1', 'decided');
  expect((await one.call(notice.list, {})).total).toBe(2);
});

test('看过一条、看过全部；别人的通知动不了', async () => {
  const [first] = (await one.call(notice.list, {})).items;
  expect(await other.call(notice.read, { id: first.id })).toMatchObject({ count: 1 });
  expect(await one.call(notice.read, { id: first.id })).toMatchObject({ count: 1 });
  expect(await one.call(notice.read, {})).toEqual({ count: 0, latest: [] });
  expect((await other.call(notice.unread)).count).toBe(1);
  expect((await one.call(notice.list, {})).items.map(({ read }) => read)).toEqual([true, true]);
});

test('事情办完了，通知就不再算没看过', async () => {
  await tell(ids, 'leave-2');
  await tell(ids, 'leave-2', 'overdue');
  await app.get(NoticeService).settle('leave-2', 'waiting');
  expect((await one.call(notice.unread)).count).toBe(1);
  await app.get(NoticeService).settle('leave-2');
  expect((await one.call(notice.unread)).count).toBe(0);
  expect((await app.get(NoticeService).toldOf('leave-2', 'overdue')).map(({ personId }) => personId).sort()).toEqual([...ids].sort());
});

test('事情没有办成，通知也不发出', async () => {
  await app.get(Db).transaction(async () => {
    await tell(ids, 'leave-3');
    throw new Error('the rest failed');
  }).catch(() => undefined);
  expect((await one.call(notice.list, {})).total).toBe(4);
});
