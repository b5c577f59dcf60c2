import { useState } from 'react'
import { assessment, type AssessmentSheet } from '@village/shared/contract/assessment'
import { GRADE_SCALES, type Grade } from '@village/shared/kernel/assessment'
import { nameOfWord } from '@village/shared/kernel/word'
import { call } from '@/call'
import { missing } from '@/fault'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { instantWord, sentence } from '@/ui/words'

interface ObjectionsProps {
  of: AssessmentSheet
  onChange: (next: AssessmentSheet) => void
}

const UPHELD = [{ value: 'yes', name: '成立' }, { value: 'no', name: '不成立' }] as const

/** What is said against a grade, and the answer. */
export function Objections({ of: { id, objections, may, state, scale }, onChange }: ObjectionsProps) {
  const [objecting, setObjecting] = useState(false)
  const [answering, setAnswering] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [upheld, setUpheld] = useState<'yes' | 'no' | null>(null)
  const [grade, setGrade] = useState<Grade | null>(null)
  if (objections.length === 0 && !may.object) return null
  const decided = state === 'decided'
  const object = async () => {
    if (!text.trim()) throw missing('text', '请写对什么有异议、事实是怎样的')
    onChange(await call(assessment.object, { id, text: text.trim() }))
    say('已提出，答复了会通知您')
  }
  const answer = async () => {
    if (!upheld) throw missing('upheld', '请选成立或不成立')
    if (!text.trim()) throw missing('text', '请写答复')
    if (decided && upheld === 'yes' && !grade) throw missing('grade', '请选更正的等次')
    onChange(await call(assessment.answer, { id, objectionId: answering!, upheld: upheld === 'yes', text: text.trim(), ...(decided && upheld === 'yes' && grade ? { grade } : {}) }))
    say('已答复')
  }
  const grades: readonly Grade[] = GRADE_SCALES[scale].grades
  return (
    <Card title={decided ? '异议和复核' : '异议'}>
      {objections.length === 0 && <p className='paragraph'>{decided ? '对结果有意见的，可以申请复核。' : '公示期间可以提出异议。'}</p>}
      {objections.map(each => (
        <div key={each.id} className='assessed-part'>
          <div className='tree-head'><span className='tree-name'>{each.byName}</span><span>{instantWord(each.at)}</span></div>
          <p className='tree-words'>{each.text}</p>
          {each.answer
            ? <p className='tree-words'>{sentence([`答复：${each.answer.upheld ? '成立' : '不成立'}`, each.answer.text, each.answer.grade && `更正为${nameOfWord(each.answer.grade)}`, each.answer.byName])}</p>
            : may.answer ? <Button label={`答复${each.byName}`} onTap={() => { setText(''); setUpheld(null); setGrade(null); setAnswering(each.id) }}>答复</Button> : <p className='tree-words'>还没有答复</p>}
        </div>
      ))}
      {may.object && <Button onTap={() => { setText(''); setObjecting(true) }}>{decided ? '申请复核' : '提出异议'}</Button>}
      <Confirm title={decided ? '申请复核' : '提出异议'} open={objecting} onClose={() => setObjecting(false)} name='提出' onConfirm={object}>
        <Field label='异议' kind='long' value={text} onInput={setText} max={1000} hint='对什么有异议，事实是怎样的' />
      </Confirm>
      <Confirm title='答复异议' open={answering !== null} onClose={() => setAnswering(null)} name='答复' onConfirm={answer}>
        <p>{decided ? '成立的，选更正后的等次，前后都留着。' : '成立的，退回重新评定，改好以后重新公示。'}</p>
        <Choice label='异议' options={UPHELD} value={upheld} onChoose={setUpheld} />
        {decided && upheld === 'yes' && <Choice label='更正的等次' options={grades.map(value => ({ value, name: nameOfWord(value) }))} value={grade} onChoose={setGrade} />}
        <Field label='答复' kind='long' value={text} onInput={setText} max={1000} />
      </Confirm>
    </Card>
  )
}
