import { useState } from 'react'
import { publication, type PublicationDetail } from '@village/shared/contract/publication'
import type { PublicationMove } from '@village/shared/contract/publication-words'
import { PERSONAL_DATA_NAMES } from '@village/shared/kernel/personal-data'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Opinion } from '@/ui/opinion'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { PublicationMark, PublicationTable } from '../words'
import '../disclosure.scss'

const NAMES: Record<PublicationMove, string> = { submit: '提交核对', take_back: '收回来改', drop: '不公开了', publish: '核对无误，公开', return: '退回修改' }
const SAID: Record<PublicationMove, string> = { submit: '已提交', take_back: '已收回', drop: '已放下', publish: '已公开，村民马上能看到', return: '已退回' }
const NOTES: Record<PublicationMove, string> = {
  submit: '提交以后由另一人核对。核对以前还可以收回来改。', take_back: '收回以后可以修改，改好再提交。', drop: '放下以后不再公开，内容留着可以查。',
  publish: '公开以后内容不能改，有变化写新的一版，原来的一版仍然可以看。', return: '起草的人会看到意见，改好再提交。',
}
const JUDGEMENTS = [{ value: 'good', name: '符合' }, { value: 'bad', name: '不符合' }] as const

/** One text: how it reads, what a second person has to look at, its versions and checks. */
export default function PublicationPage() {
  const load = useLoad(publication.one, { id: parameter('id') ?? '' })
  const [asked, ask] = useState<PublicationMove | 'check' | null>(null)
  const { data } = load
  const first = data && (['publish', 'submit'] as const).find(move => data.may[move])
  const done = (reply: PublicationDetail) => { ask(null); load.put(reply) }
  return (
    <Page title='公开内容' wide action={first && <Button kind='primary' onTap={() => ask(first)}>{NAMES[first]}</Button>}>
      <Loaded of={load}>{found => (
        <>
          <Standing of={found} />
          <Text of={found} />
          <div className='actions'>
            {found.may.write && <Button onTap={() => go('/pages/disclosure/publication-edit/index', { id: found.id })}>修改</Button>}
            {found.may.replace && <Button onTap={() => go('/pages/disclosure/publication-edit/index', { replaces: found.id })}>写新的一版</Button>}
            {found.may.check && <Button onTap={() => ask('check')}>登记监督检查</Button>}
            {(['return', 'take_back', 'drop'] as const).filter(move => found.may[move]).map(move => <Button key={move} onTap={() => ask(move)}>{NAMES[move]}</Button>)}
          </div>
          <Checks of={found} />
          {found.versions.length > 1 && (
            <Card title='各版' flush>
              <List label='各版'>{found.versions.map(({ id, version, publishedOn }) => <Row key={id} title={`第 ${version} 版`} note={`${dayWord(publishedOn)}公开`} aside={id === found.id ? '正在看' : undefined} onTap={id === found.id ? undefined : () => go('/pages/disclosure/publication/index', { id })} />)}</List>
            </Card>
          )}
        </>
      )}</Loaded>
      <Sheet title={asked === 'check' ? '登记监督检查' : asked ? NAMES[asked] : ''} open={asked !== null} onClose={() => ask(null)}>
        {data && asked === 'check' && <Check key={data.revision} of={data} onDone={done} />}
        {data && asked && asked !== 'check' && <Move key={`${asked}${data.revision}`} of={data} move={asked} onDone={done} />}
      </Sheet>
    </Page>
  )
}

function Standing({ of: { state, opinion, personal, explanation, replaced, versions } }: { of: PublicationDetail }) {
  return (
    <>
      {state === 'returned' && <Notice kind='warn' title='退回修改'>{opinion}</Notice>}
      {replaced && <Notice kind='info' title='后来有了新的一版'><Button kind='quiet' narrow onTap={() => go('/pages/disclosure/publication/index', { id: versions[0].id })}>看最新的一版</Button></Notice>}
      {personal.length > 0 && (
        <Notice kind='warn' title='里面有像是个人的号码'>
          {personal.map(({ kind, shown }) => `${PERSONAL_DATA_NAMES[kind]} ${shown}`).join('、')}。{explanation ? `说明：${explanation}` : '请删去；确实可以公开的，写明为什么。'}
        </Notice>
      )}
    </>
  )
}

