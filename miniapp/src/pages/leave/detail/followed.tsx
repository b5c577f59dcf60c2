import { useState } from 'react'
import { after, type LeaveAfter, REPLACEMENT_KIND_NAMES, REPLACEMENT_KINDS, type ReplacementKind } from '@village/shared/contract/after'
import { FILING_CHANNEL_NAMES, type LeaveFilingDuty } from '@village/shared/contract/filing'
import type { LeaveDetail } from '@village/shared/contract/leave'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { go } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice, type Tone } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { RegisterFiling } from '../filings/register'

/** What follows once the leave is granted: who is told, who comes in his place, which office days are made up, who took note of the return. */
export function Followed({ leave }: { leave: LeaveDetail }) {
  const found = useLoad(after.of, { id: leave.id }, { when: leave.state === 'approved' || leave.state === 'returned' })
  const [filing, file] = useState<LeaveFilingDuty | null>(null)
  const { data } = found
  if (!data) return null
  return (
    <>
      {data.filings.length > 0 && (
        <Card title='告知和备案' aside={<Basis because={data.because} title='为什么要告知和备案' why={{ of: 'leave_filing', id: leave.id }} />} flush>
          <List label='告知和备案'>
            {data.filings.map(each => (
              <Row key={each.party} title={each.partyName} note={filedWord(each)} aside={<Mark {...filedMark(each)} />} onTap={data.may.file && each.state !== 'made' ? () => file(each) : undefined} />
            ))}
          </List>
        </Card>
      )}
      {data.makeUpDays.length > 0 && (
        <Notice kind='info' title='请假占用了驻村办公日'>
          <p>{data.makeUpDays.map(dayWord).join('、')}要另定一天补上。</p>
          {may('attendance.schedule') && data.makeUpDays.map(day => (
            <Button key={day} onTap={() => go('/pages/attendance/arrange/index', { kind: 'office_day', instead: day, personId: leave.personId, name: leave.personName })}>{`安排哪天补 ${dayWord(day)}`}</Button>
          ))}
        </Notice>
      )}
      {data.replacement && <Replacement leave={leave} after={data} onDone={found.put} />}
      {(data.returnCheck || data.may.check) && <ReturnCheck leave={leave} after={data} onDone={found.put} />}
      {filing && <RegisterFiling leaveIds={[leave.id]} duty={filing} onClose={() => file(null)} onDone={async () => { file(null); await found.reload() }} />}
    </>
  )
}

/** "电话 10:20 告诉县办小陈" */
export function filedWord({ made, due, channel, monthly }: LeaveFilingDuty): string {
  if (!made) return sentence([monthly ? '按月汇总' : channel === 'phone' ? '要打电话' : channel === 'written' ? '要书面' : '要告知', due && `${dayWord(due)} 以前`])
  return sentence([`${FILING_CHANNEL_NAMES[made.channel]}告诉${made.toldWhom}`, instantWord(made.toldAt), made.byName && `${made.byName}登记`, made.receivedByName && `${made.receivedByName}已收到`, made.note])
}

export function filedMark({ state, made }: LeaveFilingDuty): { symbol: string; name: string; tone: Tone } {
  if (made) return made.late ? { symbol: '√', name: '迟了', tone: 'amber' } : { symbol: '√', name: '已告知', tone: 'pine' }
  return state === 'overdue' ? { symbol: '!', name: '过期未办', tone: 'cinnabar' } : { symbol: '…', name: '要登记', tone: 'amber' }
}

