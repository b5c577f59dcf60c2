import { useState } from 'react'
import { appeal, type AppealStep, type AppealView } from '@village/shared/contract/appeal'
import { APPEAL_GRADE_NAMES, APPEAL_GRADES, MOST_APPEAL_WORDS, type AppealAct, type AppealGrade } from '@village/shared/contract/appeal-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { deviceOf, remembered, taken } from '../appeals'
import { AppealPhotos } from '../photos'
import '../disclosure.scss'

const DONE: Record<AppealAct, string> = { add: '已补充，办的人会看到', solved: '谢谢，这件事办结了', reopen: '已退回重新办理', grade: '谢谢您的评价', publish: '已记下您同意公开', keep_private: '已收回，不公开' }

/** Where a villager follows his request by its number; nobody signs in. */
export default function FollowPage() {
  const [number, setNumber] = useState(taken)
  const [view, setView] = useState<AppealView | null>(null)
  const { fault, run } = useAction(async (asked: string) => {
    if (!asked.trim()) throw missing('number', '请输入编号')
    setNumber(asked)
    setView(await call(appeal.follow, { number: asked, device: deviceOf() }))
  })
  if (view) return <Followed number={number} view={view} onView={setView} />
  const kept = remembered()
  return (
    <Page title='查诉求办到哪里' open action={<Button kind='primary' onTap={() => run(number)}>查</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Field label='编号' value={number} onInput={setNumber} max={40} error={errorOf(fault, 'number')} hint='16 个字母和数字，不分大小写，横线写不写都行' onConfirm={() => run(number)} />
      </Card>
      {kept.length > 0 && <Card title='这部手机记着的' flush><List label='这部手机记着的'>{kept.map(each => <Row key={each} title={each} onTap={() => run(each)} />)}</List></Card>}
    </Page>
  )
}

interface PartProps {
  view: AppealView
  act: (what: AppealAct, more?: { text?: string; grade?: AppealGrade; photos?: string[] }) => Promise<boolean>
}

function Followed({ number, view, onView }: { number: string; view: AppealView; onView: (view: AppealView) => void }) {
  const { fault, run } = useAction(async (what: AppealAct, more: { text?: string; grade?: AppealGrade; photos?: string[] } = {}) => {
    onView(await call(appeal.act, { number, act: what, device: deviceOf(), ...more }))
    say(DONE[what])
  })
  const { title, text, stateName, villageName, due, until, published, may, grade, steps } = view
  const facts = [
    { name: '村', value: villageName }, ...(due ? [{ name: '期限', value: `${dayWord(due)}以前办` }] : []), ...(until ? [{ name: '编号', value: `可以用到 ${dayWord(until)}` }] : []),
    ...(grade ? [{ name: '您的评价', value: APPEAL_GRADE_NAMES[grade] }] : []), ...(published ? [{ name: '公开', value: '已公开，没有写您的名字' }] : []),
  ]
  return (
    <Page title='诉求' open action={may.solved && <Button kind='primary' onTap={() => run('solved')}>解决了</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Mark {...MARKS[view.state]} name={stateName} />
        <h2 className='publication-title'>{title}</h2>
        {text !== title && <p className='publication-text'>{text}</p>}
        <div className='appeal-facts'><Facts items={facts} /></div>
      </Card>
      {may.solved && <Notice kind='info' title='解决了吗'>请看下面的答复。解决了就点下面的“解决了”，没有解决的写一句退回重办。</Notice>}
      <Card title='经过' flush><List label='经过'>{[...steps].reverse().map((step, index) => <Step key={index} step={step} />)}</List></Card>
      {may.grade && <Grade view={view} act={run} />}
      {may.reopen && <Said key={`reopen ${steps.length}`} label='没有解决的，写一句哪里没有解决' name='没有解决，重新办理' onSay={(said, photos) => run('reopen', { text: said, photos })} />}
      {may.add && <Said key={`add ${steps.length}`} label='补充情况' name='补充' onSay={(said, photos) => run('add', { text: said, photos })} />}
      {may.publish && <Card><p className='paragraph'>办好以后可以公开给大家看，不写您的名字。</p><Button onTap={() => run('publish')}>同意公开</Button></Card>}
      {may.keep_private && <Card><p className='paragraph'>您同意公开这件事，不写您的名字。改了主意随时可以收回，已经公开的马上撤下。</p><Button onTap={() => run('keep_private')}>不要公开</Button></Card>}
    </Page>
  )
}

function Grade({ act }: PartProps) {
  const [grade, setGrade] = useState<AppealGrade | null>(null)
  const [text, setText] = useState('')
  return (
    <Card title='这件事办得怎么样'>
      <Choice label='评价' options={APPEAL_GRADES.map(value => ({ value, name: APPEAL_GRADE_NAMES[value] }))} value={grade} onChoose={setGrade} />
      <Field label='想说的话' kind='long' value={text} onInput={setText} max={200} optional />
      <Button onTap={() => act('grade', { ...(grade ? { grade } : {}), ...(text.trim() ? { text: text.trim() } : {}) })}>评价</Button>
    </Card>
  )
}

function Said({ label, name, onSay }: { label: string; name: string; onSay: (text: string, photos: string[]) => Promise<boolean> }) {
  const code = parameter('code')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<string[]>([])
  return (
    <Card>
      <Field label={label} kind='long' value={text} onInput={setText} max={MOST_APPEAL_WORDS} />
      {code && <AppealPhotos code={code} ids={photos} onChange={setPhotos} />}
      <Button onTap={() => onSay(text.trim(), photos)}>{name}</Button>
    </Card>
  )
}

function Step({ step: { what, text, byName, at, photos } }: { step: AppealStep }) {
  return <Row title={what} note={<>{text && <span className='appeal-said'>{text}</span>}{sentence([byName, instantWord(at), photos > 0 && `附了 ${photos} 张照片`])}</>} />
}

const MARKS = {
  open: { symbol: '○', tone: 'amber' }, assigned: { symbol: '…', tone: 'sky' }, transferred: { symbol: '→', tone: 'sky' }, escalated: { symbol: '↑', tone: 'amber' },
  answered: { symbol: '?', tone: 'amber' }, closed: { symbol: '√', tone: 'pine' }, reopened: { symbol: '↩', tone: 'cinnabar' }, withdrawn: { symbol: '—', tone: 'plain' },
} as const