function Text({ of: { title, text, table, subjectName, villageName, version, items, state, authorName, createdAt, publishedOn, publishedByName } }: { of: PublicationDetail }) {
  return (
    <Card>
      <PublicationMark state={state} />
      <h2 className='publication-title'>{title}</h2>
      <p className='paragraph'>{sentence([villageName, subjectName, version > 1 && `第 ${version} 版`, items.map(({ name }) => name).join('、')])}</p>
      {text && <p className='publication-text'>{text}</p>}
      {table && <PublicationTable table={table} label={title} />}
      <p className='paragraph'>{sentence([`${authorName} ${instantWord(createdAt)}起草`, publishedOn && `${publishedByName ?? ''} ${dayWord(publishedOn)}核对公开`])}</p>
    </Card>
  )
}

function Checks({ of: { checks, supervision, state } }: { of: PublicationDetail }) {
  if (checks.length === 0 && (supervision.points.length === 0 || state !== 'published')) return null
  return (
    <Card title='监督检查' aside={supervision.because.length > 0 && <Basis because={supervision.because} title='谁来监督、看什么' />} flush>
      <List label='监督检查'>
        {checks.map(({ id, day, checkedBy, points, remark, writtenBy }) => (
          <Row key={id} title={`${dayWord(day)} ${checkedBy}`} note={sentence([...points.map(({ name, good }) => `${name}${good ? '√' : '×'}`), remark, `${writtenBy}登记`])} />
        ))}
        {checks.length === 0 && <Row title='还没有检查过' note={supervision.points.map(({ name }) => name).join('、')} />}
      </List>
    </Card>
  )
}

function Move({ of: { id, revision }, move, onDone }: { of: PublicationDetail; move: PublicationMove; onDone: (reply: PublicationDetail) => void }) {
  const decide = async (text: string) => {
    const reply = await call(publication.move, { id, revision, move, text })
    say(SAID[move])
    onDone(reply)
  }
  return <Opinion note={NOTES[move]} name={NAMES[move]} opinion={move === 'return' ? 'asked' : move === 'publish' ? 'optional' : 'none'} onDecide={decide} />
}

function Check({ of: { id, supervision }, onDone }: { of: PublicationDetail; onDone: (reply: PublicationDetail) => void }) {
  const [day, setDay] = useState<string>(today())
  const [checkedBy, setCheckedBy] = useState('')
  const [judged, setJudged] = useState<Record<string, 'good' | 'bad'>>({})
  const [remark, setRemark] = useState('')
  const { fault, run } = useAction(async () => {
    if (!checkedBy.trim()) throw missing('checkedBy', '请写谁检查的')
    const open = supervision.points.find(({ point }) => !judged[point])
    if (open) throw missing(open.point, `请选“${open.name}”是不是符合`)
    onDone(await call(publication.check, { id, day, checkedBy, points: supervision.points.map(({ point }) => ({ point, good: judged[point] === 'good' })), remark }))
    say('已登记')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <DayPicker label='哪天检查' value={day} onChoose={value => setDay(value ?? today())} />
      <Field label='谁检查的' value={checkedBy} onInput={setCheckedBy} max={100} hint='监督委员会的哪几位' error={errorOf(fault, 'checkedBy')} />
      {supervision.points.map(({ point, name }) => <Choice key={point} label={name} options={JUDGEMENTS} value={judged[point] ?? null} onChoose={value => setJudged(before => ({ ...before, [point]: value }))} error={errorOf(fault, point)} />)}
      <Field label='发现的问题' kind='long' value={remark} onInput={setRemark} max={500} optional error={errorOf(fault, 'remark')} />
      <Button kind='primary' onTap={run}>登记</Button>
    </>
  )
}
