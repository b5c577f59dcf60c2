import { useState } from 'react'
import type { SheetReply } from '@village/shared/contract/attendance'
import { settlement, SETTLEMENT_ACT_NAMES, type SettlementAct, type SettlementStepReply } from '@village/shared/contract/settlement'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Mark, Notice, Tag } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord, monthWord, periodWord, sentence, spoken } from '@/ui/words'
import { isRunning, isShort } from './filter'

const PLACES: Record<string, string> = { town_team_chat_group: '乡镇驻村工作群' }

/** Compile, sign, publicise, submit: who, until when, and what was done. */
export function Steps({ sheet, onGiveBack }: { sheet: SheetReply; onGiveBack: () => void }) {
  const { steps, why, publication, sealed, history, mayGiveBack } = sheet.settlement
  const [all, showAll] = useState(false)
  if (steps.length === 0) return why ? <Card title='月底办理'><Notice kind='info'>{spoken(why)}</Notice></Card> : null
  return (
    <Card title='月底办理' aside={sealed ? `校验码 ${sealed.code}` : undefined}>
      {sealed && <Notice kind='done'>{instantWord(sealed.at)}封存。封存以后不能再改，晚到的事实开更正单。</Notice>}
      {!sealed && why && !isRunning(sheet.content) && <Notice kind='info'>{spoken(why)}</Notice>}
      {publication && !sealed && <Notice kind='info'>{periodWord(publication.from, publication.until)}公示{publication.where ? `在${PLACES[publication.where] ?? ''}` : ''}，本人可以提出异议。</Notice>}
      <ul className='list' role='list' aria-label='月底办理的步骤'>
        {steps.map(step => <Step key={step.step} step={step} sheet={sheet} />)}
      </ul>
      {history.length > 0 && (
        <div className='actions'>
          <Button kind='quiet' onTap={() => showAll(!all)}>{all ? '收起办理经过' : `办理经过 ${history.length} 条`}</Button>
          {mayGiveBack && <Button kind='quiet' onTap={onGiveBack}>退回重新编制</Button>}
        </div>
      )}
      {all && <ul className='list' role='list' aria-label='办理经过'>{history.map(act => <li key={`${act.at}${act.act}${act.roleName}`} className='signer-note'>第 {act.version} 稿 {SETTLEMENT_ACT_NAMES[act.act]}：{actWord(act)}</li>)}</ul>}
    </Card>
  )
}

const STATES = { done: { symbol: '√', name: '已办', tone: 'pine' }, next: { symbol: '…', name: '待办', tone: 'amber' }, later: { symbol: '○', name: '未到', tone: 'plain' } } as const

function Step({ step, sheet }: { step: SettlementStepReply; sheet: SheetReply }) {
  const { name, by, due, state, late, acts, because, asks } = step
  const { organisationId, month } = sheet.content
  return (
    <li className='signer'>
      <div className='signer-words'>
        <div>{name} {late && <Tag tone='cinnabar'>{state === 'done' ? '逾期办的' : '已逾期'}</Tag>}</div>
        <div className='signer-note'>{sentence([by, due && `${dayWord(due)}前`])} <Basis because={because} title={`${name}依据哪一条`} why={{ of: 'sheet_signing', organisationId, month }} /></div>
        {acts.map(act => <div key={`${act.at}${act.roleName}`} className='signer-note'>{actWord(act)}</div>)}
        {asks && <div className='signer-note'>{asks}</div>}
      </div>
      <Mark {...STATES[state]} />
    </li>
  )
}

function actWord({ personName, roleName, at, remark }: SettlementAct): string {
  return sentence([`${roleName} ${personName} ${instantWord(at)}`, remark], '：')
}

interface DialogProps {
  sheet: SheetReply
  open: boolean
  onClose: () => void
  onDone: (sheet: SheetReply) => void
}

const BUTTONS = { compile: '我已核对，编制', publicise: '开始公示', submit: '报送并封存', verify: '' } as const
const WORDS = {
  compile: '编制后保存这份表的副本，送去核实签字。',
  publicise: '公示期间，表上的人可以对自己的考勤提出异议，由签字的人答复。',
  submit: '报送后这个月就封存，任何人都不能再改。晚到的事实另开更正单。',
  verify: '',
} as const

/** One step, said before it is done. */
export function Settle({ sheet, open, onClose, onDone }: DialogProps) {
  const { content, hash, signed } = sheet
  const { act, objections } = sheet.settlement
  const [remark, setRemark] = useState('')
  const changed = act?.step === 'compile' && (signed?.differences.length ?? 0) > 0
  const { fault, run, clear } = useAction(async () => {
    if (!act || act.step === 'verify') return
    if (changed && !remark.trim()) throw missing('remark', '请写明为什么重新编制')
    const reply = await call(settlement.settle, { organisationId: content.organisationId, month: content.month, step: act.step, hash, ...(remark.trim() ? { remark: remark.trim() } : {}) })
    say(`已${act.name}`)
    setRemark('')
    onDone(reply)
  })
  const close = () => { clear(); onClose() }
  if (!act) return null
  const short = content.rows.filter(isShort).length
  return (
    <Sheet title={act.name} open={open} onClose={close} foot={<Button kind='primary' onTap={run}>{BUTTONS[act.step]}</Button>}>
      <FaultNotice fault={fault} />
      <Facts items={[
        { name: '考勤表', value: `${content.organisationName} ${monthWord(content.month)}` },
        { name: '人数', value: `${content.rows.length} 人${short > 0 ? `，其中 ${short} 人没有达标` : ''}` },
        { name: '办理身份', value: act.as },
        ...(objections.length > 0 ? [{ name: '异议', value: `${objections.length} 条，都已答复` }] : []),
      ]} />
      {changed && <Notice kind='warn'>上一稿以后有 {signed?.differences.length} 处变化，重新编制后要重新签字。</Notice>}
      <Field label={changed ? '更正原因' : '备注'} kind='long' max={200} optional={!changed} value={remark} onInput={setRemark} error={errorOf(fault, 'remark')} />
      <p className='sign-words'>{WORDS[act.step]}</p>
    </Sheet>
  )
}

export function GiveBack({ sheet, open, onClose, onDone }: DialogProps) {
  const { organisationId, month } = sheet.content
  const [reason, setReason] = useState('')
  const { fault, run, clear } = useAction(async () => {
    if (!reason.trim()) throw missing('reason', '请写明退回原因')
    const reply = await call(settlement.giveBack, { organisationId, month, reason: reason.trim() })
    say('已退回')
    setReason('')
    onDone(reply)
  })
  return (
    <Sheet title='退回重新编制' open={open} onClose={() => { clear(); onClose() }} foot={<Button kind='danger' onTap={run}>退回</Button>}>
      <FaultNotice fault={fault} />
      <p className='sign-words'>这一稿和它的签字作废，留在办理经过里。重新编制以后再签字。</p>
      <Field label='退回原因' kind='long' max={200} value={reason} onInput={setReason} error={errorOf(fault, 'reason')} />
    </Sheet>
  )
}
