import Taro from '@tarojs/taro'
import { useState } from 'react'
import { away } from '@village/shared/contract/away'
import { leave, LEAVE_KIND_NAMES, LEAVE_KINDS, type LeaveKind } from '@village/shared/contract/leave'
import { hasOwnClause } from '@village/shared/kernel/leave-kind'
import { addDays, type Day } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import type { RoleId } from '@village/shared/kernel/role'
import { leaveKinds } from '@village/shared/rules/leave-kinds'
import { now, today } from '@/clock'
import { Fault } from '@/fault'
import { parameter } from '@/go'
import { outbox } from '@/outbox'
import { applicantRoles, usePolicy } from '@/policy'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select, Switch } from '@/ui/choice'
import { HalfDayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, HALF_NAMES, spanWord } from '@/ui/words'
import { type Checked, checkLeave } from './check'
import { type Draft, earliest, gapsOf, spanOf, useDraft } from './draft'
import { Rest } from './rest'
import { Review } from './review'
import './index.scss'

const LATEST_DAYS = 365

export default function ApplyPage() {
  const policy = usePolicy()
  const { draft, begun, change, clear } = useDraft()
  const [roles] = useState(applicantRoles)
  const own = useLoad(away.own, undefined, { when: roles.length > 0 })
  const span = spanOf(draft)
  const around = useLoad(leave.around, { startDay: span?.startDay ?? today(), endDay: span?.endDay ?? today() }, { when: (span !== null || draft.kind === 'compensatory_rest') && roles.length > 0 })
  const checked = policy.active && policy.calendar && span && roles.length > 0
    ? checkLeave(policy.active.profile, policy.calendar, { kind: draft.kind, span, roles, own: (own.data ?? []).filter(({ id }) => id !== draft.leaveId), today: today(), special: draft.special, ...(around.data ? { around: around.data } : {}) })
    : null
  const [keptHere, setKeptHere] = useState(false)
  const { fault, run, clear: forget } = useAction(async () => {
    const page = await send(draft, checked && !isRefusal(checked) ? checked : null)
    clear()
    // Without signal a browser may not have the next page at hand.
    await Taro.redirectTo({ url: page }).catch(() => setKeptHere(true))
  })
  const edit = (part: Partial<Draft>) => {
    if (fault) forget()
    change(part)
  }
  if (keptHere) return <Page title='请假'><Notice kind='done' title='请假已存在手机里'>有信号时自动送出，送出以前列在“请假”里。</Notice></Page>
  if (roles.length === 0) return <Page title='请假'><Empty title='这里填写请假'>您现在没有在驻村工作队任职，不用在这里请假。</Empty></Page>
  const refused = checked && isRefusal(checked) ? checked : null
  const wrong = (field: string) => errorOf(fault, field) ?? (refused?.field === field ? refused.text : undefined)
  return (
    <Page title={draft.leaveId ? '修改请假' : draft.extendsId ? '续假' : '请假'} action={<Button kind='primary' disabled={refused !== null} onTap={run}>{checked && !refused ? `提交，${(checked as Checked).days} 天` : '提交'}</Button>}>
      <FaultNotice fault={fault} />
      {draft.leaveId && <Notice kind='info'>改的是已经提交的那张请假单，提交后从第一级重新审批。要填新的一张，先“清空重填”。</Notice>}
      {draft.extendsId && <Notice kind='info'>接着原来的假往后续，两段合在一起算由谁审批。要填新的一张，先“清空重填”。</Notice>}
      <div className='columns'>
        <div className='column'>
          <Card>
            <Kind draft={draft} kinds={kindsOf(policy, roles)} onChange={edit} error={wrong('kind')} />
            <Days draft={draft} policy={policy} onChange={edit} errorOf={wrong} />
            <Field label='为什么请假' kind='long' max={500} value={draft.reason} onInput={reason => edit({ reason })} error={wrong('reason')} />
            <Field label='去哪里' max={100} value={draft.place} onInput={place => edit({ place })} error={wrong('place')} />
            <Switch label='离开本县' on={draft.outOfCounty} onTurn={outOfCounty => edit({ outOfCounty })} />
            {(refused?.code === 'special_required' || draft.special !== undefined) && (
              <Field label='特殊情况' kind='long' max={500} value={draft.special ?? ''} onInput={special => edit({ special })} error={wrong('special')} hint='超过上限时要写明，审批人会看到' />
            )}
            <StandIn draft={draft} onChange={edit} error={wrong('standInId')} />
          </Card>
        </div>
        <div className='column'>
          {draft.kind === 'compensatory_rest' && around.data?.rest && <Rest policy={policy} account={around.data.rest} on={span?.startDay ?? today()} />}
          <Review policy={policy} checked={checked} why={span ? { of: 'leave_application', kind: draft.kind, ...span } : undefined} />
          {begun && <Button kind='quiet' onTap={() => { forget(); clear() }}>清空重填</Button>}
        </div>
      </div>
    </Page>
  )
}

