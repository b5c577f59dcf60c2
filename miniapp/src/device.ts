import Taro from '@tarojs/taro'

const BROWSERS: [RegExp, string][] = [[/MicroMessenger/, '微信内网页'], [/Edg\//, 'Edge 浏览器'], [/Firefox\//, '火狐浏览器'], [/Chrome\//, '谷歌内核浏览器'], [/Safari\//, 'Safari 浏览器']]
const SYSTEMS: [RegExp, string][] = [[/HarmonyOS|OpenHarmony/, '鸿蒙'], [/Android/, '安卓手机'], [/iPhone|iPad/, '苹果手机'], [/Windows/, 'Windows 电脑'], [/Mac OS/, '苹果电脑'], [/Linux/, 'Linux 电脑']]

/** What this device is called in the list of devices. */
export function deviceName(): string {
  if (process.env.TARO_ENV === 'weapp') {
    try {
      const { brand, model } = Taro.getDeviceInfo()
      return `微信小程序 · ${brand} ${model}`.slice(0, 60)
    } catch {
      return '微信小程序'
    }
  }
  const agent = navigator.userAgent
  const name = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(agent))?.[1]
  return [name(BROWSERS) ?? '浏览器', name(SYSTEMS)].filter(Boolean).join(' · ')
}
