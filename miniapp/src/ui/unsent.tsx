import { type ReactNode, useEffect, useRef, useState } from 'react'
import { go } from '../go'
import { network } from '../network'
import { outbox, type Unsent as Entry, useOutbox, useSending } from '../outbox'
import { pageOf, type Sendable, sendable } from '../sendable'
import { say } from './action'
import { Button } from './button'
import { Card, Facts } from './card'
import { Confirm } from './confirm'
import { Notice, Tag } from './notice'
import { List, Row } from './row'
import { Sheet } from './sheet'
import { instantWord } from './words'

interface UnsentProps {
  /** What is recorded on this page. */
  of: readonly Sendable[]
  /** Only what speaks of this; left out: all of these kinds. */
  about?: (input: Record<string, unknown>) => boolean
  /** One of them left the phone: what the server has is asked for again. */
  onSent?: () => unknown
}

/** What was recorded on a page and is still on the phone: how each stands, why, and what the person can do about it. Nothing where nothing waits. */
export function Unsent({ of, about = () => true, onSent }: UnsentProps) {
  const items = useOutbox().filter(({ endpoint, input }) => (of as readonly string[]).includes(endpoint) && about(input as Record<string, unknown>))
  const before = useRef(items.length)
  useEffect(() => {
    if (items.length < before.current) void onSent?.()
    before.current = items.length
  }, [items.length])
  return <UnsentCard title='还没有送出的' aside={`${items.length} 条`} items={items} />
}

interface UnsentCardProps {
  title: string
  aside: string
  items: Entry[]
  /** Lines that follow. */
  children?: ReactNode
}

/** Entries of the phone, each opens with what can be done about it. */
export function UnsentCard({ title, aside, items, children }: UnsentCardProps) {
  const sending = useSending()
  const [chosen, setChosen] = useState<string | null>(null)
  const [dropping, setDropping] = useState<Entry | null>(null)
  const entry = items.find(item => item.clientKey === chosen) ?? null
  if (items.length === 0 && !children && !dropping) return null
  return (
    <Card title={title} aside={aside} flush>
      <List label={title}>
        {items.map(item => (
          <Row
            key={item.clientKey}
            title={item.title}
            note={item.state === 'stopped' ? item.fault?.text : `${instantWord(item.keptAt)} 填写`}
            aside={<State entry={item} sending={sending} />}
            onTap={() => setChosen(item.clientKey)}
          />
        ))}
        {children}
      </List>
      <Detail entry={entry} sending={sending} onClose={() => setChosen(null)} onDrop={() => { setDropping(entry); setChosen(null) }} />
      <Confirm
        title='不送这一条了'
        open={dropping !== null}
        onClose={() => setDropping(null)}
        name='删除这一条'
        danger
        onConfirm={async () => {
          if (dropping) outbox.drop(dropping.clientKey)
          say('已删除')
        }}
      >
        <p>“{dropping?.title}”只存在这台手机里，删除以后找不回来。</p>
      </Confirm>
    </Card>
  )
}

function State({ entry, sending }: { entry: Entry; sending: string | null }) {
  if (entry.state === 'stopped') return <Tag tone='cinnabar'>! 没有被接受</Tag>
  return entry.clientKey === sending ? <Tag tone='sky'>… 正在发送</Tag> : <Tag tone='amber'>↑ 待发送</Tag>
}

interface DetailProps {
  entry: Entry | null
  sending: string | null
  onClose: () => void
  onDrop: () => void
}

/** One entry: how it stands, why, and what the person can do about it. */
function Detail({ entry, sending, onClose, onDrop }: DetailProps) {
  if (!entry) return null
  const stopped = entry.state === 'stopped'
  const form = sendable(entry.endpoint)
  const send = async () => {
    network.tell(true)
    await (stopped ? outbox.retry(entry.clientKey) : outbox.flush(true))
    if (!outbox.mine().some(({ clientKey }) => clientKey === entry.clientKey)) onClose()
  }
  const correct = () => {
    onClose()
    if (form) go(pageOf(form, entry.input), { ...form.open?.(entry.input), correct: entry.clientKey })
  }
  return (
    <Sheet title={entry.title} open onClose={onClose} foot={(
      <div className='actions'>
        <Button onTap={send}>{stopped ? '照原样再送一次' : '现在送出'}</Button>
        {stopped && form && <Button kind='primary' onTap={correct}>改好再送</Button>}
      </div>
    )}>
      {entry.fault && <Notice kind={stopped ? 'error' : 'warn'} title={stopped ? '没有被接受' : '上一次没有送到'}>{entry.fault.text}</Notice>}
      <Facts items={[
        { name: '填写时间', value: instantWord(entry.keptAt) },
        { name: '现在', value: stopped ? '存在这台手机里，不会自动再送。别的照常送' : entry.clientKey === sending ? '正在发送' : '存在这台手机里，有信号时自动送出' },
      ]} />
      <Button kind='quiet' onTap={onDrop}>不送这一条了</Button>
    </Sheet>
  )
}
