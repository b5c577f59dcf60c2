import { useState } from 'react'
import { MARK_NAMES, type SheetDifference, type SheetReply } from '@village/shared/contract/attendance'
import { CORRECTION_STATE_NAMES, settlement, type Correction } from '@village/shared/contract/settlement'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord, HALF_NAMES, instantWord, sentence } from '@/ui/words'

const TONES = { drafted: 'amber', confirmed: 'pine', refused: 'plain' } as const
const SYMBOLS = { drafted: '…', confirmed: '√', refused: '×' } as const
const markWord = (mark: SheetDifference['now']) => (mark ? MARK_NAMES[mark] : '不在任')

function changeWord({ name, day, half, signed, now }: SheetDifference): string {
  return `${name} ${dayWord(day)} ${HALF_NAMES[half]}：${markWord(signed)} → ${markWord(now)}`
}

/** What came after the sheet was sealed; the sheet stays as it is. */
export function Late({ sheet }: { sheet: SheetReply }) {
  const { facts, differences } = sheet.settlement.late
  if (facts.length + differences.length === 0) return null
  return (
    <Card title='封存后收到' aside={`${facts.length} 条`}>
      {differences.length > 0
        ? <Notice kind='warn'>其中 {differences.length} 个半天和封存的表不同，要开更正单。</Notice>
        : <Notice kind='info'>没有改变考勤，不用更正。</Notice>}
      <ul className='list' role='list' aria-label='封存后收到的记录'>{facts.map((fact, index) => <li key={`${fact}${index}`} className='signer-note'>{fact}</li>)}</ul>
      {differences.length > 0 && <ul className='list' role='list' aria-label='和封存的表不同的半天'>{differences.map(each => <li key={changeWord(each)}>{changeWord(each)}</li>)}</ul>}
    </Card>
  )
}

/** The numbered slips, in order. */
export function Corrections({ corrections }: { corrections: Correction[] }) {
  if (corrections.length === 0) return null
  return (
    <Card title='更正单' aside={`${corrections.length} 张`}>
      {corrections.map(({ id, number, cause, rows, state, draftedBy, confirmedBy, remark }) => (
        <div key={id} className='signer'>
          <div className='signer-words'>
            <div>第 {number} 号：{cause}</div>
            {rows.map(row => <div key={changeWord(row)} className='signer-note'>{changeWord(row)}</div>)}
            <div className='signer-note'>{sentence([draftedBy, confirmedBy].map(each => each && `${each.roleName} ${each.personName} ${instantWord(each.at)}`), '；')}</div>
            {remark && <div className='signer-note'>{remark}</div>}
          </div>
          <Mark symbol={SYMBOLS[state]} name={CORRECTION_STATE_NAMES[state]} tone={TONES[state]} />
        </div>
      ))}
    </Card>
  )
}

interface DialogProps {
  sheet: SheetReply
  open: boolean
  onClose: () => void
  onDone: (sheet: SheetReply) => void
}

export function Correct({ sheet, open, onClose, onDone }: DialogProps) {
  const { organisationId, month } = sheet.content
  const { differences } = sheet.settlement.late
  const [cause, setCause] = useState('')
  const { fault, run, clear } = useAction(async () => {
    if (!cause.trim()) throw missing('cause', '请写明为什么更正')
    const reply = await call(settlement.correct, { organisationId, month, cause: cause.trim() })
    say('已开更正单，等第二人签字')
    setCause('')
    onDone(reply)
  })
  return (
    <Sheet title='开更正单' open={open} onClose={() => { clear(); onClose() }} foot={<Button kind='primary' onTap={run}>签字，交第二人</Button>}>
      <FaultNotice fault={fault} />
      <ul className='list' role='list' aria-label='要更正的半天'>{differences.map(each => <li key={changeWord(each)}>{changeWord(each)}</li>)}</ul>
      <Field label='更正原因' kind='long' max={200} value={cause} onInput={setCause} error={errorOf(fault, 'cause')} />
      <p className='sign-words'>另一个人签字以后生效，下一次导出会写在表下。封存的表不变。</p>
    </Sheet>
  )
}

export function ConfirmCorrection({ sheet, open, onClose, onDone }: DialogProps) {
  const slip = sheet.settlement.corrections.find(each => each.id === sheet.settlement.mayConfirm)
  const [decision, decide] = useState<'confirmed' | 'refused'>('confirmed')
  const [remark, setRemark] = useState('')
  const { fault, run, clear } = useAction(async () => {
    if (!slip) return
    if (decision === 'refused' && !remark.trim()) throw missing('remark', '请写明理由')
    const reply = await call(settlement.confirmCorrection, { id: slip.id, decision, ...(remark.trim() ? { remark: remark.trim() } : {}) })
    say(decision === 'confirmed' ? '更正单已生效' : '已退回')
    onDone(reply)
  })
  if (!slip) return null
  return (
    <Sheet title={`更正单第 ${slip.number} 号`} open={open} onClose={() => { clear(); onClose() }} foot={<Button kind='primary' onTap={run}>签字</Button>}>
      <FaultNotice fault={fault} />
      <p className='sign-words'>{slip.draftedBy.personName}写的原因：{slip.cause}</p>
      <ul className='list' role='list' aria-label='要更正的半天'>{slip.rows.map(row => <li key={changeWord(row)}>{changeWord(row)}</li>)}</ul>
      <Choice label='意见' options={[{ value: 'confirmed', name: '同意更正' }, { value: 'refused', name: '不同意' }]} value={decision} onChoose={decide} />
      <Field label='说明' kind='long' max={200} optional={decision === 'confirmed'} value={remark} onInput={setRemark} error={errorOf(fault, 'remark')} />
    </Sheet>
  )
}
