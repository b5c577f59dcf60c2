import type { AddRecordInput } from '@village/shared/contract/record.input'
import { recordKind } from '@village/shared/kernel/record-kind'
import { useOutbox } from '@/outbox'
import { Card } from '@/ui/card'
import { Mark } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { instantWord } from '@/ui/words'

/** Entries that are on the phone and not yet at the server. */
export function Unsent() {
  const items = useOutbox().filter(({ endpoint }) => endpoint === 'record.add' || endpoint === 'record.correct')
  if (items.length === 0) return null
  return (
    <Card title='还没有送出的' aside={`${items.length} 条`} flush>
      <List label='还没有送出的记录'>
        {items.map(({ clientKey, input, keptAt, state, fault }) => {
          const { text, kind } = input as AddRecordInput
          return (
            <Row key={clientKey} title={text} note={state === 'stopped' ? fault?.text : `${recordKind(kind).name}，${instantWord(keptAt)} 写，存在这台手机里`}
              aside={state === 'stopped' ? <Mark symbol='!' name='要处理' tone='cinnabar' /> : <Mark symbol='↑' name='未发送' tone='amber' />} />
          )
        })}
      </List>
    </Card>
  )
}
