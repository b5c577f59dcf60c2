/* What the phone says of itself, application events, and calls a test double answers. */
(function () {
  'use strict';
  const phone = window.__phone;
  const { wx, api, sync, doubled, settle, plain, guard, toBase64, fromBase64 } = phone.kit;
  const sysDefault = {
    brand: 'Apple',
    model: 'iPhone 13',
    pixelRatio: 2,
    statusBarHeight: 20,
    language: 'zh_CN',
    version: '8.0.50',
    system: 'iOS 16.6',
    platform: 'ios',
    fontSizeSetting: 16,
    fontSizeScaleFactor: 1,
    SDKVersion: '3.6.6',
    benchmarkLevel: 50,
    theme: 'light',
    enableDebug: false,
    deviceOrientation: 'portrait',
    host: { env: 'WeChat' },
    albumAuthorized: true,
    cameraAuthorized: true,
    locationAuthorized: true,
    microphoneAuthorized: true,
    notificationAuthorized: true,
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
  };
  const sysInfo = () => {
    const w = document.documentElement.clientWidth;
    const h = document.documentElement.clientHeight;
    const bar = phone.top() ? phone.ui.chromeHeight(phone.top()) : 64;
    return {
      ...sysDefault,
      screenWidth: w,
      screenHeight: h,
      windowWidth: w,
      windowHeight: h - bar,
      screenTop: 0,
      safeArea: { left: 0, right: w, top: 20, bottom: h, width: w, height: h - 20 },
      ...(phone.opts.systemInfo || {}),
    };
  };
  phone.sysInfo = sysInfo;

  const pick = (keys) => {
    const s = sysInfo();
    const r = {};
    for (const k of keys) r[k] = s[k];
    return r;
  };
  sync('getSystemInfoSync', sysInfo);
  api('getSystemInfo', async () => sysInfo());
  api('getSystemInfoAsync', async () => sysInfo());
  sync('getWindowInfo', () =>
    pick(['pixelRatio', 'screenWidth', 'screenHeight', 'windowWidth', 'windowHeight', 'statusBarHeight', 'safeArea', 'screenTop']),
  );
  sync('getDeviceInfo', () => pick(['brand', 'model', 'system', 'platform', 'benchmarkLevel']));
  sync('getAppBaseInfo', () => pick(['SDKVersion', 'enableDebug', 'host', 'language', 'version', 'theme', 'fontSizeSetting', 'fontSizeScaleFactor']));
  sync('getSystemSetting', () => pick(['bluetoothEnabled', 'locationEnabled', 'wifiEnabled', 'deviceOrientation']));
  sync('getAppAuthorizeSetting', () => ({
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'authorized',
  }));
  sync('getMenuButtonBoundingClientRect', () => {
    const w = document.documentElement.clientWidth;
    return { width: 87, height: 32, left: w - 94, right: w - 7, top: 24, bottom: 56 };
  });
  sync('getLaunchOptionsSync', () => phone.launchOptions);
  sync('getEnterOptionsSync', () => phone.enterOptions);
  sync('getAccountInfoSync', () => ({
    miniProgram: { appId: phone.opts.appId || 'touristappid', envVersion: phone.opts.envVersion || 'develop', version: '' },
    plugin: {},
  }));
  sync('getExtConfigSync', () => ({}));
  sync('canIUse', (s) => {
    const [a] = String(s).split('.');
    return a in wx || !!phone.SPECS[a];
  });
  sync('getUpdateManager', () => ({
    onCheckForUpdate(f) {
      setTimeout(() => guard(f, { hasUpdate: false }), 5);
    },
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate() {},
  }));
  sync('reportEvent', () => {});
  sync('reportMonitor', () => {});
  sync('reportPerformance', () => {});
  sync('getRealtimeLogManager', () => ({
    info() {},
    warn() {},
    error() {},
    setFilterMsg() {},
    addFilterMsg() {},
    in() {
      return this;
    },
    tag() {
      return this;
    },
  }));
  sync('getLogManager', () => ({ info() {}, warn() {}, log() {}, debug() {} }));
  sync('getPerformance', () => ({
    now: () => performance.now(),
    mark() {},
    measure() {},
    getEntries: () => [],
    getEntriesByType: () => [],
    createObserver: () => ({ observe() {}, disconnect() {} }),
  }));
  sync('arrayBufferToBase64', toBase64);
  sync('base64ToArrayBuffer', fromBase64);
  sync('getRandomValues', (o) =>
    settle('getRandomValues', o, async () => ({ randomValues: crypto.getRandomValues(new Uint8Array(o.length)).buffer })),
  );
  sync('setInnerAudioOption', () => {});
  sync(
    'createInnerAudioContext',
    () =>
      new Proxy(
        {},
        {
          get: (t, k) => (k in t ? t[k] : () => {}),
          set: (t, k, v) => {
            t[k] = v;
            return true;
          },
        },
      ),
  );
  sync('getRecorderManager', () => new Proxy({}, { get: () => () => {} }));
  sync('getBackgroundAudioManager', () => new Proxy({}, { get: () => () => {} }));
  sync('createVideoContext', () => new Proxy({}, { get: () => () => {} }));
  sync(
    'createMapContext',
    () =>
      new Proxy(
        {},
        {
          get: (_, k) => (o) => {
            if (o && o.success) setTimeout(() => guard(o.success, { errMsg: 'ok', latitude: 0, longitude: 0 }), 0);
            void k;
          },
        },
      ),
  );
  sync('createCameraContext', () => ({
    takePhoto: (o) => settle('takePhoto', o, () => phone.ask('api', { name: 'takePhoto', args: clean(o) })),
    startRecord() {},
    stopRecord() {},
    onCameraFrame() {
      return { start() {}, stop() {} };
    },
  }));
  sync('createAnimation', () => {
    const a = new Proxy({ export: () => ({ actions: [] }) }, { get: (t, k) => (k in t ? t[k] : () => a) });
    return a;
  });

  // app level events
  const listeners = {};
  phone.fire = (n, arg) => (listeners[n] || []).slice().forEach((f) => guard(f, arg));
  for (const [on, ev] of [
    ['AppShow', 'appShow'],
    ['AppHide', 'appHide'],
    ['Error', 'error'],
    ['PageNotFound', 'pageNotFound'],
    ['UnhandledRejection', 'unhandledRejection'],
    ['ThemeChange', 'theme'],
    ['WindowResize', 'resize'],
    ['NetworkStatusChange', 'network'],
    ['MemoryWarning', 'memory'],
    ['UserCaptureScreen', 'capture'],
    ['KeyboardHeightChange', 'keyboard'],
    ['LocationChange', 'location'],
    ['LocationChangeError', 'locationError'],
    ['AudioInterruptionBegin', 'aib'],
    ['AudioInterruptionEnd', 'aie'],
    ['CopyUrl', 'copyUrl'],
    ['AppRoute', 'appRoute'],
    ['NetworkWeakChange', 'weak'],
    ['LazyLoadError', 'lazy'],
  ]) {
    wx['on' + on] = (f) => {
      (listeners[ev] ||= []).push(f);
    };
    wx['off' + on] = (f) => {
      listeners[ev] = f ? (listeners[ev] || []).filter((x) => x !== f) : [];
    };
  }


  doubled(
    'login',
    'checkSession',
    'getUserProfile',
    'getUserInfo',
    'scanCode',
    'makePhoneCall',
    'openLocation',
    'openDocument',
    'previewImage',
    'previewMedia',
    'getNetworkType',
    'vibrateShort',
    'vibrateLong',
    'requestPayment',
    'compressImage',
    'getImageInfo',
    'getFileInfo',
    'shareFileMessage',
    'openCustomerServiceChat',
    'navigateToMiniProgram',
    'exitMiniProgram',
    'checkIsSupportSoterAuthentication',
    'getSavedFileList',
    'getBackgroundFetchData',
    'chooseInvoiceTitle',
    'getGroupEnterInfo',
    'getConnectedWifi',
    'startWifi',
    'getBLEDeviceServices',
    'openBluetoothAdapter',
    'openVideoEditor',
    'getScreenBrightness',
    'setScreenBrightness',
    'setKeepScreenOn',
    'getBatteryInfo',
    'showShareMenu',
    'hideShareMenu',
    'updateShareMenu',
    'checkIsAddedToMyMiniProgram',
    'openAppAuthorizeSetting',
    'openSystemBluetoothSetting',
    'getBackgroundAudioPlayerState',
    'reportAnalytics',
    'preloadSubpackage',
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'setVisualEffectOnCapture',
    'addFileToFavorites',
    'stopLocationUpdate',
  );
  api('requestSubscribeMessage', async (o) => {
    if (!o.tmplIds || !o.tmplIds.length) throw { errMsg: "requestSubscribeMessage:fail TmplIds can't be empty", errCode: 10001 };
    if (o.tmplIds.length > 3) throw { errMsg: 'requestSubscribeMessage:fail Template count exceeds', errCode: 20004 };
    if (phone.opts.strictGesture !== false && !o.__gesture)
      throw { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.', errCode: 20000 };
    return phone.ask('api', { name: 'requestSubscribeMessage', args: plain(o) });
  });
  {
    const f = wx.requestSubscribeMessage;
    wx.requestSubscribeMessage = (o) => f({ ...(o || {}), __gesture: phone.gesture });
  }
})();
