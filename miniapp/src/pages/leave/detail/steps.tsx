import type { ReactNode } from 'react'
import type { LeaveDetail, LeaveStep } from '@village/shared/contract/leave'
import { Card } from '@/ui/card'
import { instantWord, sentence } from '@/ui/words'

const STATES: Record<LeaveStep['state'], { symbol: string; tone: string; words: (who: string) => string }> = {
  waiting: { symbol: '', tone: 'plain', words: who => `${who}（还没轮到）` },
  current: { symbol: '…', tone: 'amber', words: who => `正在等${who}审批` },
  approved: { symbol: '√', tone: 'pine', words: who => `${who}同意` },
  refused: { symbol: '×', tone: 'cinnabar', words: who => `${who}不同意` },
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
