import { useMemo, useState } from 'react'
import { attendance, type SheetContent, type SheetReply } from '@village/shared/contract/attendance'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { parameter } from '@/go'
import { Button } from '@/ui/button'
import { MonthStepper } from '@/ui/stepper'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord } from '@/ui/words'
import { ConfirmCorrection, Correct, Corrections, Late } from './corrections'
import { Object as Objecting, Objections } from './objections'
import { GiveBack, Settle, Steps } from './settle'
import { Reconciled } from './reconciled'
import { Differences, Export, Sign, Signing } from './signing'
import { isRunning, isShort, useFilter } from './filter'
import { Grid } from './grid'
import { Tools } from './tools'
import { type Asked, Why } from './why'
import './index.scss'

export default function SheetPage() {
  const [organisationId] = useState(() => parameter('organisationId') ?? '')
  const [month, setMonth] = useState(() => parameter('month') ?? monthOf(today()))
  const [open, setOpen] = useState<Dialog | null>(null)
  const sheet = useLoad(attendance.sheet, { organisationId, month }, { when: organisationId !== '' })
  if (!organisationId) return <Page title='月度考勤表'><Empty title='这里显示一个月的考勤'>请从考勤表列表里选一个地方。</Empty></Page>
  const { data } = sheet
  const due = data && !sheet.keptAt ? actionOf(data) : null
  const action = due && <Button kind='primary' onTap={() => setOpen(due.dialog)}>{due.name}</Button>
  const close = () => setOpen(null)
  const done = (next: SheetReply) => {
    setOpen(null)
    sheet.put(next)
  }
  return (
    <Page title='月度考勤表' wide action={action}>
      <div className='sheet-frame'>
        <div className='sheet-top'>
          <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
        </div>
        <Loaded of={sheet} lines={8}>
          {reply => (
            <>
              <Month key={`${reply.content.organisationId}${reply.content.month}`} reply={reply} onDone={done} onGiveBack={() => setOpen('give_back')} />
              <Sign sheet={reply} open={open === 'sign'} onClose={close} onSigned={done} />
              <Settle sheet={reply} open={open === 'settle'} onClose={close} onDone={done} />
              <GiveBack sheet={reply} open={open === 'give_back'} onClose={close} onDone={done} />
              <Objecting sheet={reply} open={open === 'object'} onClose={close} onDone={done} />
              <Correct sheet={reply} open={open === 'correct'} onClose={close} onDone={done} />
              <ConfirmCorrection sheet={reply} open={open === 'confirm'} onClose={close} onDone={done} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

type Dialog = 'sign' | 'settle' | 'give_back' | 'object' | 'correct' | 'confirm'

/** The one clear thing to do on this sheet. */
function actionOf({ may, signed, settlement }: SheetReply): { dialog: Dialog; name: string } | null {
  if (may.sign) return { dialog: 'sign', name: signed && signed.differences.length > 0 ? '核对变化，重新签字' : '核对并签字' }
  if (settlement.act && settlement.act.step !== 'verify') return { dialog: 'settle', name: settlement.act.name }
  if (settlement.mayConfirm) return { dialog: 'confirm', name: '更正单签字' }
  if (settlement.mayCorrect) return { dialog: 'correct', name: '开更正单' }
  return settlement.mayObject ? { dialog: 'object', name: '对我的考勤提出异议' } : null
}

function Month({ reply, onDone, onGiveBack }: { reply: SheetReply; onDone: (next: SheetReply) => void; onGiveBack: () => void }) {
  const { content, signed } = reply
  const [asked, ask] = useState<Asked | null>(null)
  const { filter, change, groups } = useFilter(content.rows)
  const differs = useMemo(() => new Set(signed?.differences.map(({ personId, day }) => `${personId} ${day}`)), [signed])
  const shownFlags = content.rows.some(row => row.cells.some(cell => cell && cell.flags.length > 0))
  if (content.rows.length === 0) return <Empty title={`${content.organisationName}这个月没有驻村干部`}>名册里有人在任，这里就会出现一行。</Empty>
  return (
    <>
      <Summary reply={reply} />
      <Tools rows={content.rows} filter={filter} onChange={change} />
      {groups.length === 0
        ? <Empty title='没有符合条件的人' action={{ name: '看全部', onTap: () => change({ search: '', village: '', shortOnly: false }) }} />
        : <Grid content={content} groups={groups} differs={differs} onAsk={ask} />}
      <Legend content={content} flags={shownFlags} differs={differs.size > 0} />
      <div className='columns'>
        <div className='column'>
          <Steps sheet={reply} onGiveBack={onGiveBack} />
          <Objections sheet={reply} onDone={onDone} />
          <Late sheet={reply} />
          <Corrections corrections={reply.settlement.corrections} />
          {!reply.settlement.sealed && <Differences differences={signed?.differences ?? []} />}
        </div>
        <div className='column'>
          <Signing sheet={reply} />
          <Reconciled of={reply.settlement.reconciliation} />
          {reply.may.export && <Export organisationId={content.organisationId} month={content.month} />}
        </div>
      </div>
      <Why asked={asked} content={content} onClose={() => ask(null)} />
    </>
  )
}

/** The one fact: is everybody where he should be, and is it signed? */
function Summary({ reply }: { reply: SheetReply }) {
  const { content, signed } = reply
  const short = content.rows.filter(isShort).length
  const running = isRunning(content)
  return (
    <>
      <div className='sheet-summary'>
        <div className='sheet-words'>
          <div className='sheet-place'>{content.organisationName}，{content.rows.length} 人</div>
          <div className='sheet-fact'>{short > 0 ? `${short} 人没有达标` : running ? `统计到 ${dayWord(content.until)}` : '没有人差天数'}</div>
        </div>
        {reply.settlement.sealed ? <Mark symbol='■' name='已封存' tone='pine' /> : signed
          ? <Mark symbol={signed.complete ? '√' : '…'} name={signed.complete ? '已签齐' : '签字中'} tone={signed.complete ? 'pine' : 'amber'} />
          : <Mark symbol='…' name='未签字' />}
      </div>
      {content.profiles && <Notice kind='info'>{content.profiles.slice(1).map(({ from, title }) => `${dayWord(from)}起按《${title}》`).join('，')}，以前的日子按《{content.profiles[0].title}》。应驻村的天数按月底的制度，全月核一次。</Notice>}
      {running && <Notice kind='info'>这个月还没有结束，到月底以后才能签字。</Notice>}
      {signed && !reply.settlement.sealed && signed.differences.length > 0 && <Notice kind='warn'>签字以后有 {signed.differences.length} 处变化，列在表的下面。</Notice>}
    </>
  )
}

/** What the signs mean; each stays with its word when the line breaks. */
function Legend({ content, flags, differs }: { content: SheetContent; flags: boolean; differs: boolean }) {
  const signs = [
    ...content.legend.map(({ symbol, name }) => `${symbol} ${name}`), '灰底 休息日',
    ...(flags ? ['* 有迟到、早退等情况，点开看'] : []), ...(differs ? ['黄框 与签字时不同'] : []),
  ]
  return (
    <div className='sheet-legend'>
      {signs.map(sign => <span key={sign} className='sheet-sign'>{sign}</span>)}
      <div>每格上面是上午，下面是下午。数字的单位是天。</div>
    </div>
  )
}
