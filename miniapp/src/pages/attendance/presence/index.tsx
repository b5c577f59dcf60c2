import { useState } from 'react'
import { attendance, type Today } from '@village/shared/contract/attendance'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { LEAVE_KINDS } from '@village/shared/kernel/leave-kind'
import { now, today } from '@/clock'
import { go } from '@/go'
import { outbox } from '@/outbox'
import { usePolicy } from '@/policy'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Unsent } from '@/ui/unsent'
import { dayWord, HALF_NAMES, longDayWord, sentence } from '@/ui/words'
import { HalfMark } from '../marks'
import { againOf, type Span, SPAN_NAMES, spansOf, useTodayEntries } from './halves'
import { Leaving } from './leaving'
import { MonthOfMine } from './month'
import { Locating } from './locating'
import { Photographing } from './photographing'
import { Scanning } from './scanning'
import './index.scss'

type Mine = NonNullable<Today['mine']>

export default function PresencePage() {
  const state = useLoad(attendance.today, undefined)
  const policy = usePolicy()
  const unsent = useTodayEntries()
  const [chosen, setChosen] = useState<Span | null>(null)
  const day = today()
  // The last answer may be of an earlier day: then nothing is known of this one.
  const known = state.data?.day === day
  const mine = state.data?.mine
  const spans = mine ? spansOf(known ? mine : null, unsent.halves) : []
  const span = chosen && spans.includes(chosen) ? chosen : spans[0]
  const byPerson = mine?.modes.includes('self') ?? false
  const by = (mode: 'qr' | 'location' | 'photo') => mine?.modes.includes(mode) ?? false
  const { fault, run } = useAction(async () => {
    const halves: Half[] = span === 'day' ? [...HALVES] : [span as Half]
    const receipt = await outbox.send('attendance.record', `确认在村 ${dayWord(day)} ${SPAN_NAMES[span]}`, { day, halves, state: 'in_village', mode: 'self', claimedAt: now() }, againOf(day))
    say(receipt ? '已确认在村' : '已存在手机里，有信号时自动送出')
    setChosen(null)
    if (receipt) await state.reload()
  })
  const free = (known ? mine?.mayConfirm : true) ? span : undefined
  const open = byPerson && (known ? mine?.mayConfirm : true) && span
  // Nobody has to be there on a rest day: who is may say so, but is not asked to.
  const asked = open && (known ? state.data?.duty : true)
  return (
    <Page title='在村情况' action={asked && <Button kind='primary' onTap={run}>确认{SPAN_NAMES[span]}在村</Button>}>
      <FaultNotice fault={fault} />
      <Unsent of={['attendance.record', 'presence.sendPhoto']} onSent={state.reload} />
      <Loaded of={state}>
        {data => data.mine === null
          ? <Empty title='这里确认自己在村'>您现在没有驻村任务，不用确认。</Empty>
          : (
            <>
              <Card title={data.mine.villageName} aside={known && <Basis because={data.mine.status.because} title={`为什么是“${data.mine.status.name}”`} why={{ of: 'day', personId: session.get()?.me.id ?? '', day }} />}>
                <div className='presence-day'>{sentence([longDayWord(day), known && data.dayName])}</div>
                <div className='presence-status'>{known ? data.mine.status.name : '今天的情况还没有取到'}</div>
                <Halves mine={known ? data.mine : null} unsent={unsent.halves} />
                {data.mine.modes.length === 0 && <Notice kind='info'>这里由队长用名册确认在村，您不用操作。</Notice>}
                {known && HALVES.some(half => data.mine?.[half].mark === 'absent') && <Notice kind='info'>队长的名册记您不在村，以名册为准。有出入的，请队长更改。</Notice>}
                {open && spans.length > 1 && <Choice label='确认哪半天' options={spans.map(value => ({ value, name: SPAN_NAMES[value] }))} value={span} onChoose={setChosen} />}
                {open && !asked && <Button onTap={run}>今天到村了，确认{SPAN_NAMES[span]}在村</Button>}
                {known && <OnLeave mine={data.mine} />}
              </Card>
              {by('qr') && <Scanning day={day} span={free} onDone={state.reload} />}
              {by('location') && <Locating day={day} span={free} onDone={state.reload} />}
              {by('photo') && <Photographing day={day} span={free} onDone={state.reload} />}
              {byPerson && <Leaving policy={policy} day={day} unsent={unsent.leftAt} onDone={state.reload} />}
              <MonthOfMine key={`${data.mine.am.mark}${data.mine.pm.mark}`} />
            </>
          )}
      </Loaded>
    </Page>
  )
}

function Halves({ mine, unsent }: { mine: Mine | null; unsent: readonly Half[] }) {
  return (
    <div className='presence-halves'>
      {HALVES.map(half => (
        <div key={half} className='presence-half'>
          <div className='presence-half-name'>{HALF_NAMES[half]}</div>
          {unsent.includes(half)
            ? <Mark symbol='↑' name='在村，待发送' tone='amber' />
            : mine ? <HalfMark mark={mine[half].mark} name={mine[half].name} /> : <Mark symbol='…' name='不知道' />}
        </div>
      ))}
    </div>
  )
}

/** Back before the end of a leave: that is reported, not confirmed. */
function OnLeave({ mine }: { mine: Mine }) {
  const away = HALVES.some(half => LEAVE_KINDS.some(kind => kind === mine[half].mark))
  if (!away) return null
  return <Button kind='quiet' onTap={() => go('/pages/leave/list/index', { box: 'mine' })}>提前回来了？去销假</Button>
}
