import Taro from '@tarojs/taro'
import type { Fix } from './place'

const MILLION = 1_000_000

export async function fix(): Promise<Fix> {
  const { latitude, longitude, accuracy } = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true })
  return { latitude: Math.round(latitude * MILLION), longitude: Math.round(longitude * MILLION), accuracy: Math.min(100_000, Math.round(accuracy)), system: 'gcj02' }
}
