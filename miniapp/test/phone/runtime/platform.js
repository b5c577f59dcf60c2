'use strict';
// Test doubles of what only a real phone and WeChat can answer: login, place, camera, scan, phone number …
const PLACE = { latitude: 30.2741, longitude: 120.1551 };

/** What each call answers where the test says nothing else. */
const ANSWERS = {
  login: (phone, args, n) => ({ code: `login-${phone.openid}-${n}-${Date.now()}` }),
  'openType:getPhoneNumber': (phone, args, n) => ({ code: `phone-${phone.options.phoneNumber || ''}-${n}-${Date.now()}`, errMsg: 'getPhoneNumber:ok' }),
  getLocation: () => ({ ...PLACE, accuracy: 15, altitude: 10, speed: -1, verticalAccuracy: 5, horizontalAccuracy: 15 }),
  chooseLocation: () => ({ ...PLACE, name: '村民委员会', address: '测试地址' }),
  chooseMedia: async (phone, args, n) => ({ tempFiles: await takePhotos(phone, args, n), type: 'image' }),
  chooseImage: async (phone, args, n) => {
    const photos = await takePhotos(phone, args, n);
    return { tempFilePaths: photos.map((photo) => photo.tempFilePath), tempFiles: photos.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })) };
  },
  chooseMessageFile: (phone) => ({ tempFiles: [{ path: phone.files.add(Buffer.from('text'), 'txt', 'text/plain'), size: 4, name: '文件.txt', type: 'file', time: 0 }] }),
  compressImage: (phone, args) => ({ tempFilePath: args.src }),
  getImageInfo: (phone, args) => ({ width: 640, height: 480, path: args.src, orientation: 'up', type: 'jpeg' }),
  scanCode: () => ({ result: 'code', scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' }),
  requestSubscribeMessage: (phone, args) => Object.fromEntries((args.tmplIds || []).map((id) => [id, 'accept'])),
  'openType:chooseAvatar': async (phone) => ({ avatarUrl: await phone.files.photo('头像', 132, 132) }),
  'openType:openSetting': () => ({ authSetting: {}, errMsg: 'openSetting:ok' }),
  getNetworkType: (phone) => ({ networkType: phone.offline ? 'none' : 'wifi', signalStrength: 80 }),
  getUserProfile: () => ({ userInfo: { nickName: '微信用户', avatarUrl: '', gender: 0 }, rawData: '{}', signature: '' }),
  getUserInfo: () => ({ userInfo: { nickName: '微信用户', avatarUrl: '', gender: 0 }, rawData: '{}', signature: '' }),
  getClipboardData: (phone) => ({ data: phone.clipboard || '' }),
  setClipboardData: (phone, args) => ({ data: (phone.clipboard = args.data) }),
  openSetting: (phone) => ({ authSetting: phone.options.auth || {} }),
};

async function takePhotos(phone, args, n) {
  const photos = [];
  for (let i = 1; i <= Math.min(phone.photoCount || 1, args.count || 9); i++) {
    const tempFilePath = await phone.files.photo(`照片 ${n}-${i}`);
    photos.push({ tempFilePath, size: phone.files.get(tempFilePath).data.length, fileType: 'image', width: 640, height: 480 });
  }
  return photos;
}

/** Answers one call of the app: the test's own double first. `{ fail }` makes the call fail. */
async function answer(phone, name, args) {
  const n = (phone.counters[name] = (phone.counters[name] || 0) + 1);
  const call = { name, args, n, time: Date.now() };
  phone.apiCalls.push(call);
  const own = phone.doubles[name];
  const result = await (typeof own === 'function' ? own(args, { n, phone }) : own ?? (ANSWERS[name] ? ANSWERS[name](phone, args, n) : {}));
  if (result instanceof Error) throw { errMsg: result.message };
  if (result && result.fail) {
    const { fail, ...rest } = result;
    throw { ...rest, errMsg: String(fail).includes(':fail') ? fail : `${name.replace(/^openType:/, '')}:fail ${fail}` };
  }
  call.result = result;
  return result;
}

module.exports = { answer };
