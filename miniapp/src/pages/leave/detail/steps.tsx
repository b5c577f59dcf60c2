import type { ReactNode } from 'react'
import { DECISION_NAMES, LEAVE_KIND_NAMES, type DecisionLine, type LeaveDetail, type LeaveStep } from '@village/shared/contract/leave'
import { Card } from '@/ui/card'
import { daysWord, instantWord, sentence, spanWord } from '@/ui/words'

const STATES: Record<LeaveStep['state'], { symbol: string; tone: string; words: (who: string) => string }> = {
  waiting: { symbol: '', tone: 'plain', words: who => `${who}（还没轮到）` },
  current: { symbol: '…', tone: 'amber', words: who => `正在等${who}审批` },
  approved: { symbol: '√', tone: 'pine', words: who => `${who}同意` },
  refused: { symbol: '×', tone: 'cinnabar', words: who => `${who}不同意` },
  to_change: { symbol: '↺', tone: 'amber', words: who => `${who}退回修改` },
  skipped: { symbol: '—', tone: 'plain', words: who => `${who}没有审批` },
}

/** The way of the request, from the applicant to the last who decides. */
export function Steps({ leave }: { leave: LeaveDetail }) {
  return (
    <Card title='审批经过'>
      <ol className='steps'>
        <Step symbol='√' tone='pine' name={`${leave.personName}提交`} note={instantWord(leave.submittedAt)} />
        {leave.steps.map(step => {
          const { symbol, tone, words } = STATES[step.state]
          return (
            <Step key={step.step} symbol={symbol} tone={tone} name={words(step.name)}>
              <Decisions of={step.decisions} stepName={step.name} />
            </Step>
          )
        })}
        {leave.forwards.map(({ fromName, toName, reason, at }) => (
          <Step key={at} symbol='→' tone='plain' name={`${fromName}转给${toName}`} note={sentence([reason, instantWord(at)])} />
        ))}
        {leave.steps.length === 0 && <Step symbol='√' tone='pine' name='报备即可，不用审批' />}
        {leave.state === 'withdrawn' && <Step symbol='↩' tone='plain' name={`${leave.personName}撤回`} />}
      </ol>
    </Card>
  )
}

function Decisions({ of, stepName }: { of: DecisionLine[]; stepName?: string }) {
  return (
    <>
      {of.map(({ personName, insteadOfName, roleName, decision, opinion, at }) => (
        <div key={`${personName}${at}`} className='step-decision'>
          <div>{sentence([personName, insteadOfName !== null && `代${insteadOfName}`, roleName !== stepName && roleName])}：{opinion || DECISION_NAMES[decision]}</div>
          <div className='step-note'>{instantWord(at)}</div>
        </div>
      ))}
    </>
  )
}

/** What it said before it was changed, the last first. */
export function Versions({ leave: { versions } }: { leave: LeaveDetail }) {
  if (versions.length === 0) return null
  return (
    <Card title='修改以前'>
      {[...versions].reverse().map(version => (
        <div key={version.number} className='version'>
          <div className='step-name'>第 {version.number} 次提交：{LEAVE_KIND_NAMES[version.kind]} {daysWord(version.days)}，{spanWord(version)}</div>
          <div>{version.reason}；去{version.place}{version.outOfCounty ? '（离开本县）' : ''}{version.standInName ? `；${version.standInName}顶岗` : ''}</div>
          <div className='step-note'>{instantWord(version.submittedAt)}</div>
          <Decisions of={version.decisions} />
        </div>
      ))}
    </Card>
  )
}

interface StepProps {
  symbol: string
  tone: string
  name: string
  note?: string
  children?: ReactNode
}

function Step({ symbol, tone, name, note, children }: StepProps) {
  return (
    <li className='step'>
      <span className={`step-symbol tone-${tone}`} aria-hidden='true'>{symbol}</span>
      <div className='step-words'>
        <div className='step-name'>{name}</div>
        {note && <div className='step-note'>{note}</div>}
        {children}
      </div>
    </li>
  )
}
