import type { Refusal } from '@village/shared/kernel/refusal'
import { spoken } from './ui/words'

export type FaultKind = 'offline' | 'refused' | 'invalid' | 'signed_out' | 'missing' | 'server'

/** What the server found wrong with one field of the input. */
export interface FieldError {
  field: string
  text: string
}

/** Why a call did not succeed, in words a person can act on. */
export class Fault {
  constructor(
    readonly kind: FaultKind,
    readonly text: string,
    readonly refusal?: Refusal,
    readonly errors: FieldError[] = [],
  ) {}
}

/** A fault as it is; anything else that was thrown is an error of this app. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown
  return new Fault('server', '这一步没有完成，是程序出了错。已填写的内容还在，请退出后重新打开；如果还不行，请告诉管理员。')
}

/** The answer of the server to what it could not do. */
interface FaultBody extends Partial<Refusal> {
  errors?: FieldError[]
}

/** Asked again later, the same call may succeed. */
const PASSING = [408, 429]

/** What an answer of the server that is not a success means. */
export function faultOf(status: number, body: unknown, title: string): Fault {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as FaultBody
  const { text, errors = [] } = answer
  if (status === 422 && answer.refused) {
    const refusal = answer as Refusal
    const words = spoken(refusal.text)
    return new Fault('refused', words, refusal, refusal.field ? [{ field: refusal.field, text: words }] : [])
  }
  if (status === 401) return new Fault('signed_out', text ?? '登录已失效，请重新登录')
  if (status === 404) return new Fault('missing', '没有找到。它可能已被删除，或者不在您的管理范围内。')
  if (status >= 500 || PASSING.includes(status)) return new Fault('server', `${title}没有完成：${text ?? '服务器没有正常答复，请过一会儿再试'}。已填写的内容还在。`)
  const words = errors.length > 1 ? `有 ${errors.length} 处要改` : errors[0]?.text ?? text ?? '请检查填写的内容'
  return new Fault('invalid', `${title}没有完成：${words}`, undefined, errors)
}

/** A field that has to be filled in before anything is sent. */
export function missing(field: string, text: string): Fault {
  return new Fault('invalid', text, undefined, [{ field, text }])
}
