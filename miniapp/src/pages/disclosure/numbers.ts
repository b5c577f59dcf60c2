import Taro from '@tarojs/taro'

/** Numbers that were tapped on this phone, and the mark by which the server knows that one phone asks too often. */
const name = (code: string, of: string) => `board ${of === 'device' ? '' : code} ${of}`

export function kept(code: string, of: string): string | null {
  return (Taro.getStorageSync(name(code, of)) as string) || null
}

/** Keeps a number; without one, makes the mark of this phone. */
export function keep(code: string, of: string, value = `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`): string {
  Taro.setStorageSync(name(code, of), value)
  return value
}
