import Taro from '@tarojs/taro'
import { keep, kept } from './numbers'

const NAME = 'appeal numbers'
const MOST = 10

/** The number a page hands to the next: never in an address, which others may see. */
let handed = ''

export function hand(number: string): void {
  handed = number
}

export function taken(): string {
  const number = handed
  handed = ''
  return number
}

/** The numbers that somebody asked this phone to keep. */
export function remembered(): string[] {
  return (Taro.getStorageSync(NAME) as string[]) || []
}

export function remember(number: string): void {
  Taro.setStorageSync(NAME, [number, ...remembered().filter(each => each !== number)].slice(0, MOST))
}

/** The mark by which the server knows that one phone asks too often. */
export function deviceOf(): string {
  return kept('', 'device') ?? keep('', 'device')
}
