import Taro from '@tarojs/taro'

export const HOME = '/pages/home/index'
export const ME = '/pages/me/index'

/** Opens a page: a tab by its tab, any other on top of this one. */
export function go(page: string, parameters: Record<string, string | undefined> = {}): void {
  const query = Object.keys(parameters)
    .filter(name => parameters[name] !== undefined)
    .map(name => `${name}=${encodeURIComponent(parameters[name] ?? '')}`)
  const url = query.length ? `${page}?${query.join('&')}` : page
  if (page === HOME || page === ME) void Taro.switchTab({ url: page })
  else void Taro.navigateTo({ url })
}

/** Back where the person came from; home when he came from nowhere. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: HOME })
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
