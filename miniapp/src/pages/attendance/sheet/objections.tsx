import { useState } from 'react'
import type { SheetReply } from '@village/shared/contract/attendance'
import { OBJECTION_STATE_NAMES, settlement, type Objection } from '@village/shared/contract/settlement'
import { firstDay, lastDay } from '@village/shared/kernel/day'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Mark } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, HALF_NAMES, instantWord, sentence } from '@/ui/words'

interface Props {
  sheet: SheetReply
  onDone: (sheet: SheetReply) => void
}

const TONES = { open: 'amber', accepted: 'pine', rejected: 'plain' } as const
const SYMBOLS = { open: '…', accepted: '√', rejected: '×' } as const

/** What was said against the sheet while it was shown, with the answers. */
export function Objections({ sheet, onDone }: Props) {
  const { objections, mayAnswer } = sheet.settlement
  const [asked, ask] = useState<Objection | null>(null)
  if (objections.length === 0) return null
  return (
    <Card title='公示期间的异议' aside={`${objections.length} 条`} flush>
      <List label='公示期间的异议'>
        {objections.map(each => (
          <Row
            key={each.id}
            title={sentence([each.personName, each.day && dayWord(each.day), each.half && HALF_NAMES[each.half]], ' ')}
            note={sentence([each.text, instantWord(each.raisedAt), each.answer && `${each.answeredByName}答复：${each.answer}`], '；')}
            aside={<Mark symbol={SYMBOLS[each.state]} name={OBJECTION_STATE_NAMES[each.state]} tone={TONES[each.state]} />}
            onTap={mayAnswer && each.state === 'open' ? () => ask(each) : undefined}
          />
        ))}
      </List>
      <Answer asked={asked} onClose={() => ask(null)} onDone={reply => { ask(null); onDone(reply) }} />
    </Card>
  )
}

function Answer({ asked, onClose, onDone }: { asked: Objection | null; onClose: () => void; onDone: Props['onDone'] }) {
  const [decision, decide] = useState<'accepted' | 'rejected' | null>(null)
  const [answer, setAnswer] = useState('')
  const { fault, run, clear } = useAction(async () => {
    if (!asked) return
    if (!decision) throw missing('decision', '请选择采纳还是不采纳')
    if (!answer.trim()) throw missing('answer', '请写明理由')
    const reply = await call(settlement.answer, { id: asked.id, decision, answer: answer.trim() })
    say('已答复')
    setAnswer('')
    onDone(reply)
  })
  return (
    <Sheet title='答复异议' open={asked !== null} onClose={() => { clear(); onClose() }} foot={<Button kind='primary' onTap={run}>答复</Button>}>
      <FaultNotice fault={fault} />
      <p className='sign-words'>{asked?.personName}：{asked?.text}</p>
      <Choice
        label='答复'
        options={[{ value: 'accepted', name: '采纳', note: '这一稿作废，重新编制' }, { value: 'rejected', name: '不采纳' }]}
        value={decision}
        onChoose={decide}
        error={errorOf(fault, 'decision')}
      />
      <Field label='理由' kind='long' max={500} value={answer} onInput={setAnswer} error={errorOf(fault, 'answer')} />
    </Sheet>
  )
}

/** The cadre concerned says what is wrong. */
export function Object({ sheet, open, onClose, onDone }: Props & { open: boolean; onClose: () => void }) {
  const { organisationId, month } = sheet.content
  const [day, setDay] = useState<string | null>(null)
  const [text, setText] = useState('')
  const { fault, run, clear } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写明哪里不对')
    const reply = await call(settlement.object, { organisationId, month, text: text.trim(), ...(day ? { day } : {}) })
    say('已提出，等签字的人答复')
    setText('')
    onDone(reply)
  })
  return (
    <Sheet title='提出异议' open={open} onClose={() => { clear(); onClose() }} foot={<Button kind='primary' onTap={run}>提出异议</Button>}>
      <FaultNotice fault={fault} />
      <p className='sign-words'>只能对自己的考勤提出。签字的人会写明采不采纳、为什么。</p>
      <DayPicker label='哪一天' value={day} onChoose={setDay} from={firstDay(month)} to={lastDay(month)} error={errorOf(fault, 'day')} optional />
      <Field label='哪里不对' kind='long' max={500} value={text} onInput={setText} error={errorOf(fault, 'text')} />
    </Sheet>
  )
}
