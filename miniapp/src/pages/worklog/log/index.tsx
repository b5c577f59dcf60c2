import { type ReactNode, useEffect, useState } from 'react'
import { log, type LogDay } from '@village/shared/contract/log'
import type { Day } from '@village/shared/kernel/day'
import { LOG_FIELD_NAMES } from '@village/shared/rules/work-log'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { outbox, useOutbox } from '@/outbox'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { DayStepper } from '@/ui/stepper'
import { Unsent } from '@/ui/unsent'
import { dayWord } from '@/ui/words'
import { Returned, StateMark } from '../log-view'
import { Chips } from '../../record/chips'
import { keptDraft, lastFields, type LogDraft, type Texts } from './kept-draft'

/** The log of a day: opened with what is known, written on, signed off; also without signal. */
export default function LogPage() {
  const [day, setDay] = useState<Day>(() => parameter('day') ?? today())
  const load = useLoad(log.day, { day })
  const { data, fault } = load
  const fields = data?.asked ? data.texts.map(({ field }) => field).join() : ''
  useEffect(() => { if (fields) lastFields.set(fields.split(',')) }, [fields])
  const stepper = <DayStepper day={day} onChoose={setDay} last={today()} />
  if (data?.asked || (!data && fault?.kind === 'offline')) return <Editor key={`${day} ${data?.log?.versions[0]?.version ?? ''} ${data === null}`} day={day} known={data} stepper={stepper} onSigned={load.reload} />
  return <Page title='工作日志'>{stepper}<Loaded of={load}>{() => <Empty title='这里写工作日志'>这一天您没有驻村任职，或者本地的制度没有要求写日志。</Empty>}</Loaded></Page>
}

interface EditorProps {
  day: Day
  /** Null: there is no signal. */
  known: LogDay | null
  stepper: ReactNode
  onSigned: () => void
}

