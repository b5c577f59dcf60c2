import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Endpoint } from '@village/shared/contract/endpoint'
import { keepAnswer, lastAnswer } from '../answers'
import { call } from '../call'
import { now } from '../clock'
import { asFault, type Fault, type FaultKind } from '../fault'
import { network } from '../network'
import { session } from '../session'
import { ErrorState, Notice, Skeleton } from './notice'
import { instantWord } from './words'

/** The server did not say that there is no answer: an older one may be shown. */
const AWAY: readonly FaultKind[] = ['offline', 'busy', 'server', 'outdated']

export interface Load<Reply> {
  data: Reply | null
  /** Why there is no fresh answer. */
  fault: Fault | null
  loading: boolean
  /** When the data on the screen was fetched, if it is an older answer kept on the phone. */
  keptAt: string | null
  reload(): Promise<void>
  /** Shows an answer that another call brought. */
  put(data: Reply): void
}

export interface LoadOptions {
  /** Ask only when this is true. */
  when?: boolean
  /** Keep the last answer on the phone; not for what others must not find there. */
  keep?: boolean
}

/**
 * Asks an endpoint when the page opens, when it is shown again and when it is pulled down.
 * The last answer is kept on the phone and shown while the network is away.
 */
export function useLoad<Input, Reply>(endpoint: Endpoint<Input, Reply>, input: Input, { when = true, keep = true }: LoadOptions = {}): Load<Reply> {
  const name = `${session.get()?.me.id ?? 'anybody'}:${endpoint.method} ${endpoint.path}:${JSON.stringify(input ?? {})}`
  const [state, setState] = useState<{ name: string; data: Reply | null; fault: Fault | null; loading: boolean; keptAt: string | null }>(() => start<Reply>(name, when))
  const latest = useRef(name)
  latest.current = name
  const asking = useRef({ endpoint, input, keep })
  asking.current = { endpoint, input, keep }

  const reload = useCallback(async () => {
    const asked = latest.current
    setState(before => before.name === asked ? { ...before, loading: true } : start<Reply>(asked, true))
    try {
      const data = await call(asking.current.endpoint, asking.current.input)
      if (asking.current.keep) keepAnswer(asked, data, now())
      if (latest.current === asked) setState({ name: asked, data, fault: null, loading: false, keptAt: null })
    } catch (thrown) {
      const fault = asFault(thrown)
      const kept = AWAY.includes(fault.kind) ? lastAnswer<Reply>(asked) : undefined
      if (latest.current === asked) setState({ name: asked, data: kept?.data ?? null, fault, loading: false, keptAt: kept?.at ?? null })
    }
  }, [])

  useEffect(() => { if (when) void reload() }, [name, when, reload])
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current && when) void reload()
    shown.current = true
  })
  usePullDownRefresh(() => { void reload().then(() => Taro.stopPullDownRefresh()) })
  useEffect(() => network.subscribe(online => { if (online && when) void reload() }), [when, reload])

  const put = useCallback((data: Reply) => {
    if (asking.current.keep) keepAnswer(latest.current, data, now())
    setState({ name: latest.current, data, fault: null, loading: false, keptAt: null })
  }, [])
  const current = state.name === name ? state : start<Reply>(name, when)
  return { ...current, reload, put }
}

function start<Reply>(name: string, loading: boolean) {
  const kept = lastAnswer<Reply>(name)
  return { name, data: kept?.data ?? null, fault: null, loading, keptAt: null }
}

interface LoadedProps<Reply> {
  of: Load<Reply>
  children: (data: Reply) => ReactNode
  /** How many lines the shape has that stands for it meanwhile. */
  lines?: number
}

/** Shows what was loaded, or that it is coming, or why it did not come. */
export function Loaded<Reply>({ of, children, lines }: LoadedProps<Reply>) {
  if (of.data === null) {
    if (of.fault && !of.loading) return <ErrorState fault={of.fault} onRetry={of.reload} />
    return of.loading ? <Skeleton lines={lines} /> : null
  }
  return (
    <>
      {of.keptAt && of.fault && <Notice kind='warn'>{of.fault.kind === 'offline' ? '现在没有网络' : '服务器暂时没有答复'}，下面是 {instantWord(of.keptAt)} 的内容。</Notice>}
      {children(of.data)}
    </>
  )
}
