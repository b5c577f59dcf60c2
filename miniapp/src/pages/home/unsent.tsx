import { useRef } from 'react'
import { type Unsent as Entry, useOutbox } from '@/outbox'
import { useDelivered } from '@/receipt'
import { Tag } from '@/ui/notice'
import { Row } from '@/ui/row'
import { UnsentCard } from '@/ui/unsent'
import { instantWord } from '@/ui/words'

/** All that is kept on the phone and not yet at the server, and what has arrived since this page was opened. */
export function Unsent() {
  const items = useOutbox()
  const arrived = useArrived(items)
  return (
    <UnsentCard title='待发箱' aside={items.length > 0 ? `${items.length} 条没有送出` : '都送到了'} items={items}>
      {arrived.length > 0 && arrived.map(({ title, receipt }) => (
        <Row key={receipt.key} title={title} note={`${instantWord(receipt.receivedAt)} 服务器收到，回执号 ${shortId(receipt.id)}`} aside={<Tag tone='pine'>√ 已送达</Tag>} />
      ))}
    </UnsentCard>
  )
}

/** What has arrived and was seen waiting here. */
function useArrived(items: Entry[]) {
  const waited = useRef(new Set<string>())
  items.forEach(({ clientKey }) => waited.current.add(clientKey))
  return useDelivered().filter(({ receipt }) => waited.current.has(receipt.key) && items.every(({ clientKey }) => clientKey !== receipt.key))
}

/** The end of the number is enough to find it by. */
const shortId = (id: string) => id.slice(-6)
