/* wx storage, kept by Node so that it survives a restart, and the files of the phone. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { wx, api, sync, settle, plain, toBase64, fromBase64 } = phone.kit;
  const store = new Map(Object.entries(phone.opts.storage || {}));
  const copy = (v) => (v === undefined ? undefined : JSON.parse(JSON.stringify(v)));
  const flush = () => phone.ask('storage', Object.fromEntries(store));
  phone.storage = store;
  const setS = (k, v) => {
    if (typeof k !== 'string' || !k) throw new Error('setStorage:fail parameter error: key');
    const s = JSON.stringify(v === undefined ? '' : v);
    if (s.length > 1024 * 1024) throw new Error('setStorage:fail entry size limit reached');
    store.set(k, copy(v === undefined ? '' : v));
    flush();
  };
  sync('setStorageSync', setS);
  sync('getStorageSync', (k) => (store.has(k) ? copy(store.get(k)) : ''));
  sync('removeStorageSync', (k) => {
    store.delete(k);
    flush();
  });
  sync('clearStorageSync', () => {
    store.clear();
    flush();
  });
  const info = () => ({ keys: [...store.keys()], currentSize: Math.ceil(JSON.stringify([...store]).length / 1024), limitSize: 10240 });
  sync('getStorageInfoSync', info);
  api('setStorage', async ({ key, data }) => setS(key, data));
  api('getStorage', async ({ key }) => {
    if (!store.has(key)) throw { errMsg: 'getStorage:fail data not found' };
    return { data: copy(store.get(key)) };
  });
  api('removeStorage', async ({ key }) => {
    store.delete(key);
    flush();
  });
  api('clearStorage', async () => {
    store.clear();
    flush();
  });
  api('getStorageInfo', async () => info());
  sync('batchSetStorageSync', (list) => list.forEach(({ key, value }) => setS(key, value)));
  sync('batchGetStorageSync', (keys) => keys.map((k) => wx.getStorageSync(k)));

  wx.env = { USER_DATA_PATH: 'http://usr' };
  sync('getFileSystemManager', () => {
    const call = (op) => (o) =>
      settle(op, o, () =>
        phone.ask('fs', { op, args: plain({ ...o, data: o.data instanceof ArrayBuffer ? { base64: toBase64(o.data) } : o.data }) }).then((r) =>
          r && r.base64 !== undefined ? { data: fromBase64(r.base64) } : r,
        ),
      );
    const fsm = {};
    for (const op of ['readFile', 'writeFile', 'unlink', 'access', 'stat', 'saveFile', 'getFileInfo', 'copyFile', 'mkdir', 'readdir', 'rmdir'])
      fsm[op] = call(op);
    for (const op of ['readFileSync', 'writeFileSync', 'accessSync', 'unlinkSync', 'statSync', 'mkdirSync', 'readdirSync'])
      fsm[op] = () => {
        throw new Error(op + ' is not supported on this phone; use the asynchronous form');
      };
    return fsm;
  });
  api('saveFile', async (o) => phone.ask('fs', { op: 'saveFile', args: plain(o) }));
  api('removeSavedFile', async () => {});
})();
