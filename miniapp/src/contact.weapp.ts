import Taro from '@tarojs/taro'
import type { Contact } from './contact'

export async function saveContact({ name, phone, unit, post }: Contact): Promise<void> {
  // Whoever changes his mind has lost nothing.
  await Taro.addPhoneContact({ firstName: name, mobilePhoneNumber: phone, organization: unit, title: post }).catch(() => undefined)
}
