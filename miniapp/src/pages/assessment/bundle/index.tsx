import { useState } from 'react'
import { rating, type RatingDetail } from '@village/shared/contract/rating'
import { RATING_ANSWER_NAMES } from '@village/shared/contract/rating-words'
import { RATING_ANSWERS, type RatingAnswer } from '@village/shared/rules/rating'
import { call } from '@/call'
import { Fault, type FieldError } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import '../assessment.scss'

const HEADS = { slips: '几张票', spoilt: '废票' } as const

/** A bundle of paper slips as one person counted it; he does not see what the other counted before. */
export default function EnterBundle() {
  const load = useLoad(rating.one, { id: parameter('id') ?? '' }, { keep: false })
  if (!load.data) return <Page title='录纸票'><Loaded of={load}>{() => null}</Loaded></Page>
  return <Form detail={load.data} />
}

function Form({ detail: { id, questions, bundles } }: { detail: RatingDetail }) {
  const [number, setNumber] = useState(parameter('number') ?? String(Math.max(0, ...bundles.map(each => each.number)) + 1))
  const bundle = bundles.find(each => String(each.number) === number)
  const [cells, setCells] = useState<Partial<Record<string, string>>>(() => startOf(bundle?.own ?? null))
  const set = (name: string) => (value: string) => setCells(before => ({ ...before, [name]: value }))
  const cell = (name: string) => cells[name] ?? ''
  const { fault, run } = useAction(async () => {
    const errors: FieldError[] = []
    const numberIn = (name: string, text: string, what: string) => {
      if (!/^\d{1,4}$/.test(text.trim())) errors.push({ field: name, text: `${what}要填数字，没有的填 0` })
      return Number(text)
    }
    const head = { number: numberIn('number', number, '第几叠'), slips: numberIn('slips', cell('slips'), HEADS.slips), spoilt: numberIn('spoilt', cell('spoilt') || '0', HEADS.spoilt) }
    const answers = questions.map(({ key, text }) => ({ key, ...Object.fromEntries(RATING_ANSWERS.map(answer => [answer, numberIn(`${key} ${answer}`, cell(`${key} ${answer}`) || '0', `${text}的${RATING_ANSWER_NAMES[answer]}`)])) as Record<RatingAnswer, number> }))
    if (errors.length > 0) throw new Fault('invalid', errors.length > 1 ? `有 ${errors.length} 处要改` : errors[0].text, undefined, errors)
    const { bundles: now } = await call(rating.enter, { id, ...head, answers })
    const state = now.find(each => each.number === head.number)?.state
    say(state === 'counted' ? '两个人录的一样，已计入' : state === 'differs' ? '和另一个人录的不一样，请再数一遍' : '已记下，等第二个人录')
    goBack()
  })
  const nameOf = (key: string) => questions.find(question => question.key === key)?.text ?? ''
  return (
    <Page title='录纸票' action={<Button kind='primary' onTap={run}>录好了</Button>}>
      <FaultNotice fault={fault} />
      {bundle && bundle.differences.length > 0 && (
        <Notice kind='warn' title='两个人录的不一样，请再数一遍'>
          <ul className='list'>{bundle.differences.map(({ key, what, one, other }) => <li key={`${key}${what}`}>{key ? `${nameOf(key)}，${RATING_ANSWER_NAMES[what as RatingAnswer]}` : HEADS[what as keyof typeof HEADS]}：一个人录 {one}，一个人录 {other}</li>)}</ul>
        </Notice>
      )}
      <Card>
        <p className='paragraph'>自己数、自己录，不要照抄另一个人的。空着没打勾的一行不用算进去。</p>
        <div className='bundle-grid'>
          <Field label='第几叠' kind='number' value={number} onInput={setNumber} max={3} error={errorOf(fault, 'number')} />
          <Field label={HEADS.slips} kind='number' value={cell('slips')} onInput={set('slips')} max={4} error={errorOf(fault, 'slips')} />
          <Field label={HEADS.spoilt} kind='number' value={cell('spoilt')} onInput={set('spoilt')} max={4} error={errorOf(fault, 'spoilt')} optional />
        </div>
      </Card>
      {questions.map(({ key, text }) => (
        <Card key={key} title={text}>
          {errorOf(fault, key) && <Notice kind='error' title={errorOf(fault, key)} />}
          <div className='bundle-grid' role='group' aria-label={text}>
            {RATING_ANSWERS.map(answer => <Field key={answer} label={RATING_ANSWER_NAMES[answer]} kind='number' value={cell(`${key} ${answer}`)} onInput={set(`${key} ${answer}`)} max={4} error={errorOf(fault, `${key} ${answer}`)} />)}
          </div>
        </Card>
      ))}
    </Page>
  )
}

function startOf(own: RatingDetail['bundles'][number]['own']): Partial<Record<string, string>> {
  if (!own) return {}
  return { slips: String(own.slips), spoilt: String(own.spoilt), ...Object.fromEntries(own.answers.flatMap(({ key, counts }) => RATING_ANSWERS.map(answer => [`${key} ${answer}`, String(counts[answer])]))) }
}
