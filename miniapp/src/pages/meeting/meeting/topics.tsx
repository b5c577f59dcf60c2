import { useState } from 'react'
import { meeting, type MeetingDetail, TOPIC_STATE_NAMES, type Topic } from '@village/shared/contract/meeting'
import { call } from '@/call'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { sentence } from '@/ui/words'

interface TopicsProps {
  of: MeetingDetail
  onDone: (detail: MeetingDetail) => void
}

/** The agenda; before the meeting everybody who is invited may propose. */
export function Topics({ of, onDone }: TopicsProps) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Topic | null>(null)
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写议题')
    onDone(await call(meeting.propose, { id: of.id, text: text.trim() }))
    setText('')
  })
  const proposed = of.topics.length > 0
  return (
    <>
      {proposed && (
        <Card title='议题' aside={`${of.topics.length} 项`} flush>
          <List label='议题'>
            {of.topics.map(each => (
              <Row key={each.id} title={each.text} note={sentence([each.byName, each.reason])} aside={TOPIC_STATE_NAMES[each.state]} onTap={of.may.run && of.minutes !== 'signed' ? () => setChosen(each) : undefined} />
            ))}
          </List>
        </Card>
      )}
      {of.may.propose && (
        <Card title='议题征集'>
          <FaultNotice fault={fault} />
          <Field label='提一项议题' value={text} onInput={setText} max={200} error={errorOf(fault, 'text')} onConfirm={run} optional />
          <Button onTap={run}>提出来</Button>
        </Card>
      )}
      <Sheet title='定议题' open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && <Judge key={chosen.id} topic={chosen} onDone={detail => { setChosen(null); onDone(detail) }} />}
      </Sheet>
    </>
  )
}

function Judge({ topic, onDone }: { topic: Topic; onDone: (detail: MeetingDetail) => void }) {
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async (taken: boolean) => onDone(await call(meeting.judgeTopic, { id: topic.id, taken, reason: reason.trim() })))
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>{topic.text}</p>
      {topic.state !== 'taken' && <Button kind='primary' onTap={() => run(true)}>列入议程</Button>}
      {topic.state !== 'declined' && (
        <>
          <Field label='不议的原因' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />
          <Button onTap={() => run(false)}>这次不议</Button>
        </>
      )}
    </>
  )
}
