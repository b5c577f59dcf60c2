import Taro from '@tarojs/taro'
import type { Endpoint, FileReply, StreamReply } from '@village/shared/contract/endpoint'
import { identity } from '@village/shared/contract/identity'
import { deviceName } from './device'
import { asFault, Fault, faultOf, STRANGE_NETWORK, undone } from './fault'
import { network } from './network'
import { askToSignIn, session } from './session'
import { type Answer, bodyOf, nameOf, transport, type Wanted } from './transport'

/** A file that came down, ready to be opened or saved. */
export interface FileAnswer {
  bytes: ArrayBuffer
  name: string
}

const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
  // As bytes: the server tells what is wrong with a file that is no JSON.
  json: 'application/octet-stream',
  file: 'application/octet-stream',
}

type Fields = Record<string, unknown>
type Any = Endpoint<never, unknown>

/** Calls an endpoint of the contract; throws a `Fault` when it does not succeed. `personId`: only as this person. */
export async function call<Input, Reply>(endpoint: Endpoint<Input, Reply>, input: Input, personId?: string): Promise<Reply> {
  const { path, rest } = fill(endpoint.path, input)
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
  const answer = await send({
    method: endpoint.method,
    path: inQuery ? withQuery(path, rest) : path,
    body: inQuery ? undefined : JSON.stringify(rest),
    contentType: inQuery ? undefined : 'application/json',
    responseType: 'text',
  }, endpoint, personId)
  // A wireless network that wants a sign-in of its own answers every address with a page.
  if (endpoint.reply && (typeof answer.data !== 'object' || answer.data === null)) throw new Fault('offline', `${undone(endpoint)}：${STRANGE_NETWORK}`)
  return answer.data as Reply
}

/** Asks for a file; one that is made by writing something down too. */
export async function download<Input>(endpoint: Endpoint<Input, FileReply | StreamReply>, input: Input): Promise<FileAnswer> {
  const { path, rest } = fill(endpoint.path, input)
  const answer = await send(endpoint.method === 'GET'
    ? { method: 'GET', path: withQuery(path, rest), responseType: 'arraybuffer' }
    : { method: endpoint.method, path, body: JSON.stringify(rest), contentType: 'application/json', responseType: 'arraybuffer' }, endpoint)
  return { bytes: answer.data as ArrayBuffer, name: nameOf(answer.header) ?? `${endpoint.title}.${endpoint.answers ?? 'xlsx'}` }
}

/** Sends a file as the body; the rest of the input travels in the query. */
export async function upload<Input, Reply>(endpoint: Endpoint<Input, Reply>, bytes: ArrayBuffer, input: Input, personId?: string): Promise<Reply> {
  const { path, rest } = fill(endpoint.path, input)
  const answer = await send({
    method: endpoint.method, path: withQuery(path, rest), body: bytes, contentType: FILE_TYPES[endpoint.accepts ?? 'xlsx'], responseType: 'text',
  }, endpoint, personId)
  return answer.data as Reply
}

/** Fills the `:names` of the path from the input; what is left over is the rest. */
export function fill(path: string, input: unknown): { path: string; rest: Fields } {
  const rest: Fields = { ...(input as Fields | undefined) }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path: filled, rest }
}

function withQuery(path: string, fields: Fields): string {
  const query = Object.keys(fields)
    .filter(name => fields[name] !== undefined && fields[name] !== '')
    .map(name => `${encodeURIComponent(name)}=${encodeURIComponent(String(fields[name]))}`)
  return query.length ? `${path}?${query.join('&')}` : path
}

async function send(wanted: Wanted, endpoint: Any, personId?: string, isLast = false): Promise<Answer> {
  const isPublic = endpoint.permission === 'public'
  const who = isPublic ? null : session.get()
  if (personId !== undefined && who?.me.id !== personId) throw new Fault('signed_out', '登录已失效，请重新登录')
  let answer: Answer
  try {
    answer = await transport(wanted, who?.token)
  } catch {
    network.tell(false)
    throw new Fault('offline', `${undone(endpoint)}：现在连不上网络，有信号后再试。${endpoint.method === 'GET' ? '' : '已填写的内容还在。'}`)
  }
  network.tell(true)
  if (answer.status >= 200 && answer.status < 300) return answer
  const fault = faultOf(answer.status, bodyOf(answer.data), endpoint)
  if (fault.kind !== 'signed_out' || !who || session.get()?.token !== who.token) throw fault
  if (!isLast && await signedInAgain(who.me.id)) return send(wanted, endpoint, who.me.id, true)
  session.end()
  askToSignIn()
  throw fault
}

let renewing: Promise<boolean> | null = null

/** In WeChat the person is signed in again without noticing, as the one he was; false where that takes himself. */
function signedInAgain(personId: string): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp') return Promise.resolve(false)
  renewing ??= signInAs(personId).finally(() => { renewing = null })
  return renewing
}

async function signInAs(personId: string): Promise<boolean> {
  try {
    const code = CLOUD_ENV ? undefined : (await Taro.login()).code
    const reply = await call(identity.signInWeChat, { code, device: deviceName() })
    if (!reply.bound || reply.me.id !== personId) return false
    session.begin(reply)
    return true
  } catch (thrown) {
    const fault = asFault(thrown)
    // Out of reach says nothing about the person: it is tried again later.
    if (fault.kind === 'offline' || fault.kind === 'busy') throw fault
    return false
  }
}
