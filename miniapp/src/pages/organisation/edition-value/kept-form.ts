import Taro from '@tarojs/taro'
import type { Draft } from '@village/shared/policy/form'
import type { PolicyValue } from '@village/shared/policy/profile'
import { read, write } from '@/kept'
import { session } from '@/session'

/** What a person typed into the form of a value and has not saved yet: it outlives a refusal, a lost signal and a closed app. */
export interface KeptForm {
  draft: Draft
  cite: string
  /** The value of the edition when the form was begun; null: it had none. */
  begun: PolicyValue | null
}

const nameOf = (id: string, key: string) => `edition_form:${session.get()?.me.id ?? ''}:${id}:${key}`

export const keptForm = {
  read: (id: string, key: string) => read<KeptForm>(nameOf(id, key)),
  write: (id: string, key: string, form: KeptForm) => write(nameOf(id, key), form),
  forget: (id: string, key: string) => Taro.removeStorageSync(nameOf(id, key)),
}
