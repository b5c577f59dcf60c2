'use strict';
// What several scenarios begin with.

/** A value the app keeps on the phone. */
async function kept(phone, name) {
  const text = await phone.storage.get(name);
  return text ? JSON.parse(text) : null;
}

/** What is in the outbox of the phone, whoever it belongs to, in its order. */
async function unsent(phone) {
  const all = await phone.storage.all();
  const items = Object.keys(all).filter((name) => name.startsWith('unsent:')).map((name) => JSON.parse(all[name]));
  return items.sort((a, b) => a.order - b.order);
}

/** Opens the app for the first time and binds it to somebody of the county. */
async function enter(phone, county, name) {
  phone.options.phoneNumber = county.person(name).phone;
  await phone.open('/pages/home/index');
  await phone.waitPath('pages/identity/sign-in/index');
  await phone.tap('微信登录', { exact: true });
  await phone.tap('用手机号确认身份');
  await phone.waitPath('pages/home/index');
}

/** Chooses a day of the calendar that is open. */
async function chooseDay(phone, nth, day) {
  await phone.tap({ css: '.select', nth });
  await phone.waitFor({ css: '.calendar-day' });
  for (let step = 0; !(await phone.has(`2025年${Number(day.slice(5, 7))}月`)) && step < 3; step++) await phone.tap({ css: '.step', nth: 1 });
  await phone.tap({ css: '.calendar-day', nth: Number(day.slice(8)) - 1 });
  await phone.waitGone({ css: '.calendar-day' });
}

/** Somebody who signed in on this phone before: his session is kept on it. */
async function enterAs(phone, county, caller) {
  const { identity } = require('@village/shared/contract/identity');
  await phone.storage.set('session', JSON.stringify({ token: caller.token, me: await caller.call(identity.me), mustSetPassword: false }));
}

module.exports = { chooseDay, enter, enterAs, kept, unsent };
