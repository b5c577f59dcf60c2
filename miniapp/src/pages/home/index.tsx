import { useEffect, useRef, useState } from 'react'
import { away } from '@village/shared/contract/away'
import { attendance, type Today } from '@village/shared/contract/attendance'
import { monthOf } from '@village/shared/kernel/day'
import { HALVES } from '@village/shared/kernel/half-day'
import { now, today as phoneToday } from '@/clock'
import { outbox, useOutbox } from '@/outbox'
import { cadreRoles } from '@/policy'
import { may, session, useSession } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { MARK_SYMBOLS, MARK_TONES } from '@/ui/mark'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, HALF_NAMES, longDayWord, sentence, weekdayWord } from '@/ui/words'
import { Alerts, Arrangements } from './alerts'
import { Back, openLeave } from './back'
import { DueToday } from '../due/today'
import { DutyToday } from '../duty/today'
import { IssuesToday } from '../issue/today'
import { PlansToday } from '../plan/today'
import { MeetingsToday } from '../meeting/today'
import { TasksToday } from '../worklog/today'
import { QuickRecord } from '../record/quick'
import { UnreadNotices } from '../notice/unread'
import { Unsent } from './unsent'
import { Waiting } from './waiting'
import { Ways } from './ways'
import './index.scss'

export default function Home() {
  const signedIn = useSession() !== null
  const answer = useLoad(attendance.today, undefined, { when: signedIn })
  const unsent = useOutbox()
  const own = useLoad(away.own, undefined, { when: signedIn && may('leave.apply') })
  const [asksBack, askBack] = useState(false)
  const { data, reload } = answer
  // What is kept on the phone may be of yesterday; a fresh answer is right even where the phone's clock is not.
  const old = data !== null && data.day !== phoneToday() && (answer.loading || answer.fault !== null)
  const day = data && !old ? data.day : phoneToday()
  const keptHere = unsent.some(({ endpoint, input, state }) => state === 'waiting' && endpoint === 'attendance.record' && (input as { day?: string }).day === day)
  useReloadWhenSent(unsent.length, reload)
  const { fault, run } = useAction(async () => {
    const receipt = await outbox.send('attendance.record', `确认在村 ${dayWord(day)}`, { day, halves: [...HALVES], state: 'in_village', mode: 'self', claimedAt: now() })
    say(receipt ? '已确认在村' : '已存在手机里，有信号时自动送出')
  })
  const leaveOpen = openLeave(own.data, unsent, day)
  const mayTap = data?.mine?.modes.includes('self') && (old || data.mine.mayConfirm) && !keptHere
  return (
    <Page title='今天' tab wide action={mayTap && <Button kind='primary' onTap={leaveOpen ? () => askBack(true) : run}>确认今天在村</Button>}>
      <FaultNotice fault={fault} />
      {leaveOpen && <Back leave={leaveOpen} day={day} open={asksBack} onClose={() => { askBack(false); void own.reload() }} />}
      <div className='columns'>
        <div className='column'>
          <div className='home-day'>{sentence([longDayWord(day), !old && data?.dayName !== weekdayWord(day) && data?.dayName])}</div>
          {!old && <Alerts alerts={data?.alerts} />}
          {!old && <Arrangements arrangements={data?.arrangements} />}
          {keptHere && <Notice kind='done'>今天在村已在这台手机里确认，有信号时自动送出。</Notice>}
          {old && answer.fault
            ? <Card><p>没有网络，今天的情况还不能显示。{keptHere ? '' : '可以先确认在村，有信号时自动送出。'}</p></Card>
            : <Loaded of={old ? { ...answer, data: null } : answer}>{today => <Day today={today} />}</Loaded>}
        </div>
        <div className='column'>
          {data && !old && <Waiting waiting={data.waiting} />}
          <QuickRecord />
          <UnreadNotices />
          <IssuesToday />
          <PlansToday />
          <MeetingsToday />
          <TasksToday />
          <DueToday />
          <DutyToday />
          <Unsent />
          <Ways />
        </div>
      </div>
    </Page>
  )
}

/** Once something left the phone the day looks different. */
function useReloadWhenSent(count: number, reload: () => Promise<void>): void {
  const before = useRef(count)
  useEffect(() => {
    if (count < before.current) void reload()
    before.current = count
  }, [count, reload])
}

function Day({ today }: { today: Today }) {
  const { mine } = today
  return (
    <>
      {mine && (
        <Card title={mine.villageName} aside={<Basis because={mine.status.because} title={`为什么是“${mine.status.name}”`} why={{ of: 'day', personId: session.get()?.me.id ?? '', day: today.day }} />}>
          <div className='home-status'>{mine.status.name}</div>
          <div className='home-halves'>
            {HALVES.map(half => (
              <div key={half} className='home-half'>
                <div className='home-half-name'>{HALF_NAMES[half]}</div>
                <Mark symbol={MARK_SYMBOLS[mine[half].mark]} name={mine[half].name} tone={MARK_TONES[mine[half].mark]} />
              </div>
            ))}
          </div>
        </Card>
      )}
      {mine && <Month month={mine.month} day={today.day} />}
      {!mine && <Card><p>{today.duty ? '您现在没有驻村任职，不用确认在村。' : '今天不是应驻村的日子。'}</p></Card>}
    </>
  )
}

/** What a month is counted in, by the profile. */
const UNITS: Record<string, string> = { days: '天', workdays: '个工作日', calendar_days: '天' }

function Month({ month, day }: { month: NonNullable<Today['mine']>['month']; day: string }) {
  const organisationId = cadreRoles()[0]?.organisationId
  const personId = session.get()?.me.id
  const why = organisationId && personId ? { of: 'sheet_required' as const, organisationId, personId, month: monthOf(day) } : undefined
  return (
    <Card title='这个月' aside={<Basis because={month.because} title='这个月怎么算' why={why} />}>
      <div className='fact-row'>
        <Fact name='已驻村' unit='天' tone='pine'>{month.counted}</Fact>
        {month.required !== null && <Fact name='要求' unit={UNITS[month.unit] ?? '天'}>{month.required}</Fact>}
      </div>
      <p className='home-note'>{month.text}</p>
      {month.hint && <Notice kind='warn'>{month.hint.text} <Basis because={month.hint.because} title='为什么提醒' /></Notice>}
    </Card>
  )
}
