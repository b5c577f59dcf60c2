/* wx.request, uploadFile, downloadFile, cloud.callContainer: go through Node to a real HTTP server on loopback. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { wx, sync, settle, plain, guard, toBase64, fromBase64 } = phone.kit;
  function encodeBody(o) {
    const header = {};
    for (const k in o.header || {}) {
      if (o.header[k] !== undefined && o.header[k] !== null) header[k.toLowerCase()] = String(o.header[k]);
    }
    const method = (o.method || 'GET').toUpperCase();
    let url = o.url;
    let body;
    const d = o.data;
    if (header['content-type'] === undefined) header['content-type'] = 'application/json';
    if (method === 'GET' || (method === 'DELETE' && d && typeof d === 'object')) {
      if (d && typeof d === 'object') {
        const q = Object.keys(d)
          .filter((k) => d[k] !== undefined)
          .map((k) => `${encodeURIComponent(k)}=${encodeURIComponent(typeof d[k] === 'object' ? JSON.stringify(d[k]) : d[k])}`)
          .join('&');
        if (q) url += (url.includes('?') ? '&' : '?') + q;
      }
    } else if (d instanceof ArrayBuffer || ArrayBuffer.isView(d)) body = { base64: toBase64(d instanceof ArrayBuffer ? d : d.buffer.slice(d.byteOffset, d.byteOffset + d.byteLength)) };
    else if (typeof d === 'string') body = { text: d };
    else if (d !== undefined && d !== null)
      body = {
        text: /x-www-form-urlencoded/.test(header['content-type'])
          ? Object.keys(d)
              .map((k) => `${encodeURIComponent(k)}=${encodeURIComponent(typeof d[k] === 'object' ? JSON.stringify(d[k]) : d[k])}`)
              .join('&')
          : JSON.stringify(d),
      };
    return { url, method, header, body };
  }
  function task(run, name, o) {
    let aborted = null;
    const handlers = [];
    const p = settle(
      name,
      { ...o, success: o.success || (() => {}), fail: o.fail },
      () =>
        new Promise((resolve, reject) => {
          aborted = () => reject({ errMsg: `${name}:fail abort` });
          if (aborted.now) return aborted();
          run().then((r) => {
            handlers.forEach((f) => guard(f, { header: r.header }));
            resolve(r);
          }, reject);
        }),
    );
    void p;
    return {
      abort() {
        phone.ask('apiAbort', { name });
        if (aborted) aborted();
      },
      onHeadersReceived: (f) => handlers.push(f),
      offHeadersReceived() {},
      onProgressUpdate: (f) =>
        setTimeout(
          () => guard(f, { progress: 100, totalBytesSent: 1, totalBytesExpectedToSend: 1, totalBytesWritten: 1, totalBytesExpectedToWrite: 1 }),
          1,
        ),
      offProgressUpdate() {},
      onChunkReceived() {},
      offChunkReceived() {},
    };
  }
  const dropGesture = () => {
    setTimeout(() => {
      phone.gesture = false;
    }, 0);
  };
  async function doRequest(o, kind) {
    const req = encodeBody(o);
    const r = await phone.ask('request', { ...req, timeout: o.timeout, kind, responseType: o.responseType });
    if (r.error !== undefined) throw { errMsg: `request:fail ${r.error}`, errno: 600001 };
    let data = r.base64 !== undefined ? fromBase64(r.base64) : r.text;
    if (r.base64 === undefined && (o.dataType === undefined || o.dataType === 'json')) {
      try {
        data = JSON.parse(r.text);
      } catch (e) {}
    }
    return { data, statusCode: r.status, header: r.header, cookies: r.cookies || [], profile: {} };
  }
  sync('request', (o) => {
    if (!o || typeof o.url !== 'string' || !/^https?:\/\//.test(o.url)) {
      const e = { errMsg: `request:fail invalid url "${o && o.url}"` };
      phone.report('error', e.errMsg);
      setTimeout(() => {
        guard(o && o.fail, e);
        guard(o && o.complete, e);
      }, 0);
      return { abort() {} };
    }
    dropGesture();
    return task(() => doRequest(o, 'request'), 'request', o);
  });
  sync('uploadFile', (o) => {
    dropGesture();
    return task(
      async () => {
        const r = await phone.ask('upload', {
          url: o.url,
          filePath: o.filePath,
          name: o.name,
          header: plain(o.header),
          formData: plain(o.formData),
          timeout: o.timeout,
        });
        if (r.error !== undefined) throw { errMsg: `uploadFile:fail ${r.error}` };
        return { data: r.text, statusCode: r.status, header: r.header };
      },
      'uploadFile',
      o,
    );
  });
  sync('downloadFile', (o) => {
    dropGesture();
    return task(
      async () => {
        const r = await phone.ask('download', { url: o.url, header: plain(o.header), filePath: o.filePath, timeout: o.timeout });
        if (r.error !== undefined) throw { errMsg: `downloadFile:fail ${r.error}` };
        return { tempFilePath: r.tempFilePath, filePath: o.filePath, statusCode: r.status, header: r.header };
      },
      'downloadFile',
      o,
    );
  });
  sync('connectSocket', (o) => {
    phone.report('warn', 'connectSocket is a stub');
    const t = {
      send() {},
      close() {},
      onOpen() {},
      onMessage() {},
      onClose() {},
      onError(f) {
        setTimeout(() => guard(f, { errMsg: 'WebSocket is not supported on this phone' }), 5);
      },
    };
    return t;
  });
  wx.cloud = {
    init() {},
    callContainer: (o) =>
      settle('cloud.callContainer', o, async () => {
        phone.gesture = false;
        const r = await doRequest({ ...o, url: 'https://cloud.callcontainer.local' + (o.path || '/'), header: { ...(o.header || {}) } }, 'container');
        return { ...r, callID: 'phone' };
      }),
    callFunction: (o) => settle('cloud.callFunction', o, () => phone.ask('api', { name: 'cloud.callFunction', args: plain(o) })),
    uploadFile: (o) => settle('cloud.uploadFile', o, () => phone.ask('api', { name: 'cloud.uploadFile', args: plain(o) })),
    getTempFileURL: (o) => settle('cloud.getTempFileURL', o, () => phone.ask('api', { name: 'cloud.getTempFileURL', args: plain(o) })),
  };
})();
