import Taro from '@tarojs/taro'
import { CONTRACT_HEADER, CONTRACT_VERSION } from '@village/shared/contract/receipt'

export interface Answer {
  status: number
  header: Record<string, string>
  data: unknown
}

export interface Wanted {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  contentType?: string
  responseType: 'text' | 'arraybuffer'
}

const TIMEOUT = 20_000
const FILE_TIMEOUT = 120_000

/** One request on its way to the server; throws when there is no answer. */
export async function transport({ method, path, body, responseType, contentType }: Wanted, token: string | undefined): Promise<Answer> {
  const header: Record<string, string> = { [CONTRACT_HEADER]: String(CONTRACT_VERSION) }
  if (contentType) header['content-type'] = contentType
  if (token) header.authorization = `Bearer ${token}`
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
export function bodyOf(data: unknown): unknown {
  if (!(data instanceof ArrayBuffer)) return data
  try {
    const text = decodeURIComponent(Array.from(new Uint8Array(data), byte => `%${byte.toString(16).padStart(2, '0')}`).join(''))
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The name a file is saved under. */
export function nameOf(header: Record<string, string>): string | undefined {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(header['content-disposition'] ?? '')
  return found ? decodeURIComponent(found[1]) : undefined
}
