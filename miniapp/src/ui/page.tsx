import Taro, { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { go, HOME } from '../go'
import { network, useOnline } from '../network'
import { currentLink } from '../go'
import { outbox, useOutbox } from '../outbox'
import { useRoom } from '../room'
import { askToSignIn, useSession } from '../session'
import { Guard } from './guard'
import { useLargeText } from './large-text'
import { SiteHead, TabBar } from './site'
import './page.scss'

interface PageProps {
  title: string
  children: ReactNode
  /** The one thing to do here, within the thumb's reach. */
  action?: ReactNode
  /** Grids and columns use the whole window on a desktop. */
  wide?: boolean
  /** A tab page: nothing to go back to. */
  tab?: boolean
  /** Also for somebody who is not signed in. */
  open?: boolean
}

/** The frame of every screen: where I am, what is not sent, the content, one primary action. */
export function Page({ title, children, action, wide, tab, open }: PageProps) {
  const large = useLargeText()
  const signedIn = useSession() !== null
  useEffect(() => { void Taro.setNavigationBarTitle({ title }) }, [title])
  useDidShow(() => {
    void Taro.setNavigationBarTitle({ title })
    if (!open && !signedIn) askToSignIn(tab ? null : currentLink())
  })
  const name = ['page', large && 'large', wide && 'page-wide', tab && 'page-tab'].filter(Boolean).join(' ')
  if (!open && !signedIn) return <div className={name} />
  return (
    <div className={name}>
      <div className='page-top'>
        {process.env.TARO_ENV === 'h5' && <SiteHead title={title} back={!tab} signedIn={signedIn} />}
        <DeliveryBar />
      </div>
      <main className='page-body'><Guard>{children}</Guard></main>
      <div className='page-foot'>
        {action && <div className='page-action'>{action}</div>}
        {process.env.TARO_ENV === 'h5' && tab && signedIn && <TabBar />}
      </div>
    </div>
  )
}

const NO_ROOM = '! 手机里存不下新填的内容了。请先连上网络把没有送出的送出，再清理手机空间。'

/** What is kept on the phone and not yet sent is always visible as a number. */
function DeliveryBar() {
  const online = useOnline()
  const unsent = useOutbox()
  const enough = useRoom()
  if (!enough) return <div className='delivery' role='alert'>{NO_ROOM}</div>
  if (online && unsent.length === 0) return null
  const waiting = unsent.filter(({ state }) => state === 'waiting').length
  const count = waiting > 0 || unsent.length === 0 ? `${waiting} 条还没有送出` : `${unsent.length} 条没有被接受，要您看一下`
  const words = unsent.length === 0 ? '没有网络，填写的内容先存在手机里' : online ? count : `没有网络，${count}`
  return (
    <div className='delivery' role='status'>
      <span className='delivery-words'><span aria-hidden='true'>{online ? '↑ ' : '× '}</span>{words}</span>
      {waiting === 0 && unsent.length > 0 && <button type='button' className='plain delivery-send' onClick={() => go(HOME)}>去看看</button>}
      {waiting > 0 && (
        <button type='button' className='plain delivery-send' onClick={() => { network.tell(true); void outbox.flush(true) }}>现在送出</button>
      )}
    </div>
  )
}
