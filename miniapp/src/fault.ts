import type { Refusal } from '@village/shared/kernel/refusal'

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
  return new Fault('server', '这一步没有完成，是程序出了错。已填写的内容还在，请退出后重新打开；如仍不行，请告诉管理员。')
}

interface ErrorBody {
  text?: string
  message?: string | string[]
  id?: string
  errors?: { field?: string; text?: string; message?: string }[]
}

/** What an answer of the server that is not a success means. */
export function faultOf(status: number, body: unknown, title: string): Fault {
  const error = (typeof body === 'object' && body !== null ? body : {}) as ErrorBody & Partial<Refusal>
  if (status === 422 && error.refused) return new Fault('refused', error.text ?? `${title}没有完成。`, error as Refusal, ofRefusal(error))
  if (status === 401) return new Fault('signed_out', error.text ?? '登录已过期，请重新登录。没有送出的内容还在手机里。')
  if (status === 404) return new Fault('missing', '没有找到。它可能已被删除，或不在您的管理范围内。')
  if (status >= 400 && status < 500) return new Fault('invalid', error.text ?? textOf(error) ?? `${title}没有完成，请检查填写的内容。`, undefined, fieldErrors(error))
  const id = error.id ? `（编号 ${error.id}）` : ''
  return new Fault('server', `${title}没有完成：服务器出了错${id}。已填写的内容还在，请过一会儿再试。`)
}

function ofRefusal(refusal: Partial<Refusal>): FieldError[] {
  return refusal.field ? [{ field: refusal.field, text: refusal.text ?? '' }] : []
}

function textOf({ message }: ErrorBody): string | undefined {
  return Array.isArray(message) ? message.join('；') : message
}

function fieldErrors({ errors = [] }: ErrorBody): FieldError[] {
  return errors.map(({ field, text, message }) => ({ field: field ?? '', text: text ?? message ?? '' }))
}
