import type { ReactNode } from 'react'
import type { LeaveDetail, LeaveStep } from '@village/shared/contract/leave'
import { Card } from '@/ui/card'
import { instantWord, sentence } from '@/ui/words'

const STATES: Record<LeaveStep['state'], { symbol: string; name: string; tone: string }> = {
  waiting: { symbol: '', name: '还没轮到', tone: 'plain' },
  current: { symbol: '…', name: '正在等', tone: 'amber' },
  approved: { symbol: '√', name: '同意', tone: 'pine' },
  refused: { symbol: '×', name: '不同意', tone: 'cinnabar' },
  skipped: { symbol: '—', name: '没有审批', tone: 'plain' },
}

/** The way of the request, from the applicant to the last who decides. */
export function Steps({ leave }: { leave: LeaveDetail }) {
  return (
    <Card title='审批经过'>
      <ol className='steps'>
        <Step symbol='√' tone='pine' name={`${leave.personName}提交`} note={instantWord(leave.submittedAt)} />
        {leave.steps.map(step => {
          const { symbol, name, tone } = STATES[step.state]
          return (
            <Step key={step.step} symbol={symbol} tone={tone} name={`${step.name} ${name}`}>
              {step.decisions.map(({ personName, roleName, decision, opinion, at }) => (
                <div key={`${personName}${at}`} className='step-decision'>
                  <div>{sentence([personName, roleName !== step.name && roleName])}：{opinion || (decision === 'approve' ? '同意' : '不同意')}</div>
                  <div className='step-note'>{instantWord(at)}</div>
                </div>
              ))}
            </Step>
          )
        })}
        {leave.steps.length === 0 && <Step symbol='√' tone='pine' name='报备即可，不用审批' />}
        {leave.state === 'withdrawn' && <Step symbol='↩' tone='plain' name={`${leave.personName}撤回`} />}
      </ol>
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
