import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { keep } from '../kept'

/** `phone`: as the phone is set. */
export type TextSize = 'phone' | 'large' | 'standard'
const CARE_MODE = 20

const kept = keep<TextSize>('text_size', 'phone')

/** Does the phone itself ask for large letters? WeChat's standard is 16 or 17, care mode 23.8. */
function phoneAsksForLarge(): boolean {
  if (process.env.TARO_ENV === 'h5') return false
  try {
    const setting = (Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting
    return (setting ?? 0) >= CARE_MODE
  } catch {
    return false
  }
}

export function useTextSize(): { size: TextSize; large: boolean; choose(size: TextSize): void } {
  const size = kept.use()
  const [phone] = useState(phoneAsksForLarge)
  const large = size === 'large' || (size === 'phone' && phone)
  return { size, large, choose: kept.set }
}

/** Is the large text on? */
export function useLargeText(): boolean {
  const { large } = useTextSize()
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') document.documentElement.classList.toggle('large', large)
  }, [large])
  return large
}
