import { useState } from 'react'
import { DECISION_ACT_NAMES, type DecisionActKind, type DecisionDetail, minutes } from '@village/shared/contract/minutes'
import type { Day } from '@village/shared/kernel/day'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { outbox } from '@/outbox'
import { may } from '@/session'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { dayWord, dueWord, instantWord, sentence } from '@/ui/words'
import { Raised } from '../../issue/raised'
import { DecisionMark } from '../marks'

/** What comes first to somebody who opens it. */
const FIRST: DecisionActKind[] = ['close', 'done']
const HINTS: Partial<Record<DecisionActKind, string>> = { done: '办得怎样，一句话就行', close: '看过了，可以不写', reopen: '还差什么', extend: '为什么要延期', drop: '为什么不办了', note: '办到哪一步' }

/** One decision or problem, from the meeting to its end. */
export default function DecisionPage() {
  const load = useLoad(minutes.decision, { id: parameter('id') ?? '' })
  const [acting, setActing] = useState<DecisionActKind | null>(() => setAside('minutes.act')?.input.act ?? null)
  const primary = FIRST.find(act => load.data?.may.includes(act))
  return (
    <Page title='决定和问题' action={primary && <Button kind='primary' onTap={() => setActing(primary)}>{DECISION_ACT_NAMES[primary]}</Button>}>
      <Loaded of={load}>{of => (
        <>
          <Unsent of={['minutes.act']} about={input => input.id === of.id} onSent={load.reload} />
          <Card title={of.sort === 'problem' ? '问题' : '决定'} aside={<DecisionMark of={of} />}>
            <p className='paragraph'>{of.text}</p>
            <Facts items={[{ name: '负责人', value: of.ownerName || '还没有' }, { name: '期限', value: of.due ? `${dayWord(of.due)}${of.state === 'open' ? ` ${dueWord(of.due)}` : ''}` : '没有期限' }, { name: '哪里来的', value: sentence([of.placeName, of.from]) }]} />
            {of.meetingId && <Button kind='quiet' onTap={() => go('/pages/meeting/meeting/index', { id: of.meetingId! })}>看那次会议</Button>}
          </Card>
          <Card title='经过' flush>
            <List label='经过'>
              {of.acts.length === 0 && <Row title='还没有进展' />}
              {of.acts.map((each, at) => <Row key={at} title={sentence([DECISION_ACT_NAMES[each.act], each.due && `到 ${dayWord(each.due)}`])} note={sentence([each.text, each.byName, instantWord(each.at)])} />)}
            </List>
          </Card>
          {of.may.filter(act => act !== primary).map(act => <Button key={act} kind={act === 'drop' ? 'quiet' : 'secondary'} onTap={() => setActing(act)}>{DECISION_ACT_NAMES[act]}</Button>)}
          {may('issue.read') && <Raised title='由它登记的问题' of={{ source: 'meeting', sourceId: of.id }} />}
          {of.state === 'open' && may('issue.raise') && <Button kind='quiet' onTap={() => go('/pages/issue/new/index', { source: 'meeting', sourceId: of.id })}>登记为问题，交办、上报</Button>}
          <Sheet title={acting ? DECISION_ACT_NAMES[acting] : ''} open={acting !== null} onClose={() => setActing(null)}>
            {acting && <Act key={acting} of={of} act={acting} onDone={reply => { setActing(null); if (reply) load.put(reply); else void load.reload() }} />}
          </Sheet>
        </>
      )}</Loaded>
    </Page>
  )
}

function Act({ of, act, onDone }: { of: DecisionDetail; act: DecisionActKind; onDone: (detail: DecisionDetail | null) => void }) {
  const [before] = useState(() => { const found = setAside('minutes.act'); return found?.input.act === act ? found : null })
  const [text, setText] = useState(before?.input.text ?? '')
  const [due, setDue] = useState<Day | null>(before?.input.due ?? null)
  const { fault, run } = useAction(async () => {
    if (act !== 'close' && !text.trim()) throw missing('text', '请写一句说明')
    if (act === 'extend' && !due) throw missing('due', '请选延到哪天')
    const arrived = await outbox.send('minutes.act', `${DECISION_ACT_NAMES[act]}：${of.text.slice(0, 20)}`, { id: of.id, act, text: text.trim(), due: act === 'extend' ? due ?? undefined : undefined, claimedAt: now() }, before?.key)
    say(arrived ? '已记下' : '已存在手机里，有信号时自动送出')
    onDone(arrived?.reply ?? null)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      {act === 'extend' && <DayPicker label='延到哪天' value={due} onChoose={setDue} from={of.due && of.due > today() ? of.due : today()} error={errorOf(fault, 'due')} />}
      <Field label='说明' kind='long' value={text} onInput={setText} max={500} error={errorOf(fault, 'text')} hint={HINTS[act]} optional={act === 'close'} />
      <Button kind='primary' onTap={run}>{DECISION_ACT_NAMES[act]}</Button>
    </>
  )
}
