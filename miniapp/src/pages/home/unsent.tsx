import { useRef, useState } from 'react'
import { go } from '@/go'
import { network } from '@/network'
import { outbox, type Unsent as Entry, useOutbox, useSending } from '@/outbox'
import { useDelivered } from '@/receipt'
import { sendable } from '@/sendable'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Notice, Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord } from '@/ui/words'

/** What is kept on the phone and not yet at the server, and what has arrived since this page was opened. */
export function Unsent() {
  const items = useOutbox()
  const sending = useSending()
  const arrived = useArrived(items)
  const [chosen, setChosen] = useState<string | null>(null)
  const [dropping, setDropping] = useState<Entry | null>(null)
  const entry = items.find(item => item.clientKey === chosen) ?? null
  if (items.length === 0 && arrived.length === 0 && !dropping) return null
  return (
    <Card title='待发箱' aside={items.length > 0 ? `${items.length} 条没有送出` : '都送到了'} flush>
      <List label='待发箱'>
        {items.map(item => (
          <Row
            key={item.clientKey}
            title={item.title}
            note={item.state === 'stopped' ? item.fault?.text : `${instantWord(item.keptAt)} 填写`}
            aside={<State entry={item} sending={sending} />}
            onTap={() => setChosen(item.clientKey)}
          />
        ))}
        {arrived.map(({ title, receipt }) => (
          <Row key={receipt.key} title={title} note={`${instantWord(receipt.receivedAt)} 服务器收到，回执号 ${shortId(receipt.id)}`} aside={<Tag tone='pine'>√ 已送达</Tag>} />
        ))}
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

/** What has arrived and was seen waiting here. */
function useArrived(items: Entry[]) {
  const waited = useRef(new Set<string>())
  items.forEach(({ clientKey }) => waited.current.add(clientKey))
  return useDelivered().filter(({ receipt }) => waited.current.has(receipt.key) && items.every(({ clientKey }) => clientKey !== receipt.key))
}

function State({ entry, sending }: { entry: Entry; sending: string | null }) {
  if (entry.state === 'stopped') return <Tag tone='cinnabar'>! 没有被接受</Tag>
  return entry.clientKey === sending ? <Tag tone='sky'>… 正在送</Tag> : <Tag tone='amber'>↑ 等着送</Tag>
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
    if (form) go(form.page, { ...form.open?.(entry.input), correct: entry.clientKey })
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
        { name: '现在', value: stopped ? '存在这台手机里，不会自动再送。别的照常送' : entry.clientKey === sending ? '正在送' : '存在这台手机里，有信号时自动送出' },
      ]} />
      <Button kind='quiet' onTap={onDrop}>不送这一条了</Button>
    </Sheet>
  )
}

/** The end of the number is enough to find it by. */
const shortId = (id: string) => id.slice(-6)
