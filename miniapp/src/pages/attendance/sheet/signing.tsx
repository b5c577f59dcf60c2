import { useState } from 'react'
import { attendance, MARK_NAMES, type SheetDifference, type SheetReply } from '@village/shared/contract/attendance'
import { settlement } from '@village/shared/contract/settlement'
import { isValueKey, VALUES } from '@village/shared/policy/values'
import { call, download } from '@/call'
import { missing } from '@/fault'
import { handOver } from '@/file'
import { go } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, HALF_NAMES, instantWord, monthWord, sentence, spoken } from '@/ui/words'
import { isRunning, isShort } from './filter'

/** Who has to sign and who has, and until when everything is due. */
export function Signing({ sheet }: { sheet: SheetReply }) {
  const { signed, signers, may } = sheet
  const schedule = sheet.schedule.filter(({ key, text }) => !(key && isValueKey(key) && VALUES[key].title === text))
  return (
    <Card title='签字' aside={signed ? `第 ${signed.version} 次签字稿` : '还没有人签字'}>
      <ul className='list' role='list' aria-label='由谁签字'>
        {signers.map(({ step, name, signed: done }) => (
          <li key={step} className='signer'>
            <div className='signer-words'>
              <div>{name}</div>
              <div className='signer-note'>{notesOf(sheet, step)}</div>
            </div>
            <Mark symbol={done ? '√' : '…'} name={done ? '已签' : '待签'} tone={done ? 'pine' : 'amber'} />
          </li>
        ))}
      </ul>
      {signers.length === 0 && <p>制度里还没有写明由谁签字。</p>}
      {may.why && !isRunning(sheet.content) && <Notice kind='info'>{may.why}</Notice>}
      {schedule.length > 0 && (
        <>
          <h3 className='section'>时间和报送</h3>
          {schedule.map(reason => (
            <div key={reason.text} className='schedule-line'>
              <span>{spoken(reason.text)}</span>
              <Basis because={[reason]} why={{ of: 'sheet_signing', organisationId: sheet.content.organisationId, month: sheet.content.month }} />
            </div>
          ))}
        </>
      )}
    </Card>
  )
}

function notesOf({ signed }: SheetReply, step: string): string | undefined {
  const roles = step.split(/[|+]/)
  const own = signed?.signatures.filter(({ role }) => roles.includes(role)) ?? []
  return own.map(({ personName, at }) => `${personName} ${instantWord(at)}`).join('；') || undefined
}

/** Facts that changed after somebody signed: the signed copy stays as it was. */
export function Differences({ differences }: { differences: SheetDifference[] }) {
  if (differences.length === 0) return null
  return (
    <Card title='签字以后的变化' aside={`${differences.length} 处`} flush>
      <Changes differences={differences} />
    </Card>
  )
}

const SHOWN = 10

function Changes({ differences }: { differences: SheetDifference[] }) {
  const [all, showAll] = useState(false)
  const shown = all ? differences : differences.slice(0, SHOWN)
  const nameOf = (mark: SheetDifference['now']) => (mark ? MARK_NAMES[mark] : '不在任')
  return (
    <>
      <List label='签字以后的变化'>
        {shown.map(({ personId, name, day, half, signed, now }) => (
          <Row key={`${personId}${day}${half}`} title={`${name} ${dayWord(day)} ${HALF_NAMES[half]}`} note={`签字时${nameOf(signed)}，现在${nameOf(now)}`} />
        ))}
      </List>
      {shown.length < differences.length && <div className='more'><Button kind='quiet' onTap={() => showAll(true)}>还有 {differences.length - shown.length} 处，全部列出</Button></div>}
    </>
  )
}

interface SignProps {
  sheet: SheetReply
  open: boolean
  onClose: () => void
  onSigned: (sheet: SheetReply) => void
}

/** Says what is signed before it is. */
export function Sign({ sheet, open, onClose, onSigned }: SignProps) {
  const { content, hash, signed, may } = sheet
  const [reason, setReason] = useState('')
  const [remark, setRemark] = useState('')
  const differences = signed?.differences.length ?? 0
  const { fault, run, clear } = useAction(async () => {
    if (differences > 0 && !reason.trim()) throw missing('reason', '请写明更正原因')
    const reply = await call(attendance.sign, {
      organisationId: content.organisationId, month: content.month, hash, ...(differences > 0 ? { reason: reason.trim() } : {}), ...(remark.trim() ? { remark: remark.trim() } : {}),
    })
    say('已签字')
    onSigned(reply)
  })
  const close = () => {
    clear()
    onClose()
  }
  const short = content.rows.filter(isShort).length
  return (
    <Sheet
      title='核对并签字'
      open={open}
      onClose={close}
      foot={<Button kind='primary' onTap={run}>我已核对，签字</Button>}
    >
      <FaultNotice fault={fault} />
      <Facts items={[
        { name: '考勤表', value: `${content.organisationName} ${monthWord(content.month)}` },
        { name: '人数', value: `${content.rows.length} 人${short > 0 ? `，其中 ${short} 人没有达标` : ''}` },
        { name: '统计到', value: dayWord(content.until) },
        { name: '制度', value: sentence([content.profileTitle, `版本 ${content.profileVersion}`]) },
        ...(may.signAs ? [{ name: '签字身份', value: may.signAs }] : []),
      ]} />
      {differences > 0 && (
        <>
          <Notice kind='warn'>上次签字以后有 {differences} 处变化。签字后保存新的一稿，旧的一稿也留着。</Notice>
          <Changes differences={signed?.differences ?? []} />
          <Field label='更正原因' kind='long' max={200} value={reason} onInput={setReason} hint='写明为什么和上次不一样' error={errorOf(fault, 'reason')} />
        </>
      )}
      {differences === 0 && <Field label='备注' optional max={200} value={remark} onInput={setRemark} error={errorOf(fault, 'remark')} />}
      <p className='sign-words'>签字后保存这份表的副本，不再随记录变动。以后有变化，会另外列出。</p>
    </Sheet>
  )
}

const FILES = { xlsx: attendance.sheetXlsx, pdf: attendance.sheetPdf, slips: settlement.slipsPdf }

/** The official form, to print or to send. */
export function Export({ organisationId, month }: { organisationId: string; month: string }) {
  const { fault, run } = useAction(async (kind: keyof typeof FILES) => {
    const { bytes, name } = await download(FILES[kind], { organisationId, month })
    await handOver(bytes, name)
  })
  return (
    <Card title='打印和报送'>
      <FaultNotice fault={fault} />
      <p className='sign-words'>横向 A4 一页，带图例和签字栏。</p>
      <div className='actions'>
        <Button onTap={() => run('xlsx')}>导出表格</Button>
        <Button onTap={() => run('pdf')}>导出 PDF</Button>
        <Button onTap={() => run('slips')}>全月请假条合订</Button>
        <Button kind='quiet' onTap={() => go('/pages/attendance/verify/index')}>核验校验码</Button>
      </div>
    </Card>
  )
}
