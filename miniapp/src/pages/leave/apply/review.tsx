import { isRefusal, type Refusal } from '@village/shared/kernel/refusal'
import type { PolicyInForce } from '@/policy'
import { Basis } from '@/ui/basis'
import { Card, Fact } from '@/ui/card'
import { ErrorState, Notice } from '@/ui/notice'
import type { WhyAddress } from '@/ui/why'
import { daysWord, spoken } from '@/ui/words'
import { Warnings } from '../warnings'
import type { Checked } from './check'

interface ReviewProps {
  policy: PolicyInForce
  checked: Checked | Refusal | null
  /** The same, as the server judges it. */
  why?: WhyAddress
}

/** What will happen to the request, before it is sent. */
export function Review({ policy, checked, why }: ReviewProps) {
  if (!policy.active) {
    return (
      <Card title='核对'>
        {policy.fault?.refusal ? <Notice kind='warn'>{policy.fault.text}</Notice>
          : policy.fault ? <ErrorState fault={policy.fault} onRetry={policy.reload} /> : <p>正在取现行制度。</p>}
      </Card>
    )
  }
  if (!checked) return <Card title='核对'><p className='review-words'>选好起止日期，这里会算出请几天、由谁审批、告诉谁。</p></Card>
  if (isRefusal(checked)) return <Card title='核对'><Refused refusal={checked} why={why} /></Card>
  const { days, routedBy, daysBecause, warnings, route, steps, routeBecause, told, toldBecause, proofs } = checked
  return (
    <Card title='核对'>
      <div className='review-line'>
        <Fact name='这次请假' unit='天' tone='amber'>{days}</Fact>
        <Basis because={daysBecause} title={`为什么是 ${daysWord(days)}`} why={why} />
      </div>
      {routedBy > days && <p className='review-words'>和前后相连的请假合在一起是 {daysWord(routedBy)}，按 {daysWord(routedBy)} 定由谁审批。</p>}
      <Warnings because={warnings} />
      <div className='review-line'>
        <h3 className='review-name'>{route.outcome === 'report_only' ? '报备即可，不用审批' : '由谁审批'}</h3>
        <Basis because={routeBecause} title='为什么由他审批' why={why} />
      </div>
      {steps.length > 0 && (
        <ol className='review-steps'>
          {steps.map((step, index) => <li key={step} className='review-step'><span className='review-number numbers' aria-hidden='true'>{index + 1}</span><span>{step}</span></li>)}
        </ol>
      )}
      {told.length > 0 && (
        <>
          <div className='review-line'>
            <h3 className='review-name'>批准后告诉谁</h3>
            <Basis because={toldBecause} title='为什么要告诉他们' />
          </div>
          <p className='review-words'>{told.join('、')}</p>
        </>
      )}
      {proofs.length > 0 && (
        <>
          <h3 className='review-name'>要准备</h3>
          <p className='review-words'>{proofs.join('、')}。提交后在请假单上交，照片、PDF 都行。</p>
        </>
      )}
      {route.makeUpRequired && <Notice kind='info'>请假占用了驻村办公日，回来后要另定一天补上。</Notice>}
    </Card>
  )
}

function Refused({ refusal, why }: { refusal: Refusal; why?: WhyAddress }) {
  return (
    <>
      <Notice kind='warn' title='现在还不能提交'>{spoken(refusal.text)}</Notice>
      <Basis because={refusal.clauses.length ? [{ text: refusal.text, clauses: refusal.clauses }] : []} why={why} />
    </>
  )
}
