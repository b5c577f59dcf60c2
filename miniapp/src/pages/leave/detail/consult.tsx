import { useState } from 'react'
import { approval } from '@village/shared/contract/approval'
import type { LeaveConsult, LeaveDetail } from '@village/shared/contract/leave'
import { call } from '@/call'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Mark } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { instantWord, sentence } from '@/ui/words'

type Done = (next: LeaveDetail, words: string) => void

/** Opinions that were asked for: they decide nothing. */
export function Consults({ leave, onDone }: { leave: LeaveDetail; onDone: Done }) {
  const [answering, answer] = useState<LeaveConsult | null>(null)
  const { consults = [], may } = leave
  if (consults.length === 0 && !may.decide) return null
  return (
    <>
      {consults.length > 0 && (
        <Card title='征求的意见'>
          {consults.map(each => (
            <div key={each.id} className='version'>
              <div className='step-name'>{sentence([each.askedOfName, each.roleName])}{each.opinion === null && <> <Mark symbol={each.lapsed ? '·' : '…'} name={each.lapsed ? '没有答复' : '等答复'} tone={each.lapsed ? 'plain' : 'amber'} /></>}</div>
              <div className='step-note'>{each.askedByName} {instantWord(each.askedAt)} 问：{each.question}</div>
              {each.opinion !== null && <div>{each.opinion}</div>}
              {each.answeredAt && <div className='step-note'>{instantWord(each.answeredAt)}</div>}
              {each.may.answer && <Button kind='primary' onTap={() => answer(each)}>写意见</Button>}
            </div>
          ))}
        </Card>
      )}
      {may.decide && <Ask leave={leave} onDone={onDone} />}
      <Answer leave={leave} consult={answering} onClose={() => answer(null)} onDone={(next, words) => { answer(null); onDone(next, words) }} />
    </>
  )
}

function Ask({ leave, onDone }: { leave: LeaveDetail; onDone: Done }) {
  const [open, setOpen] = useState(false)
  const [personId, choose] = useState<string | null>(null)
  const [question, setQuestion] = useState('')
  const people = useLoad(approval.consultees, { id: leave.id }, { when: open })
  const { fault, run } = useAction(async () => {
    if (!personId) throw missing('personId', '请选问谁')
    if (!question.trim()) throw missing('question', '请写想问什么')
    const next = await call(approval.consult, { id: leave.id, personId, question: question.trim() })
    setOpen(false)
    setQuestion('')
    choose(null)
    onDone(next, '已告诉对方')
  })
  return (
    <>
      <Button onTap={() => setOpen(true)}>征求别人的意见</Button>
      <div className='gap' />
      <Sheet title='征求意见' open={open} onClose={() => setOpen(false)} foot={<Button kind='primary' onTap={run}>请他答复</Button>}>
        <FaultNotice fault={fault} />
        <p className='detail-words'>他的意见写在请假单上，供您参考；批不批还由您定，不用等他答复。</p>
        <Select
          label='问谁'
          options={(people.data ?? []).map(({ personId: value, name, roleName, place }) => ({ value, name, note: sentence([place, roleName]) }))}
          value={personId}
          onChoose={choose}
          error={errorOf(fault, 'personId')}
          empty={people.loading ? '正在取名单' : '没有可以问的人'}
        />
        <Field label='想问什么' kind='long' max={300} value={question} onInput={setQuestion} error={errorOf(fault, 'question')} />
      </Sheet>
    </>
  )
}

function Answer({ leave, consult, onClose, onDone }: { leave: LeaveDetail; consult: LeaveConsult | null; onClose: () => void; onDone: Done }) {
  const [opinion, setOpinion] = useState('')
  const { fault, run } = useAction(async () => {
    if (!consult) return
    if (!opinion.trim()) throw missing('opinion', '请写您的意见')
    onDone(await call(approval.answerConsult, { id: leave.id, consultId: consult.id, opinion: opinion.trim() }), '已答复')
  })
  return (
    <Sheet title='写意见' open={consult !== null} onClose={onClose} foot={<Button kind='primary' onTap={run}>答复</Button>}>
      <FaultNotice fault={fault} />
      <p className='detail-words'>{consult?.askedByName}问：{consult?.question}</p>
      <Field label='您的意见' kind='long' max={500} value={opinion} onInput={setOpinion} error={errorOf(fault, 'opinion')} hint='答复后不能再改' />
    </Sheet>
  )
}
