import Taro from '@tarojs/taro'

export function canScan(): boolean {
  return true
}

export async function scan(): Promise<string | null> {
  try {
    // No picture from the album: what is scanned stands before the person.
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result
  } catch (reason) {
    if (String((reason as { errMsg?: string }).errMsg).includes('cancel')) return null
    throw reason
  }
}
