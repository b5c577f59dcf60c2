import { system } from '@village/shared/contract/system';
import { startApp, type TestApp } from './app';

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

test('the server says that it lives and that it is ready', async () => {
  expect(await app.anonymous.call(system.health)).toEqual({ status: 'ok' });
  expect(await app.anonymous.call(system.ready)).toMatchObject({ status: 'ready', pendingMigrations: 0 });
});

test('an unknown address is answered in Chinese', async () => {
  expect(await app.anonymous.raw('GET', '/api/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found', text: expect.stringMatching(/没有找到/) } });
});
