import type { Life, Phone } from './phone';

/** What the outbox needs of a phone, in Node: everything is asked of the phone it runs on, as long as it lives. */
let phone: Phone;
let life: Life;

export default {
  runsOn(owner: Phone, current: Life) { [phone, life] = [owner, current]; },
  getStorageSync: (name: string) => phone.storage(life, 'read', name) ?? '',
  setStorageSync: (name: string, value: string) => { phone.storage(life, 'write', name, value); },
  removeStorageSync: (name: string) => { phone.storage(life, 'remove', name); },
  getStorageInfoSync: () => ({ keys: phone.storage(life, 'names') as unknown as string[] }),
  request: (wanted: Parameters<Phone['request']>[1]) => phone.request(life, wanted),
  login: () => Promise.resolve({ code: 'login-code' }),
  getDeviceInfo: () => ({ brand: '试验', model: '手机' }),
  getCurrentPages: () => [],
  reLaunch: () => { phone.sentToSignIn += 1; return Promise.resolve(); },
  onNetworkStatusChange: () => undefined,
};
