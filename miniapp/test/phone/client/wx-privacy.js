/* Privacy agreement, permissions (scopes) and the calls they guard, as WeChat demands them. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { api, sync, plain } = phone.kit;
  const PRIVACY_APIS = new Set([
    'getLocation',
    'chooseLocation',
    'chooseMedia',
    'chooseImage',
    'chooseVideo',
    'chooseMessageFile',
    'saveImageToPhotosAlbum',
    'saveVideoToPhotosAlbum',
    'getClipboardData',
    'setClipboardData',
    'getWeRunData',
    'chooseAddress',
    'startLocationUpdate',
    'onLocationChange',
    'getFuzzyLocation',
    'choosePoi',
    'openCamera',
    'getPhoneNumber',
    'getRealtimePhoneNumber',
    'chooseAvatar',
    'addPhoneContact',
    'getUserProfile',
    'getUserInfo',
    'startRecord',
  ]);
  const LOCATION_APIS = new Set([
    'getLocation',
    'startLocationUpdate',
    'onLocationChange',
    'startLocationUpdateBackground',
    'chooseLocation',
    'choosePoi',
    'chooseAddress',
    'getFuzzyLocation',
  ]);
  const SCOPE = {
    getLocation: 'scope.userLocation',
    chooseLocation: 'scope.userLocation',
    startLocationUpdate: 'scope.userLocation',
    getFuzzyLocation: 'scope.userFuzzyLocation',
    saveImageToPhotosAlbum: 'scope.writePhotosAlbum',
    saveVideoToPhotosAlbum: 'scope.writePhotosAlbum',
    startRecord: 'scope.record',
    addPhoneContact: 'scope.addPhoneContact',
  };
  let privacyAgreed = phone.opts.privacy !== 'ask';
  let privacyListener = null;
  let waiting = [];
  phone.agreePrivacy = () => {
    privacyAgreed = true;
    waiting.splice(0).forEach((w) => w.resolve());
  };
  phone.privacyState = () => privacyAgreed;
  phone.privacyGate = function (apiName, label) {
    if (!apiName || !PRIVACY_APIS.has(apiName)) return Promise.resolve();
    phone.ask('privacyUse', { name: apiName });
    if (privacyAgreed || !phone.bundle.app.__usePrivacyCheck__) return Promise.resolve();
    if (privacyListener) {
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        privacyListener(
          (r) => {
            if (r && r.event === 'agree') {
              phone.agreePrivacy();
            } else if (r && r.event === 'disagree') {
              waiting.splice(0).forEach((w) => w.reject({ errMsg: `${label || apiName}:fail privacy permission is not authorized`, errno: 104 }));
            }
          },
          { referrer: label || apiName },
        );
      });
    }
    return phone.ui
      .confirm({
        title: '用户隐私保护提示',
        content: '在使用本小程序前，请阅读并同意《用户隐私保护指引》',
        confirmText: '同意',
        cancelText: '拒绝',
        kind: 'privacy',
      })
      .then((r) => {
        if (r.confirm) phone.agreePrivacy();
        else throw { errMsg: `${label || apiName}:fail privacy permission is not authorized`, errno: 104 };
      });
  };
  api('getPrivacySetting', async () => ({ needAuthorization: !privacyAgreed, privacyContractName: '《用户隐私保护指引》' }));
  api(
    'requirePrivacyAuthorize',
    async () => {
      if (!privacyAgreed) await phone.privacyGate('getLocation', 'requirePrivacyAuthorize');
    },
    { user: true },
  );
  api('openPrivacyContract', async () => phone.ask('api', { name: 'openPrivacyContract', args: {} }));
  sync('onNeedPrivacyAuthorization', (f) => {
    privacyListener = f;
  });
  const auth = phone.opts.auth || {};
  async function gate(name) {
    const app = phone.bundle.app;
    if (LOCATION_APIS.has(name) && !(app.requiredPrivateInfos || []).includes(name))
      throw { errMsg: `${name}:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json` };
    await phone.privacyGate(name);
    const scope = SCOPE[name];
    if (!scope) return;
    if (scope === 'scope.userLocation' && !(app.permission && app.permission[scope]))
      phone.report('warn', `${name}: app.json has no permission["${scope}"].desc`);
    if (auth[scope] === undefined) {
      if (phone.opts.permissionUi) {
        const r = await phone.ui.confirm({
          title: '申请权限',
          content: ((app.permission || {})[scope] || {}).desc || scope,
          confirmText: '允许',
          cancelText: '拒绝',
          kind: 'permission',
        });
        auth[scope] = !!r.confirm;
      } else auth[scope] = true;
    }
    if (auth[scope] === false) throw { errMsg: `${name}:fail auth deny`, errno: 103 };
  }
  const gated = (...names) =>
    names.forEach((n) =>
      api(n, async (o) => {
        await gate(n);
        return phone.ask('api', { name: n, args: plain(o) });
      }),
    );
  gated(
    'getLocation',
    'chooseLocation',
    'getFuzzyLocation',
    'choosePoi',
    'chooseAddress',
    'chooseMedia',
    'chooseImage',
    'chooseVideo',
    'chooseMessageFile',
    'saveImageToPhotosAlbum',
    'saveVideoToPhotosAlbum',
    'addPhoneContact',
    'startLocationUpdate',
    'getWeRunData',
    'setClipboardData',
    'getClipboardData',
  );
  phone.setAuth = (scope, v) => {
    auth[scope] = v;
  };
  api('getSetting', async () => ({ authSetting: { ...auth }, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }));
  api('openSetting', async () => {
    const r = await phone.ask('api', { name: 'openSetting', args: {} });
    Object.assign(auth, (r && r.authSetting) || {});
    return { authSetting: { ...auth } };
  });
  api('authorize', async ({ scope }) => {
    if (auth[scope] === undefined) auth[scope] = true;
    if (!auth[scope]) throw { errMsg: 'authorize:fail auth deny', errno: 103 };
    return {};
  });
})();
