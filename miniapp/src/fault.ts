import type { Endpoint } from '@village/shared/contract/endpoint'
import type { Refusal } from '@village/shared/kernel/refusal'
import { spoken } from './ui/words'

/**
 * `offline`, `busy`: out of reach for now; `refused`, `invalid`, `missing`: the server says no; `server`: it failed at this;
 * `signed_out`, `outdated`: first the person has to sign in, or to open the new version; `full`: no room on the phone.
 */
export type FaultKind = 'offline' | 'busy' | 'refused' | 'invalid' | 'signed_out' | 'outdated' | 'missing' | 'server' | 'full'

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

/** Too much, just starting, or no room for a while: asked again later, the same call may succeed. */
const PASSING = [408, 425, 429, 502, 503, 504, 507]
const KEPT = '已填写的内容还在。'
export const STRANGE_NETWORK = '这个网络答复的不是驻村通的内容，可能要先登录无线网络。'

/** What did not happen: something asked for was not opened, something done was not finished. */
export function undone({ title, method }: Pick<Endpoint<never, unknown>, 'title' | 'method'>): string {
  return `${title}没有${method === 'GET' ? '打开' : '完成'}`
}

/** What an answer of the server that is not a success means. */
export function faultOf(status: number, body: unknown, endpoint: Pick<Endpoint<never, unknown>, 'title' | 'method'>): Fault {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as FaultBody
  const kept = endpoint.method === 'GET' ? '' : KEPT
  if (PASSING.includes(status)) return new Fault('busy', `${undone(endpoint)}：${answer.text ?? '服务器现在太忙，请过一会儿再试'}。${kept}`)
  // Every answer of the server has a code; anything else comes from somebody on the way.
  if (typeof answer.code !== 'string') return new Fault('offline', `${undone(endpoint)}：${STRANGE_NETWORK}${kept}`)
  const { text, errors = [] } = answer
  if ((status === 422 || status === 409) && answer.refused) {
    const refusal = answer as Refusal
    const words = spoken(refusal.text)
    return new Fault('refused', words, refusal, refusal.field ? [{ field: refusal.field, text: words }] : [])
  }
  if (status === 401) return new Fault('signed_out', text ?? '登录已失效，请重新登录')
  if (status === 426) return new Fault('outdated', `${text ?? '驻村通已经更新，请关掉后重新打开'}。`)
  if (status === 404) return new Fault('missing', '没有找到。它可能已被删除，或者不在您的管理范围内。')
  if (status >= 500) return new Fault('server', `${undone(endpoint)}：${text ?? '服务器没有正常答复，请过一会儿再试'}。${kept}`)
  const words = errors.length > 1 ? `有 ${errors.length} 处要改` : errors[0]?.text ?? text ?? '请检查填写的内容'
  return new Fault('invalid', `${undone(endpoint)}：${words}`, undefined, errors)
}

/** A field that has to be filled in before anything is sent. */
export function missing(field: string, text: string): Fault {
  return new Fault('invalid', text, undefined, [{ field, text }])
}