/** Kept on the phone first; answers the page that shows it. */
async function send(draft: Draft, checked: Checked | null): Promise<string> {
  const gaps = gapsOf(draft)
  const span = spanOf(draft)
  if (gaps.length > 0 || !span) throw new Fault('invalid', gaps.length > 1 ? `还有 ${gaps.length} 处没有填` : gaps[0].text, undefined, gaps)
  const { kind, reason, place, outOfCounty, standInId, leaveId, extendsId, special = '' } = draft
  const days = checked ? ` ${checked.days} 天` : ''
  const title = `${extendsId ? '续假 ' : ''}${LEAVE_KIND_NAMES[kind]}${days} ${spanWord(span)}`
  const input = { kind, ...span, reason: reason.trim(), place: place.trim(), outOfCounty, claimedAt: now(), ...(standInId ? { standInId } : {}), ...(extendsId ? { extendsId } : {}), ...(special.trim() ? { special: special.trim() } : {}) }
  const receipt = leaveId
    ? await outbox.send('leave.change', title, { ...input, id: leaveId }, parameter('correct'))
    : await outbox.send('leave.apply', title, input, parameter('correct'))
  say(receipt ? '已提交' : '已存在手机里，有信号时自动送出')
  return receipt?.reply ? `/pages/leave/detail/index?id=${receipt.reply.id}` : '/pages/leave/list/index?box=mine'
}

interface PartProps {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  error?: string
}

/** The kinds that the regulation has a row for; all but rotation rest while it is not known. */
function kindsOf({ active }: ReturnType<typeof usePolicy>, roles: RoleId[]): readonly LeaveKind[] {
  const known = active && leaveKinds(active.profile, roles).value
  return known && !isRefusal(known) && known.length > 0 ? known : LEAVE_KINDS.filter(kind => !hasOwnClause(kind))
}

function Kind({ draft, kinds: known, onChange, error }: PartProps & { kinds: readonly LeaveKind[] }) {
  const kinds = draft.extendsId ? [draft.kind] : known
  return <Choice label='请什么假' options={kinds.map(value => ({ value, name: LEAVE_KIND_NAMES[value] }))} value={draft.kind} onChoose={kind => onChange({ kind })} error={error} />
}

interface DaysProps extends Omit<PartProps, 'error'> {
  policy: ReturnType<typeof usePolicy>
  errorOf: (field: string) => string | undefined
}

/** An end that has not been chosen follows the start: most leaves are of one day. */
function Days({ draft, policy, onChange, errorOf: wrong }: DaysProps) {
  const { calendar } = policy
  const noteOf = (day: Day) => {
    const works = calendar?.isWorkday(day)
    return works === undefined || isRefusal(works) ? null : { word: calendar?.nameOf(day) ?? '', rest: !works }
  }
  const latest = addDays(today(), LATEST_DAYS)
  return (
    <>
      {draft.extendsId && draft.startDay && <p className='apply-from'>从 {dayWord(draft.startDay)} {HALF_NAMES[draft.startHalf]} 续起</p>}
      {!draft.extendsId && <HalfDayPicker
        label='从哪天开始'
        day={draft.startDay}
        half={draft.startHalf}
        from={earliest()}
        to={latest}
        noteOf={noteOf}
        error={wrong('startDay')}
        onChoose={(startDay, startHalf) => onChange({ startDay, startHalf, ...(startDay && (!draft.endDay || draft.endDay < startDay) ? { endDay: startDay } : {}) })}
      />}
      <HalfDayPicker
        label='到哪天结束'
        day={draft.endDay}
        half={draft.endHalf}
        from={draft.startDay ?? earliest()}
        to={latest}
        noteOf={noteOf}
        error={wrong('endDay')}
        onChoose={(endDay, endHalf) => onChange({ endDay, endHalf })}
      />
    </>
  )
}

function StandIn({ draft, onChange, error }: PartProps) {
  const { startDay, endDay } = draft
  const known = startDay !== null && endDay !== null && startDay <= endDay
  const people = useLoad(leave.standIns, { startDay: startDay ?? today(), endDay: endDay ?? today() }, { when: known })
  const options = (known ? people.data ?? [] : []).map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))
  return (
    <Select
      label='谁来顶岗'
      optional
      options={options}
      value={draft.standInId}
      onChoose={standInId => onChange({ standInId })}
      error={error}
      empty={!known ? '先选好起止日期' : people.fault ? '现在取不到名单，可以先不填' : '同队这几天没有可以顶岗的人'}
    />
  )
}
