import { useState } from 'react'
import { outbox, type Unsent as Entry, useOutbox } from '@/outbox'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Notice, Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord } from '@/ui/words'

/** What is kept on the phone and not yet at the server. */
export function Unsent() {
  const items = useOutbox()
  const [chosen, setChosen] = useState<Entry | null>(null)
  const close = () => setChosen(null)
  if (items.length === 0 && !chosen) return null
  const drop = () => {
    if (chosen) outbox.drop(chosen.clientKey)
    close()
    say('已删除')
  }
  const send = async () => {
    await outbox.flush()
    close()
  }
  return (
    <Card title='还没有送出的' aside={`${items.length} 条`} flush>
      <List label='还没有送出的'>
        {items.map(item => (
          <Row
            key={item.clientKey}
            title={item.title}
            note={`${instantWord(item.keptAt)} 填写`}
            aside={item.state === 'stopped' ? <Tag tone='cinnabar'>! 要处理</Tag> : <Tag tone='amber'>↑ 待送出</Tag>}
            onTap={() => setChosen(item)}
          />
        ))}
      </List>
      <Sheet title={chosen?.title ?? ''} open={chosen !== null} onClose={close} foot={(
        <div className='actions'>
          <Button kind='danger' onTap={drop}>不送了，删除</Button>
          {chosen?.state === 'waiting' && <Button kind='primary' onTap={send}>现在送出</Button>}
        </div>
      )}>
        {chosen?.fault && chosen.fault.kind !== 'offline' && <Notice kind={chosen.state === 'stopped' ? 'error' : 'warn'}>{chosen.fault.text}</Notice>}
        {chosen && <Facts items={[{ name: '填写时间', value: instantWord(chosen.keptAt) }, { name: '现在', value: chosen.state === 'stopped' ? '服务器没有接受，不会再自动送' : '存在这台手机里，有信号时自动送出' }]} />}
      </Sheet>
    </Card>
  )
}