function Editor({ day, known, stepper, onSigned }: EditorProps) {
  const signs = known?.signs ?? true
  const unsent = useOutbox().filter(({ endpoint, input }) => endpoint === 'log.write' && (input as { day?: Day }).day === day)
  const [{ texts, tags }, setDraft] = useState<LogDraft>(() => startOf(day, known, unsent.map(({ clientKey, input }) => ({ clientKey, ...(input as Partial<LogDraft>) }))))
  const change = (part: Partial<LogDraft>) => {
    const next = { texts, tags, ...part }
    setDraft(next)
    keptDraft.write(day, next)
  }
  const put = (next: Texts) => change({ texts: next })
  const { fault, run } = useAction(async () => {
    if (texts.every(({ text }) => !text.trim())) throw missing(texts[0].field, '写一句当天做了什么再签')
    const arrived = await outbox.send('log.write', `工作日志 ${dayWord(day)}`, { day, texts, tags, claimedAt: now(), ...(known?.of === 'team' ? { upon: known.log?.versions[0].version ?? 0 } : {}) }, parameter('correct'))
    keptDraft.forget(day)
    say(arrived ? signs ? '已签好' : '已写好，等队长签' : '已存在手机里，有信号时自动送出')
    onSigned()
  })
  const left = known ? known.known.filter(line => texts.every(({ text }) => !text.includes(line))) : []
  const add = () => {
    const into = texts.find(({ field }) => field === 'work') ?? texts[0]
    put(texts.map(each => (each === into ? { ...each, text: [each.text, ...left].filter(Boolean).join('\n') } : each)))
  }
  const signed = known?.log ?? null
  const ofTeam = known?.of === 'team'
  const others = ofTeam && signed ? signed.versions[0].texts.filter(({ field, text }) => text && !texts.some(each => each.field === field && each.text.includes(text))) : []
  const join = () => put(texts.map(each => ({ ...each, text: [others.find(({ field }) => field === each.field)?.text, each.text].filter(Boolean).join('\n') })))
  const which = `${day === today() ? '今天' : dayWord(day)}的日志`
  return (
    <Page title={ofTeam ? '全队的工作日志' : '工作日志'} action={<Button kind='primary' onTap={run}>{signs ? signed ? '重新签' : '签好' : signed ? '改好' : '写好'}{which}</Button>}>
      {stepper}
      <FaultNotice fault={fault} />
      <Unsent of={['log.write']} about={input => input.day === day} />
      {!known && <Notice kind='warn'>现在没有网络，照常写、照常签，有信号时自动送出。</Notice>}
      {signed && <Returned log={signed} />}
      {ofTeam && <Notice kind='info'>{known.teamName}合写一份，队里谁写都行，{signs ? '您写了就是您签的。' : '写好由队长签字。'}{signed ? `现在这一稿是${signed.versions[0].byName}写的，在上面接着写。` : ''}</Notice>}
      {known && !known.owed && !signed && <Notice kind='info'>这一天没有{ofTeam ? '队里人' : '您'}在村的记录，不要求写。做了事也可以写。</Notice>}
      <Card title={dayWord(day)} aside={known && <>{signed && <StateMark state={signed.state} />} <Basis because={known.because} title='日志写什么' /></>}>
        <div className='log-fields'>{texts.map(({ field, text }) => (
          <Field key={field} label={texts.length === 1 ? '当天做了什么' : LOG_FIELD_NAMES[field] ?? field} kind='long' value={text} max={2000}
            onInput={next => put(texts.map(each => (each.field === field ? { ...each, text: next } : each)))} error={errorOf(fault, field)} />
        ))}</div>
        {known && <Duties of={known.duties} chosen={tags} onChoose={next => change({ tags: next })} />}
        {others.length > 0 && <Button kind='quiet' onTap={join}>把{signed!.versions[0].byName}写的接进来</Button>}
        {left.length > 0 && <Button kind='quiet' onTap={add}>把没写进去的 {left.length} 条记录补进来</Button>}
        <p className='log-note'>{ofTeam ? '写好以后还可以改，每一稿都留着，写明是谁写的。' : '签好以后还可以改，改了重新签，每一稿都留着。'}</p>
      </Card>
      <div className='actions'>
        {signed && <Button onTap={() => go('/pages/worklog/review/index', { id: signed.id })}>各稿和查阅意见</Button>}
        <Button onTap={() => go('/pages/worklog/logs/index', ofTeam ? { teamId: known.teamId } : undefined)}>{ofTeam ? '全队的各天日志' : '我的各天日志'}</Button>
      </div>
    </Page>
  )
}

/** For which duties the day was: those of what was recorded are marked already. */
function Duties({ of: { named, recorded, because }, chosen, onChoose }: { of: LogDay['duties']; chosen: string[]; onChoose: (tags: string[]) => void }) {
  const options = [...new Set([...named, ...recorded, ...chosen])]
  if (options.length === 0) return null
  const flip = (tag: string) => { if (!recorded.includes(tag)) onChoose(chosen.includes(tag) ? chosen.filter(each => each !== tag) : [...chosen, tag]) }
  return (
    <>
      <Chips label='哪项职责（可不选）' options={options} chosen={[...recorded, ...chosen]} onTap={flip} />
      {recorded.length > 0 && <p className='log-note'>{recorded.join('、')}：当天的记录已经标了。</p>}
      {because.length > 0 && <Basis because={because} title='职责从哪里来' />}
    </>
  )
}

/** What was typed here last; else what waits to be sent; else what the server has. */
function startOf(day: Day, known: LogDay | null, unsent: ({ clientKey: string } & Partial<LogDraft>)[]): LogDraft {
  const correct = unsent.find(({ clientKey }) => clientKey === parameter('correct')) ?? unsent[unsent.length - 1]
  const kept = keptDraft.read(day) ?? correct
  const begun = kept?.texts ?? known?.texts ?? []
  const fields = known ? known.texts.map(({ field }) => field) : lastFields.get()
  const texts = [...new Set([...fields, ...begun.map(({ field }) => field)])].map(field => ({ field, text: begun.find(each => each.field === field)?.text ?? '' }))
  return { texts, tags: kept?.tags ?? known?.duties.chosen ?? [] }
}
