import { useEffect, useRef, useState } from 'react'
import { presence, type ScreenReply } from '@village/shared/contract/presence'
import { call } from '@/call'
import { asFault, type Fault } from '@/fault'
import { parameter } from '@/go'
import { Empty, Notice, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { pictureOf } from '@/ui/qr'
import { longDayWord } from '@/ui/words'
import './index.scss'

const SECOND = 1000
const AGAIN = 15

/** The tablet in the village office: the code of this minute, by the link of the device; nobody signs in on it. */
export default function ScreenPage() {
  const [key] = useState(() => parameter('key') ?? '')
  const { reply, left, fault } = useScreen(key)
  useEffect(() => { void stayAwake() }, [])
  if (!key) return <Page title='村部码' open><Empty title='这里给村部的平板用'>请用队长或村里发来的完整链接打开。</Empty></Page>
  if (!reply || (fault && left <= 0)) {
    return (
      <Page title='村部码' open>
        {fault
          ? <Notice kind='warn'>{fault.kind === 'offline' ? '现在没有网络，码暂时不显示，有网络时自己恢复。驻村干部可以用“本人确认”，或请队长在名册里确认。' : fault.text}</Notice>
          : <Skeleton />}
      </Page>
    )
  }
  return (
    <Page title={`${reply.villageName}村部码`} open>
      <div className='screen'>
        <p className='screen-words'>打开驻村通，扫码确认在村</p>
        <img className='screen-code' alt='二维码' src={pictureOf(reply.squares)} />
        <div className='screen-short numbers' aria-label={`扫不了的，输入 ${reply.short.split('').join(' ')}`}>{reply.short.slice(0, 4)} {reply.short.slice(4)}</div>
        <p className='screen-words'>扫不了的，输入上面的字符</p>
        <p className='screen-note'>{longDayWord(reply.day)} · {left > 0 ? `${left} 秒后换新` : '正在换新'}</p>
        {fault && <p className='screen-note'>网络不稳，正在重试</p>}
      </div>
    </Page>
  )
}

/** Asks for the code, again when its minute is over. */
function useScreen(key: string): { reply: ScreenReply | null; left: number; fault: Fault | null } {
  const [state, setState] = useState<{ reply: ScreenReply | null; fault: Fault | null }>({ reply: null, fault: null })
  const [left, setLeft] = useState(0)
  const wait = useRef(0)
  useEffect(() => {
    if (!key) return undefined
    let open = true
    let asking = false
    const ask = async () => {
      asking = true
      try {
        const reply = await call(presence.screen, { key })
        wait.current = reply.seconds
        if (open) setState({ reply, fault: null })
      } catch (thrown) {
        wait.current = AGAIN
        if (open) setState(({ reply }) => ({ reply, fault: asFault(thrown) }))
      }
      asking = false
    }
    const timer = setInterval(() => {
      wait.current -= 1
      setLeft(wait.current)
      if (wait.current <= 0 && !asking) void ask()
    }, SECOND)
    void ask()
    return () => {
      open = false
      clearInterval(timer)
    }
  }, [key])
  return { ...state, left }
}

/** A tablet that goes dark shows no code; where the browser cannot be asked, its own setting decides. */
async function stayAwake(): Promise<void> {
  if (process.env.TARO_ENV !== 'h5') return
  try {
    await (navigator as unknown as { wakeLock?: { request(kind: 'screen'): Promise<unknown> } }).wakeLock?.request('screen')
  } catch {
    // It stays as the tablet is set.
  }
}
