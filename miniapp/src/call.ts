import Taro from '@tarojs/taro'
import type { Endpoint, FileReply } from '@village/shared/contract/endpoint'
import { Fault, faultOf } from './fault'
import { network } from './network'
import { askToSignIn, session } from './session'

/** A file that came down, ready to be opened or saved. */
export interface FileAnswer {
  bytes: ArrayBuffer
  name: string
}

interface Answer {
  status: number
  header: Record<string, string>
  data: unknown
}

interface Wanted {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  contentType?: string
  responseType: 'text' | 'arraybuffer'
}

const FILE_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  // As bytes: the server tells what is wrong with a file that is no JSON.
  json: 'application/octet-stream',
}
const TIMEOUT = 20_000
const FILE_TIMEOUT = 120_000

type Fields = Record<string, unknown>

/** Calls an endpoint of the contract; throws a `Fault` when it does not succeed. */
export async function call<Input, Reply>(endpoint: Endpoint<Input, Reply>, input: Input): Promise<Reply> {
  const { path, rest } = fill(endpoint.path, input)
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
  const answer = await send({
    method: endpoint.method,
    path: inQuery ? withQuery(path, rest) : path,
    body: inQuery ? undefined : JSON.stringify(rest),
    contentType: inQuery ? undefined : 'application/json',
    responseType: 'text',
  }, endpoint)
  // A wireless network that wants a sign-in of its own answers every address with a page.
  if (endpoint.reply && (typeof answer.data !== 'object' || answer.data === null)) {
    throw new Fault('offline', `${endpoint.title}没有完成：这个网络答复的不是驻村通的内容，可能要先登录无线网络。已填写的内容还在。`)
  }
  return answer.data as Reply
}

/** Asks for a file. */
export async function download<Input>(endpoint: Endpoint<Input, FileReply>, input: Input): Promise<FileAnswer> {
  const { path, rest } = fill(endpoint.path, input)
  const answer = await send({ method: 'GET', path: withQuery(path, rest), responseType: 'arraybuffer' }, endpoint)
  return { bytes: answer.data as ArrayBuffer, name: nameOf(answer.header) ?? `${endpoint.title}.${endpoint.answers ?? 'xlsx'}` }
}

/** Sends a file as the body; the rest of the input travels in the query. */
export async function upload<Input, Reply>(endpoint: Endpoint<Input, Reply>, bytes: ArrayBuffer, input: Input): Promise<Reply> {
  const { path, rest } = fill(endpoint.path, input)
  const answer = await send({
    method: endpoint.method, path: withQuery(path, rest), body: bytes, contentType: FILE_TYPES[endpoint.accepts ?? 'xlsx'], responseType: 'text',
  }, endpoint)
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

async function send(wanted: Wanted, { title, permission }: { title: string; permission: string }): Promise<Answer> {
  const token = session.get()?.token
  const header: Record<string, string> = {}
  if (wanted.contentType) header['content-type'] = wanted.contentType
  if (token && permission !== 'public') header.authorization = `Bearer ${token}`
  let answer: Answer
  try {
    answer = await transport(wanted, header)
  } catch {
    network.tell(false)
    throw new Fault('offline', `${title}没有完成：现在连不上网络。已填写的内容还在，有信号后再试。`)
  }
  network.tell(true)
  if (answer.status >= 200 && answer.status < 300) return answer
  const fault = faultOf(answer.status, bodyOf(answer.data), title)
  if (fault.kind === 'signed_out' && permission !== 'public' && session.get()?.token === token) {
    session.end()
    askToSignIn()
  }
  throw fault
}

async function transport({ method, path, body, responseType, contentType }: Wanted, header: Record<string, string>): Promise<Answer> {
  const timeout = responseType === 'arraybuffer' || (contentType && contentType !== 'application/json') ? FILE_TIMEOUT : TIMEOUT
  const rest = { method, data: body, timeout, responseType, dataType: responseType === 'text' ? 'json' : 'other' }
  if (process.env.TARO_ENV === 'weapp' && CLOUD_ENV) {
    const wanted = { ...rest, config: { env: CLOUD_ENV }, path: `/api${path}`, header: { ...header, 'X-WX-SERVICE': CLOUD_SERVICE } }
    // Taro types `dataType` here as an object; WeChat takes the word.
    const answer = await Taro.cloud.callContainer(wanted as unknown as Parameters<typeof Taro.cloud.callContainer>[0])
    return { status: answer.statusCode, header: lower(answer.header), data: answer.data as unknown }
  }
  const answer = await Taro.request({ ...rest, url: `${API_BASE}/api${path}`, header })
  return { status: answer.statusCode, header: lower(answer.header), data: answer.data }
}

function lower(header: Record<string, unknown> = {}): Record<string, string> {
  const lowered: Record<string, string> = {}
  Object.keys(header).forEach(name => { lowered[name.toLowerCase()] = String(header[name]) })
  return lowered
}

/** An error that answers a request for a file is still JSON. */
function bodyOf(data: unknown): unknown {
  if (!(data instanceof ArrayBuffer)) return data
  try {
    const text = decodeURIComponent(Array.from(new Uint8Array(data), byte => `%${byte.toString(16).padStart(2, '0')}`).join(''))
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nameOf(header: Record<string, string>): string | undefined {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(header['content-disposition'] ?? '')
  return found ? decodeURIComponent(found[1]) : undefined
}
