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

module.exports = { enter, kept, unsent };
