import { identity } from '@village/shared/contract/identity';
import { startApp } from '../../test/app';
import * as build from '../../test/build';

const start = async (settings: { demo: boolean; production: boolean }) => {
  const app = await startApp(settings);
  const county = await build.county(app);
  const leader = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
  const retired = await build.person(app, { terms: [{ role: 'county_office', at: county, to: '2025-01-31' }] });
  return { app, leader, retired };
};

test('in the demo a visitor chooses from those who hold a role today', async () => {
  const { app, leader, retired } = await start({ demo: true, production: false });
  try {
    const identities = await app.anonymous.call(identity.demoIdentities);
    expect(identities).toEqual([{ personId: leader.id, name: leader.name, roles: '管理员', place: expect.any(String) }]);
    const { token, me } = await app.anonymous.call(identity.signInDemo, { personId: leader.id });
    expect(me.id).toBe(leader.id);
    expect(await app.withToken(token).status(identity.me)).toBe(200);
    expect(await app.anonymous.status(identity.signInDemo, { personId: retired.id })).toBe(404);
  } finally {
    await app.close();
  }
});

test.each([{ demo: false, production: false }, { demo: false, production: true }, { demo: true, production: true }])('there is no demo identity with %j', async settings => {
  const { app, leader } = await start(settings);
  try {
    expect(await app.anonymous.call(identity.demoIdentities)).toEqual([]);
    expect(await app.anonymous.status(identity.signInDemo, { personId: leader.id })).toBe(404);
  } finally {
    await app.close();
  }
});
