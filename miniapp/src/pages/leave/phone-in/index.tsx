import { useState } from 'react'
import { leave, LEAVE_KIND_NAMES, LEAVE_KINDS, type LeaveKind } from '@village/shared/contract/leave'
import { hasOwnClause } from '@village/shared/kernel/leave-kind'
import { addDays, clockOf, dayOf, instantOf, type Day } from '@village/shared/kernel/day'
import type { Half } from '@village/shared/kernel/half-day'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { go } from '@/go'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select, Switch } from '@/ui/choice'
import { DayPicker, HalfDayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { spanWord } from '@/ui/words'

const BACK_DAYS = 7
const LATEST_DAYS = 60

/** A colleague asked for leave by telephone: written down here, made his own by him later. */
export default function PhoneInPage() {
  const [before] = useState(() => setAside('away.phoneIn'))
  const was = before?.input
  const [personId, setPerson] = useState<string | null>(was?.personId ?? null)
  const [kind, setKind] = useState<LeaveKind>(was?.kind ?? 'personal')
  const [start, setStart] = useState<{ day: Day; half: Half }>({ day: was?.startDay ?? today(), half: was?.startHalf ?? 'am' })
  const [end, setEnd] = useState<{ day: Day; half: Half }>({ day: was?.endDay ?? today(), half: was?.endHalf ?? 'pm' })
  const [reason, setReason] = useState(was?.reason ?? '')
  const [place, setPlace] = useState(was?.place ?? '')
  const [outOfCounty, setOutOfCounty] = useState(was?.outOfCounty ?? false)
  const [consentBy, setConsentBy] = useState(was?.consentBy ?? '')
  const [consentDay, setConsentDay] = useState<Day>(() => (was ? dayOf(was.consentAt) : today()))
  const [consentAt, setConsentAt] = useState(() => clockOf(was?.consentAt ?? now()))
  const people = useLoad(leave.standIns, { startDay: start.day, endDay: start.day })
  const { fault, run } = useAction(async () => {
    if (!personId) throw missing('personId', '请选谁请假')
    if (!reason.trim()) throw missing('reason', '请写明为什么请假')
    if (!place.trim()) throw missing('place', '请写明去哪里')
    if (!consentBy.trim()) throw missing('consentBy', '请写明哪位领导口头同意')
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(consentAt)) throw missing('consentAt', '时间要写成 08:30 这样')
    const span = { startDay: start.day, startHalf: start.half, endDay: end.day, endHalf: end.half }
    const name = people.data?.find(each => each.personId === personId)?.name ?? ''
    const receipt = await outbox.send('away.phoneIn', `代填 ${name} ${LEAVE_KIND_NAMES[kind]} ${spanWord(span)}`, {
      personId, kind, ...span, reason: reason.trim(), place: place.trim(), outOfCounty, consentBy: consentBy.trim(), consentAt: instantOf(consentDay, consentAt), claimedAt: now(),
    }, before?.key)
    say(receipt ? '已提交，等审批' : '已存在手机里，有信号时自动送出')
    void go('/pages/leave/list/index')
  })
  const days = { from: addDays(today(), -BACK_DAYS), to: addDays(today(), LATEST_DAYS) }
  return (
    <Page title='代填电话请假' action={<Button kind='primary' onTap={run}>提交</Button>}>
      <FaultNotice fault={fault} />
      <Notice kind='info'>同事打电话请假，您替他填。审批照常进行；他回来后要自己补办，补办以前标明“没有补办”。</Notice>
      <div className='columns'>
        <div className='column'>
          <Card title='谁请假'>
            <Select
              label='请假人'
              options={(people.data ?? []).map(({ personId: value, name, roleName }) => ({ value, name, note: roleName }))}
              value={personId}
              onChoose={setPerson}
              error={errorOf(fault, 'personId')}
              empty={people.fault ? '现在取不到名单，请有信号时再填' : '同队没有可以代填的人'}
            />
            <Choice label='请什么假' options={LEAVE_KINDS.filter(each => !hasOwnClause(each)).map(value => ({ value, name: LEAVE_KIND_NAMES[value] }))} value={kind} onChoose={setKind} error={errorOf(fault, 'kind')} />
            <HalfDayPicker label='从哪天开始' day={start.day} half={start.half} {...days} error={errorOf(fault, 'startDay')} onChoose={(day, half) => { setStart({ day: day ?? start.day, half }); if (day && day > end.day) setEnd({ day, half: 'pm' }) }} />
            <HalfDayPicker label='到哪天结束' day={end.day} half={end.half} from={start.day} to={days.to} error={errorOf(fault, 'endDay')} onChoose={(day, half) => setEnd({ day: day ?? end.day, half })} />
            <Field label='为什么请假' kind='long' max={500} value={reason} onInput={setReason} error={errorOf(fault, 'reason')} />
            <Field label='去哪里' max={100} value={place} onInput={setPlace} error={errorOf(fault, 'place')} />
            <Switch label='离开本县' on={outOfCounty} onTurn={setOutOfCounty} />
          </Card>
        </div>
        <div className='column'>
          <Card title='口头同意'>
            <Field label='谁口头同意的' max={40} value={consentBy} onInput={setConsentBy} error={errorOf(fault, 'consentBy')} hint='写姓名和职务，他还要在手机上审批' />
            <DayPicker label='哪一天' value={consentDay} onChoose={setConsentDay} from={addDays(today(), -BACK_DAYS)} to={today()} />
            <Field label='几点' max={5} value={consentAt} onInput={setConsentAt} error={errorOf(fault, 'consentAt')} hint='写成 08:30 这样' />
          </Card>
        </div>
      </div>
    </Page>
  )
}
