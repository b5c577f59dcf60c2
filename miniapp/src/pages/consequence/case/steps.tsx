import { useState } from 'react'
import { type CaseDetail, type CaseStep, consequence } from '@village/shared/contract/consequence'
import { call } from '@/call'
import { missing } from '@/fault'
import { say } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { instantWord, sentence } from '@/ui/words'
import { StepMark } from '../words'

type Act = 'confirmed' | 'set_aside' | 'done'
const ACTS: Record<Act, string> = { confirmed: '决定执行', set_aside: '决定不执行', done: '登记已执行' }
const WORDS: Record<Act, string> = { confirmed: '决定以后不能改；执行了再来登记。', set_aside: '写明理由，例如情节轻微、已经改正。决定以后不能改。', done: '写明几时、怎样执行的。' }

/** What the document attaches to it. Nothing is automatic. */
export function Steps({ of, onDone }: { of: CaseDetail; onDone: (next: CaseDetail) => void }) {
  const [asked, ask] = useState<{ step: CaseStep; act: Act } | null>(null)
  const [text, setText] = useState('')
  const open = (step: CaseStep, act: Act) => {
    setText('')
    ask({ step, act })
  }
  const act = async () => {
    if (!asked) return
    const about = { id: of.id, step: asked.step.step }
    if (asked.act !== 'confirmed' && !text.trim()) throw missing('reason', asked.act === 'done' ? '请写怎样执行的' : '请写为什么不执行')
    onDone(asked.act === 'done' ? await call(consequence.done, { ...about, note: text.trim() }) : await call(consequence.decide, { ...about, decision: asked.act, reason: text.trim() }))
    say('已登记，本人收到通知')
  }
  return (
    <Card title='制度写的处理' aside={<Basis because={of.because} title='为什么这样建议' />}>
      {of.steps.length === 0 && <p>制度禁止，没有写怎样处理。</p>}
      {of.may.decide && of.steps.some(({ state }) => state === 'proposed') && <p className='consequence-lead'>这些是建议。由您决定执行不执行{of.choose && '，标着“可选”的至少选一项'}；每一步都会告诉本人。</p>}
      {of.steps.map(step => {
        const { name, byName, state, optional, decision, done } = step
        return (
          <div key={step.step} className='consequence'>
            <div className='consequence-head'><span className='consequence-name'>{name}{optional && '（可选）'}</span> <StepMark state={state} /></div>
            <p className='consequence-words'>{sentence([byName && `由${byName}办理`, decision && `${decision.byName} ${instantWord(decision.at)}决定`, decision?.reason, done && `${done.byName} ${instantWord(done.at)}登记：${done.note}`])}</p>
            {of.may.decide && state === 'proposed' && <div className='actions'><Button onTap={() => open(step, 'confirmed')} label={`执行：${name}`}>执行</Button><Button kind='quiet' onTap={() => open(step, 'set_aside')} label={`不执行：${name}`}>不执行</Button></div>}
            {of.may.done && state === 'confirmed' && <Button onTap={() => open(step, 'done')} label={`登记已执行：${name}`}>登记已执行</Button>}
          </div>
        )
      })}
      {(of.reportTo.length > 0 || of.timing) && <p className='consequence-words'>{sentence([of.reportTo.length > 0 && `报送${of.reportTo.join('、')}`, of.timing])}</p>}
      <Confirm title={asked?.step.name ?? ''} open={asked !== null} onClose={() => ask(null)} name={asked ? ACTS[asked.act] : ''} onConfirm={act}>
        <p className='consequence-lead'>{asked && WORDS[asked.act]}</p>
        <Field label={asked?.act === 'done' ? '怎样执行的' : '理由'} kind='long' value={text} onInput={setText} max={300} optional={asked?.act === 'confirmed'} />
      </Confirm>
    </Card>
  )
}