function Replacement({ leave, after: { replacement, may: allowed }, onDone }: { leave: LeaveDetail; after: LeaveAfter; onDone: (next: LeaveAfter) => void }) {
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<ReplacementKind>('substitute')
  const [name, setName] = useState('')
  const [post, setPost] = useState('')
  const [from, setFrom] = useState(leave.startDay > today() ? leave.startDay : today())
  const [note, setNote] = useState('')
  const { fault, run } = useAction(async () => {
    if (kind !== 'stays' && !name.trim()) throw missing('name', '请写明谁来接替')
    if (kind === 'stays' && !note.trim()) throw missing('note', '请说明为什么不派人')
    const next = await call(after.replace, { id: leave.id, kind, from, ...(name.trim() ? { name: name.trim() } : {}), ...(post.trim() ? { post: post.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}) })
    setOpen(false)
    say('已登记')
    onDone(next)
  })
  if (!replacement) return null
  return (
    <Card title='接替' aside={<Basis because={replacement.because} title='为什么要派人接替' />}>
      {replacement.rows.length === 0 && <p className='detail-words'>请假时间较长，由{replacement.byName}派人接替或者调整人员。<Mark symbol='!' name='还没有登记' tone='amber' /></p>}
      {replacement.rows.map(row => (
        <div key={row.at} className='version'>
          <div className='step-name'>{sentence([REPLACEMENT_KIND_NAMES[row.kind], row.name, row.post])}</div>
          <div>{sentence([row.kind !== 'stays' && `${dayWord(row.from)} 到岗`, row.note])}</div>
          <div className='step-note'>{row.byName} {instantWord(row.at)}登记</div>
        </div>
      ))}
      {allowed.replace && <Button onTap={() => setOpen(true)}>{replacement.rows.length > 0 ? '另作安排' : '登记接替的人'}</Button>}
      <Sheet title='登记接替的人' open={open} onClose={() => setOpen(false)} foot={<Button kind='primary' onTap={run}>登记</Button>}>
        <FaultNotice fault={fault} />
        <Choice label='怎样安排' options={REPLACEMENT_KINDS.map(value => ({ value, name: REPLACEMENT_KIND_NAMES[value] }))} value={kind} onChoose={setKind} />
        {kind !== 'stays' && <Field label='谁来接替' max={40} value={name} onInput={setName} error={errorOf(fault, 'name')} />}
        {kind !== 'stays' && <Field label='职务' optional max={60} value={post} onInput={setPost} />}
        {kind !== 'stays' && <DayPicker label='哪天到岗' value={from} onChoose={setFrom} />}
        <Field label='说明' kind='long' optional={kind !== 'stays'} max={300} value={note} onInput={setNote} error={errorOf(fault, 'note')} />
      </Sheet>
    </Card>
  )
}

type Overstay = 'accepted' | 'not_accepted'

function ReturnCheck({ leave, after: { returnCheck, may: allowed }, onDone }: { leave: LeaveDetail; after: LeaveAfter; onDone: (next: LeaveAfter) => void }) {
  const [open, setOpen] = useState(false)
  const [overstay, setOverstay] = useState<Overstay | null>(null)
  const [remark, setRemark] = useState('')
  const late = leave.return !== null && !leave.return.onTime
  const { fault, run } = useAction(async () => {
    if (late && !overstay) throw missing('overstay', '请选同意不同意')
    const next = await call(after.check, { id: leave.id, ...(overstay ? { overstay } : {}), ...(remark.trim() ? { remark: remark.trim() } : {}) })
    setOpen(false)
    say('已核对')
    onDone(next)
  })
  if (returnCheck) {
    return (
      <Card title='销假核对'>
        <Facts items={[
          { name: '核对', value: `${returnCheck.byName} ${instantWord(returnCheck.at)}` },
          ...(returnCheck.overstay ? [{ name: '超假的几天', value: returnCheck.overstay === 'accepted' ? '事后同意' : '不同意' }] : []),
          ...(returnCheck.remark ? [{ name: '说明', value: returnCheck.remark }] : []),
        ]} />
      </Card>
    )
  }
  return (
    <>
      {allowed.check && <Button onTap={() => setOpen(true)}>核对销假</Button>}
      {allowed.check && <div className='gap' />}
      <Sheet title='核对销假' open={open} onClose={() => setOpen(false)} foot={<Button kind='primary' onTap={run}>核对无误</Button>}>
        <FaultNotice fault={fault} />
        <p className='detail-words'>{leave.personName} {leave.return && dayWord(leave.return.day)} 返岗，{late ? '超假' : '按时'}。</p>
        {late && <Choice<Overstay> label='超假的几天，您事先或事后同意吗' options={[{ value: 'accepted', name: '同意' }, { value: 'not_accepted', name: '不同意' }]} value={overstay} onChoose={setOverstay} error={errorOf(fault, 'overstay')} />}
        <Field label='说明' kind='long' optional max={300} value={remark} onInput={setRemark} />
      </Sheet>
    </>
  )
}
