import { useState } from 'react'
import { rating, type RatingSlip } from '@village/shared/contract/rating'
import { RATING_ANSWER_NAMES } from '@village/shared/contract/rating-words'
import { RATING_ANSWERS, type RatingAnswer } from '@village/shared/rules/rating'
import { call } from '@/call'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, sentence } from '@/ui/words'
import { device } from '../device'

/** Where a slip is used; nobody signs in, and nothing of it is kept on the phone. */
export default function VotePage() {
  const [number, setNumber] = useState('')
  const [slip, setSlip] = useState<RatingSlip | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { fault, run } = useAction(async () => {
    if (!number.trim()) throw missing('number', '请输入票号')
    setSlip(await call(rating.look, { number, device: device() }))
  })
  if (done !== null) return <Page title='投好了' open><Empty title='投好了，谢谢您'>{done}。这张票已经用过，可以扔掉。结束以后公布各项的比例，不满 5 票的不公布。</Empty></Page>
  if (slip) return <Vote number={number} slip={slip} onDone={setDone} />
  return (
    <Page title='给驻村工作队打分' open action={<Button kind='primary' onTap={run}>开始</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <p className='paragraph'>一户一票，不写名字。</p>
        <Field label='票号' value={number} onInput={setNumber} max={40} error={errorOf(fault, 'number')} hint='票上的 16 个字母和数字，不分大小写' onConfirm={run} />
      </Card>
      <p className='paragraph'>票上没有您的名字和户号。投了以后，只在各个选项下面加一，不记时间，不记是哪一张票投的，谁也查不出您怎么投的。</p>
    </Page>
  )
}

function Vote({ number, slip: { villageName, title, questions, looksAt, closesOn }, onDone }: { number: string; slip: RatingSlip; onDone: (villageName: string) => void }) {
  const [given, setGiven] = useState<Partial<Record<string, RatingAnswer>>>({})
  const { fault, run } = useAction(async () => {
    const open = questions.filter(({ key }) => !given[key])
    if (open.length > 0) throw missing(open[0].key, `还有 ${open.length} 题没有选。不清楚的选“不了解”`)
    onDone((await call(rating.vote, { number, device: device(), answers: questions.map(({ key }) => ({ key, answer: given[key]! })) })).villageName)
  })
  return (
    <Page title={villageName} open action={<Button kind='primary' onTap={run}>投票</Button>}>
      <FaultNotice fault={fault} />
      <p className='paragraph'>{sentence([title, `${dayWord(closesOn)}以前投`, looksAt.length > 0 && `请看：${looksAt.join('、')}`])}</p>
      {questions.map(({ key, text }) => (
        <Card key={key}>
          <Choice label={text} options={RATING_ANSWERS.map(value => ({ value, name: RATING_ANSWER_NAMES[value] }))} value={given[key] ?? null} onChoose={answer => setGiven(before => ({ ...before, [key]: answer }))} error={errorOf(fault, key)} />
        </Card>
      ))}
      <p className='paragraph'>投了不能改。一张票只算一次。</p>
    </Page>
  )
}
