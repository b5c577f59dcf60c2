import type { Life, Phone } from './phone';

/** What the outbox needs of a phone, in Node: everything is asked of the phone it runs on, as long as it lives. */
let phone: Phone;
let life: Life;

interface FileAsked {
  filePath: string;
  success(answer: object): void;
  fail(reason: object): void;
}

export default {
  runsOn(owner: Phone, current: Life) { [phone, life] = [owner, current]; },
  getStorageSync: (name: string) => phone.storage(life, 'read', name) ?? '',
  setStorageSync: (name: string, value: string) => { phone.storage(life, 'write', name, value); },
  removeStorageSync: (name: string) => { phone.storage(life, 'remove', name); },
  getStorageInfoSync: () => ({ keys: phone.storage(life, 'names') as unknown as string[] }),
  request: (wanted: Parameters<Phone['request']>[1]) => phone.request(life, wanted),
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => ({
    writeFile({ filePath, data, success, fail }: FileAsked & { data: ArrayBuffer }) {
      if (data.byteLength > phone.fileRoom) fail({ errMsg: 'writeFile:fail the maximum size of the file storage limit is exceeded' });
      else {
        phone.files.set(filePath, data);
        success({});
      }
    },
    readFile({ filePath, success, fail }: FileAsked) {
      const data = phone.files.get(filePath);
      if (data) success({ data });
      else fail({ errMsg: 'readFile:fail no such file or directory' });
    },
    unlink({ filePath, success, fail }: FileAsked) {
      if (phone.files.delete(filePath)) success({});
      else fail({ errMsg: 'unlink:fail no such file or directory' });
    },
  }),
  login: () => Promise.resolve({ code: 'login-code' }),
  getDeviceInfo: () => ({ brand: '试验', model: '手机' }),
  getCurrentPages: () => [],
  reLaunch: () => { phone.sentToSignIn += 1; return Promise.resolve(); },
  onNetworkStatusChange: (listener: Phone['onSignal']) => { phone.onSignal = listener; },
};
