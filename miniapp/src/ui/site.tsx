import Taro from '@tarojs/taro'
import type { MouseEvent } from 'react'
import { go, goBack, HOME, ME } from '../go'
import { may } from '../session'
import './site.scss'

const TABS = [
  { path: HOME, name: '今天' },
  { path: ME, name: '我的' },
]

/** What the head of the browser build offers on a wide window. */
function places() {
  return [
    { path: HOME, name: '今天', shown: true },
    { path: '/pages/attendance/sheets/index', name: '考勤表', shown: may('attendance.read') },
    { path: '/pages/leave/list/index', name: '请假', shown: may('leave.read') },
    { path: '/pages/organisation/index/index', name: '组织', shown: may('organisation.read') },
    { path: ME, name: '我的', shown: true },
  ].filter(({ shown }) => shown)
}

function currentPath(): string {
  const pages = Taro.getCurrentPages()
  return `/${(pages[pages.length - 1]?.route ?? '').replace(/^\//, '')}`
}

interface LinkProps {
  path: string
  name: string
  current: boolean
  style: string
}

/** A real link: it can be read, reached by keyboard and opened in another window. */
function Link({ path, name, current, style }: LinkProps) {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (!current) go(path)
  }
  return <a className={`${style}${current ? ` ${style}-on` : ''}`} href={`#${path}`} aria-current={current ? 'page' : undefined} onClick={open}>{name}</a>
}

/** In the browser there is no bar of WeChat: title, way back and, on a wide window, the ways to everything. */
export function SiteHead({ title, back, signedIn }: { title: string; back: boolean; signedIn: boolean }) {
  const path = currentPath()
  return (
    <header className='site'>
      <div className='site-inner'>
        {back && <button type='button' className='plain site-back' aria-label='返回' onClick={goBack}>‹</button>}
        <h1 className='site-title'>{title}</h1>
        {signedIn && (
          <nav className='site-nav' aria-label='主要页面'>
            {places().map(place => <Link key={place.path} path={place.path} name={place.name} current={path === place.path} style='site-link' />)}
          </nav>
        )}
      </div>
    </header>
  )
}

export function TabBar() {
  const path = currentPath()
  return (
    <nav className='tab-bar' aria-label='切换页面'>
      {TABS.map(tab => <Link key={tab.path} path={tab.path} name={tab.name} current={path === tab.path} style='tab-bar-link' />)}
    </nav>
  )
}
