import { useEffect, useRef, useState } from 'react'
import { meeting, type MeetingCode } from '@village/shared/contract/meeting'
import { call } from '@/call'
import { asFault, type Fault } from '@/fault'
import { parameter } from '@/go'
import { FaultNotice, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { pictureOf } from '@/ui/qr'
import './index.scss'

const SECOND = 1000
const AGAIN = 10

/** The code of this minute on the host's screen: those who come scan it. */
export default function CodePage() {
  const { code, left, fault } = useCode(parameter('id') ?? '')
  return (
    <Page title='签到码'>
      {fault && <FaultNotice fault={fault} />}
      {!code && !fault && <Skeleton />}
      {code && (
        <div className='meeting-code'>
          <p className='meeting-code-words'>参会的人打开驻村通，扫码签到</p>
          <img className='meeting-code-picture' alt='二维码' src={pictureOf(code.squares)} />
          <div className='meeting-code-short numbers' aria-label={`扫不了的，输入 ${code.short.split('').join(' ')}`}>{code.short.slice(0, 3)} {code.short.slice(3)}</div>
          <p className='meeting-code-note'>扫不了的，输入上面的字符 · {left > 0 ? `${left} 秒后换新` : '正在换新'}</p>
          <p className='meeting-code-words numbers'>已到 {code.present} 人，应到 {code.expected} 人</p>
        </div>
      )}
    </Page>
  )
}

/** Asks for the code, again when its minute is over. */
function useCode(id: string): { code: MeetingCode | null; left: number; fault: Fault | null } {
  const [state, setState] = useState<{ code: MeetingCode | null; fault: Fault | null }>({ code: null, fault: null })
  const [left, setLeft] = useState(0)
  const wait = useRef(0)
  useEffect(() => {
    let open = true
    let asking = false
    const ask = async () => {
      asking = true
      try {
        const code = await call(meeting.code, { id })
        wait.current = code.seconds
        if (open) {
          setLeft(code.seconds)
          setState({ code, fault: null })
        }
      } catch (thrown) {
        wait.current = AGAIN
        if (open) setState({ code: null, fault: asFault(thrown) })
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
  }, [id])
  return { ...state, left }
}
