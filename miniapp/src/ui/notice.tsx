import type { ReactNode } from 'react'
import type { Fault } from '../fault'
import { Button } from './button'
import './notice.scss'

export type Tone = 'pine' | 'amber' | 'cinnabar' | 'sky' | 'plain'

/** A state as symbol and word: never by colour alone. */
export function Mark({ symbol, name, tone = 'plain' }: { symbol: string; name: string; tone?: Tone }) {
  return (
    <span className={`mark tone-${tone}`}>
      <span className='mark-symbol' aria-hidden='true'>{symbol}</span>
      <span>{name}</span>
    </span>
  )
}

/** A word that says what kind a thing is. */
export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) {
  return <span className={`tag tone-${tone}`}>{children}</span>
}

const NOTICE_SYMBOLS = { info: 'ⓘ', warn: '△', error: '!', done: '√' }

interface NoticeProps {
  kind: keyof typeof NOTICE_SYMBOLS
  title?: string
  children?: ReactNode
}

/** Something to know before going on; an error is read out at once. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <span className='notice-symbol' aria-hidden='true'>{NOTICE_SYMBOLS[kind]}</span>
      <div className='notice-words'>
        {title && <div className='notice-title'>{title}</div>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}

/** What went wrong, on top of a form; the fields say the rest themselves. */
export function FaultNotice({ fault }: { fault: Fault | null }) {
  if (!fault) return null
  const several = fault.errors.length > 1 ? fault.errors : []
  return (
    <Notice kind='error' title={fault.text}>
      {several.length > 0 && <ul className='list'>{several.map(({ field, text }) => <li key={`${field}${text}`}>{text}</li>)}</ul>}
    </Notice>
  )
}

interface EmptyProps {
  /** What will appear here. */
  title: string
  /** The first step. */
  children?: ReactNode
  action?: { name: string; onTap: () => unknown }
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className='empty'>
      <div className='empty-title'>{title}</div>
      {children && <div className='empty-words'>{children}</div>}
      {action && <div className='empty-action'><Button onTap={action.onTap}>{action.name}</Button></div>}
    </div>
  )
}

/** Nothing could be shown: what failed, and a way to try again. */
export function ErrorState({ fault, onRetry }: { fault: Fault; onRetry?: () => unknown }) {
  return (
    <div className='empty' role='alert'>
      <div className='empty-title'>{fault.kind === 'offline' ? '现在没有网络' : '这一页没有打开'}</div>
      <div className='empty-words'>{fault.text}</div>
      {onRetry && <div className='empty-action'><Button onTap={onRetry}>再试一次</Button></div>}
    </div>
  )
}

/** The shape of what is coming, after a moment. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className='skeleton' role='status'>
      <span className='hidden'>正在打开</span>
      {Array.from({ length: lines }, (_, index) => <div key={index} className='skeleton-line' />)}
    </div>
  )
}
