import { useState } from 'react'
import { leave, type LeaveDecision, type LeaveDetail } from '@village/shared/contract/leave'
import type { ReturnInput } from '@village/shared/contract/leave.input'
import { call } from '@/call'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { useOutbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Unsent } from '@/ui/unsent'
import { daysWord, instantWord, sentence, spanWord } from '@/ui/words'
import { EffectOnDuty } from '../../duty/effect'
import { AskMessage } from '../../notice/ask'
import { stateOf } from '../summary'
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind'
import { Warnings } from '../warnings'
import { changeAgain } from '../apply/draft'
import { Consults } from './consult'
import { Decide } from './decide'
import { Filing, ReportedBack } from './after'
import { Followed } from './followed'
import { Life, Slip } from './life'
import { Forward } from './forward'
import { Papers } from './papers'
import { Return } from './return'
import { Steps, Versions } from './steps'
import './index.scss'

type Asking = LeaveDecision | 'withdraw' | 'back' | 'forward' | null

export default function LeaveDetailPage() {
  const [id] = useState(() => parameter('id') ?? '')
  const found = useLoad(leave.detail, { id }, { when: id !== '' })
  const [asking, ask] = useState<Asking>(() => (setAside('leave.return') ? 'back' : null))
  const unsent = useOutbox()
  if (!id) return <Page title='请假单'><Empty title='这里显示一张请假单'>请从请假列表里选一张。</Empty></Page>
  const { data } = found
  const reporting = unsent.some(({ endpoint, state, input }) => endpoint === 'leave.return' && state === 'waiting' && (input as ReturnInput).id === id)
  const done = (next: LeaveDetail | null, words: string) => {
    if (next) found.put(next)
    ask(null)
    say(words)
  }
  return (
    <Page title='请假单' action={data && <Actions leave={data} fresh={!found.keptAt} reporting={reporting} onAsk={ask} />}>
      <Unsent of={['leave.return', 'leave.change']} about={input => input.id === id} onSent={found.reload} />
      <Loaded of={found} lines={6}>{detail => <Detail leave={detail} onAsk={ask} onChange={found.reload} onDone={done} />}</Loaded>
      {data?.state === 'pending' && data.may.withdraw && <AskMessage kind='result' />}
      {data && (
        <>
          <Decide leave={data} decision={asking === 'withdraw' || asking === 'back' || asking === 'forward' ? null : asking} onClose={() => ask(null)} onDone={done} />
          <Return leave={data} open={asking === 'back'} onClose={() => ask(null)} onDone={done} />
          <Forward leave={data} open={asking === 'forward'} onClose={() => ask(null)} onDone={done} />
          <Confirm
            title='撤回请假'
            open={asking === 'withdraw'}
            onClose={() => ask(null)}
            name='撤回这张请假单'
            danger
            onConfirm={async () => done(await call(leave.withdraw, { id }), '已撤回')}
          >
            <p>撤回后不再审批，这几天照常要在村。还要请假，就重新填一张。</p>
          </Confirm>
        </>
      )}
    </Page>
  )
}

/** One primary action: to decide, to change what was sent back, or to report back, which is kept on the phone where there is no signal. Taking back stands further below. */
function Actions({ leave: shown, fresh, reporting, onAsk }: { leave: LeaveDetail; fresh: boolean; reporting: boolean; onAsk: (what: Asking) => void }) {
  const { may, state } = shown
  if (may.decide && fresh) {
    return (
      <div className='actions'>
        <Button kind='danger' onTap={() => onAsk('refuse')}>不同意</Button>
        <Button onTap={() => onAsk('return')}>退回修改</Button>
        <Button kind='primary' onTap={() => onAsk('approve')}>同意</Button>
      </div>
    )
  }
  if (may.change && state === 'to_change') return <Button kind='primary' onTap={() => edit(shown)}>修改后再提交</Button>
  return may.return && !reporting ? <Button kind='primary' onTap={() => onAsk('back')}>销假</Button> : null
}

/** The form opens with everything that was filled in. */
function edit(shown: LeaveDetail) {
  changeAgain(shown)
  void go('/pages/leave/apply/index')
}

function Detail({ leave: detail, onAsk, onChange, onDone }: { leave: LeaveDetail; onAsk: (what: Asking) => void; onChange: () => Promise<void>; onDone: (next: LeaveDetail, words: string) => void }) {
  const { personName, roleName, unitName, post, villageName, teamName, kind, days, because, reason, place, outOfCounty, standInName } = detail
  return (
    <div className='columns'>
      <div className='column'>
        <Card title={sentence([personName, roleName])} aside={<Mark {...stateOf(detail)} />}>
          <div className='detail-head'>
            <Fact name={LEAVE_KIND_NAMES[kind]} unit='天' tone='amber'>{days}</Fact>
            <Basis because={because} title={`为什么是 ${daysWord(days)}、由谁审批`} why={{ of: 'leave_route', id: detail.id }} />
          </div>
          <Warnings because={because} />
          <div className='detail-span'>{spanWord(detail)}</div>
          <Facts items={[
            { name: '事由', value: reason },
            { name: '去向', value: `${place}${outOfCounty ? '（离开本县）' : ''}` },
            ...(detail.special ? [{ name: '特殊情况', value: detail.special }] : []),
            { name: '顶岗', value: standInName ?? '没有安排' },
            { name: '驻村', value: sentence([villageName, teamName !== villageName && teamName]) },
            ...(unitName || post ? [{ name: '派出单位', value: sentence([unitName, post]) }] : []),
            { name: '填写', value: instantWord(detail.claimedAt) },
            { name: '送达', value: instantWord(detail.submittedAt) },
          ]} />
        </Card>
        {detail.may.change && detail.state === 'pending' && <Button onTap={() => edit(detail)}>修改这张请假单</Button>}
        {detail.may.change && detail.state === 'pending' && <div className='gap' />}
        {detail.may.withdraw && <Button kind='danger' onTap={() => onAsk('withdraw')}>撤回这张请假单</Button>}
        {detail.may.withdraw && <div className='gap' />}
      </div>
      <div className='column'>
        {(detail.state === 'pending' || (detail.state === 'approved' && detail.endDay >= today())) && <EffectOnDuty personId={detail.personId} startDay={detail.startDay} endDay={detail.endDay} />}
        {detail.state === 'to_change' && detail.may.change && <Notice kind='warn' title='退回修改'>{detail.steps.flatMap(step => step.decisions).find(each => each.decision === 'return')?.opinion}</Notice>}
        <Steps leave={detail} />
        {detail.forwardTo.length > 0 && <Button onTap={() => onAsk('forward')}>转办给别人</Button>}
        {detail.forwardTo.length > 0 && <div className='gap' />}
        <Papers key={detail.state} leave={detail} />
        <Consults leave={detail} onDone={onDone} />
        <Versions leave={detail} />
        <Life leave={detail} onChange={onChange} onDone={onDone} />
        {detail.state === 'pending' && <Filing leave={detail} />}
        <Followed leave={detail} />
        <ReportedBack leave={detail} />
        <Slip leave={detail} />
        <p className='lede'>按{detail.profileTitle}（版本 {detail.profileVersion}）办理。</p>
      </div>
    </div>
  )
}
