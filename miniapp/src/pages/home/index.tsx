import { attendance, type Today } from '@village/shared/contract/attendance'
import { HALVES } from '@village/shared/kernel/half-day'
import { now } from '@/clock'
import { go } from '@/go'
import { outbox } from '@/outbox'
import { may, useSession } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { MARK_SYMBOLS, MARK_TONES } from '@/ui/mark'
import { FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, HALF_NAMES, longDayWord } from '@/ui/words'
import { Unsent } from './unsent'
import { Waiting } from './waiting'
import './index.scss'

export default function Home() {
  const signedIn = useSession() !== null
  const today = useLoad(attendance.today, undefined, { when: signedIn })
  const mine = today.data?.mine
  const { fault, run } = useAction(async () => {
    if (!today.data) return
    const { day } = today.data
    const receipt = await outbox.send('attendance.record', `确认在村 ${dayWord(day)}`, { day, halves: [...HALVES], state: 'in_village', mode: 'self', claimedAt: now() })
    say(receipt ? '已确认在村' : '已存在手机里，有信号时自动送出')
    if (receipt) await today.reload()
  })
  const mayTap = mine?.mayConfirm && mine.modes.includes('self')
  return (
    <Page title='今天' tab wide action={mayTap && <Button kind='primary' onTap={run}>确认今天在村</Button>}>
      <FaultNotice fault={fault} />
      <div className='columns'>
        <div className='column'>
          <Loaded of={today}>{data => <Day today={data} />}</Loaded>
        </div>
        <div className='column'>
          {today.data && <Waiting waiting={today.data.waiting} />}
          <Unsent />
          <Ways />
        </div>
      </div>
    </Page>
  )
}

function Day({ today }: { today: Today }) {
  const { mine } = today
  return (
    <>
      <div className='home-day'>{[longDayWord(today.day), today.dayName].filter(Boolean).join(' · ')}</div>
      {mine && (
        <Card title={mine.villageName} aside={<Basis because={mine.status.because} title={`为什么是“${mine.status.name}”`} />}>
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
      {mine && <Month month={mine.month} />}
      {!mine && !today.duty && <Card><p>今天不是工作日。</p></Card>}
    </>
  )
}

function Month({ month }: { month: NonNullable<Today['mine']>['month'] }) {
  return (
    <Card title='这个月' aside={<Basis because={month.because} title='这个月怎么算' />}>
      <div className='home-month'>
        <Fact name='已驻村' unit={month.unit} tone='pine'>{month.counted}</Fact>
        {month.required !== null && <Fact name='要求' unit={month.unit}>{month.required}</Fact>}
      </div>
      <p className='home-note'>{month.text}</p>
    </Card>
  )
}

/** The ways to everything else, for the roles this person has. */
function Ways() {
  const ways = [
    { page: '/pages/attendance/presence/index', title: '在村情况', note: '确认半天、离村，看自己的记录', shown: may('attendance.record') },
    { page: '/pages/leave/list/index', title: '请假和销假', note: '请假、因公外出、轮休', shown: may('leave.read') },
    { page: '/pages/attendance/sheets/index', title: '月度考勤表', note: '查看、签字、导出', shown: may('attendance.read') },
    { page: '/pages/organisation/index/index', title: '组织和人员', note: '乡镇、村、工作队', shown: may('organisation.read') },
  ].filter(({ shown }) => shown)
  return (
    <Card flush>
      <List label='其他事情'>
        {ways.map(({ page, title, note }) => <Row key={page} title={title} note={note} onTap={() => go(page)} />)}
      </List>
    </Card>
  )
}
