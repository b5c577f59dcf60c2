import Taro from '@tarojs/taro'

export const HOME = '/pages/home/index'
export const ME = '/pages/me/index'

type Parameters = Record<string, string | undefined>

/** Opens a page: a tab by its tab, any other on top of this one. */
export function go(page: string, parameters: Parameters = {}): void {
  if (page === HOME || page === ME) void Taro.switchTab({ url: page })
  else void Taro.navigateTo({ url: linkOf(page, parameters) })
}

/** Opens what was just made in the place of the form it was made with. In one step: going back and on at once, the page that loads last lies on top. */
export function replace(page: string, parameters: Parameters = {}): void {
  void Taro.redirectTo({ url: linkOf(page, parameters) })
}

/** Back where the person came from; home when he came from nowhere. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: HOME })
}

function linkOf(page: string, parameters: Parameters): string {
  const query = Object.keys(parameters)
    .filter(name => parameters[name] !== undefined)
    .map(name => `${name}=${encodeURIComponent(parameters[name] ?? '')}`)
  return query.length ? `${page}?${query.join('&')}` : page
}

/** The parameters a page was opened with, decoded: WeChat hands them over as they were written. */
export function parameter(name: string): string | undefined {
  const value = Taro.getCurrentInstance().router?.params[name]
  if (value === undefined) return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** This page as a link: what it was opened with, without what Taro adds. */
export function currentLink(): string {
  const { path = '', params = {} } = Taro.getCurrentInstance().router ?? {}
  const query = Object.keys(params).filter(name => /^[A-Za-z]+$/.test(name) && name !== 'stamp').map(name => `${name}=${encodeURIComponent(parameter(name) ?? '')}`)
  return `/${path.split('?')[0].replace(/^\//, '')}${query.length ? `?${query.join('&')}` : ''}`
}
