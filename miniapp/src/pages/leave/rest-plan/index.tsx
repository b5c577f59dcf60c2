import { useState } from 'react'
import { REST_PLAN_NAMES, REST_PLAN_STATE_NAMES, rest, type RestPlan, type RestPlanCompared, type RestPlanKind } from '@village/shared/contract/rest'
import { LEAVE_STATE_NAMES } from '@village/shared/contract/leave'
import { draftRestPlan, restPlanTerms, restPlanTroubles, type RestPlanLine } from '@village/shared/rules/rest-plan'
import { isRefusal } from '@village/shared/kernel/refusal'
import { call } from '@/call'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { keep } from '@/kept'
import { usePolicy } from '@/policy'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { LEAVE_SYMBOLS, LEAVE_TONES } from '@/ui/mark'
import { Empty, FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord, periodWord, spanWord } from '@/ui/words'
import { applyPlanned } from '../apply/draft'
import { EditLine } from './edit-line'

/** What was changed and not saved yet, of one plan and version. */
const kept = keep<{ about: string; lines: RestPlanLine[] } | null>('rest_plan_draft', null)

/** Who of a team rests when in the quarter or the year. */
export default function RestPlanPage() {
  const input = { teamId: parameter('teamId') ?? '', kind: (parameter('kind') ?? 'rotation_rest') as RestPlanKind, period: parameter('period') ?? '' }
  const load = useLoad(rest.one, input)
  if (!load.data) return <Page title={REST_PLAN_NAMES[input.kind]}><Loaded of={load}>{() => null}</Loaded></Page>
  return <Plan key={load.data.version} plan={load.data} load={load} />
}

function Plan({ plan, load }: { plan: RestPlan; load: Load<RestPlan> }) {
  const policy = usePolicy()
  const about = `${plan.teamId} ${plan.kind} ${plan.period} ${plan.version}`
  const held = kept.use()
  const draft = held?.about === about ? held.lines : null
  const lines: RestPlanLine[] = draft ?? plan.lines.map(({ personId, from, to }) => ({ personId, from, to }))
  const [reason, setReason] = useState('')
  const [edited, edit] = useState<number | 'new' | null>(null)
  const mayEdit = plan.may.agree || plan.may.propose
  const put = (next: RestPlanLine[]) => kept.set({ about, lines: [...next].sort((one, other) => one.from.localeCompare(other.from)) })
  const troubles = policy.active && policy.calendar ? restPlanTroubles(policy.active.profile, policy.calendar, { kind: plan.kind, period: plan.period, members: plan.members, lines }) : []
  const stopped = troubles.some(trouble => trouble.stops)
  const needsReason = (troubles.length > 0 && !stopped) || (draft !== null && plan.state === 'agreed')
  const { fault, run } = useAction(async () => {
    const next = await call(rest.save, { teamId: plan.teamId, kind: plan.kind, period: plan.period, version: plan.version, lines, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    kept.set(null)
    say(next.state === 'agreed' ? '计划已定，有安排的人收到了通知' : '已提交')
    load.put(next)
  })
  const begin = () => {
    const terms = policy.active ? restPlanTerms(policy.active.profile, plan.kind, plan.members.length).value : null
    if (terms && !isRefusal(terms)) put(draftRestPlan({ kind: plan.kind, period: plan.period, members: plan.members }, terms, today()))
  }
  const nameOf = (id: string) => plan.members.find(each => each.personId === id)?.name ?? '已离队'
  const mine = plan.lines.find(line => line.personId === session.get()?.me.id && line.kept === 'open' && line.to >= today())
  const saves = mayEdit && lines.length > 0 && (draft !== null || (plan.state === 'proposed' && plan.may.agree))
  return (
    <Page
      title={`${plan.villageName}${REST_PLAN_NAMES[plan.kind]}`}
      action={saves
        ? <Button kind='primary' disabled={stopped} onTap={run}>{!plan.may.agree ? `提交给${plan.agreedByRole}` : plan.state === 'proposed' && !draft ? '同意这份计划' : '定下计划'}</Button>
        : mine && plan.state === 'agreed' ? <Button kind='primary' onTap={() => { applyPlanned(plan.kind, mine.from, mine.to); void go('/pages/leave/apply/index') }}>按计划申请</Button> : undefined}
    >
      <p className='lede'>{quarterOr(plan.period)}{plan.because.map(({ text }) => text).join('；')}<Basis because={plan.because} title={`${REST_PLAN_NAMES[plan.kind]}怎样定`} /></p>
      <FaultNotice fault={fault} />
      {!plan.known && <Notice kind='info'>本地制度没有规定{plan.kind === 'rotation_rest' ? '轮休' : '年休假怎样计划'}，不用做这份计划。</Notice>}
      {plan.known && plan.version > 0 && (
        <Notice kind={plan.state === 'agreed' ? 'done' : 'info'} title={draft ? '改过，还没有提交' : REST_PLAN_STATE_NAMES[plan.state]}>
          {plan.state === 'agreed' ? `${plan.agreedByName}定，${instantWord(plan.madeAt ?? '')}` : `${plan.madeByName}提出，等${plan.agreedByRole}同意`}{plan.reason && `。说明：${plan.reason}`}
        </Notice>
      )}
      {troubles.map(({ text, because, stops }) => <Notice key={text} kind='warn' title={stops ? '这样安排不行' : '要写明说明'}>{text}<Basis because={because} title='为什么' /></Notice>)}
      {lines.length === 0 ? plan.known && (
        <Empty title='还没有安排'>{mayEdit ? '先自动排一份，再点每个人改日子。' : '队里定好以后会出现在这里。'}</Empty>
      ) : (
        <Card title='谁什么时候休' aside={`${lines.length} 次`} flush>
          <List label='谁什么时候休'>
            {lines.map((line, index) => (
              <Row
                key={`${line.personId}${line.from}`}
                title={nameOf(line.personId)}
                note={periodWord(line.from, line.to)}
                aside={draft ? undefined : <Kept line={plan.lines[index]} />}
                onTap={mayEdit ? () => edit(index) : plan.lines[index]?.leave ? () => go('/pages/leave/detail/index', { id: plan.lines[index].leave!.id }) : undefined}
              />
            ))}
          </List>
        </Card>
      )}
      {mayEdit && (
        <div className='actions'>
          {lines.length === 0 && <Button kind='primary' onTap={begin}>自动排一份</Button>}
          <Button onTap={() => edit('new')}>加一个人</Button>
          {draft && <Button kind='quiet' onTap={() => kept.set(null)}>不改了</Button>}
        </div>
      )}
      {saves && needsReason && <Card><Field label='说明' kind='long' max={200} value={reason} onInput={setReason} error={errorOf(fault, 'reason')} hint='为什么改，或者为什么这样安排' /></Card>}
      {plan.unplanned.length > 0 && (
        <Card title='计划以外的' flush>
          <List label='计划以外的'>
            {plan.unplanned.map(each => <Row key={each.id} title={each.personName} note={spanWord(each)} aside={LEAVE_STATE_NAMES[each.state]} />)}
          </List>
        </Card>
      )}
      <EditLine
        plan={plan}
        line={edited === null || edited === 'new' ? null : lines[edited]}
        open={edited !== null}
        onClose={() => edit(null)}
        onPut={next => put(edited === 'new' ? [...lines, next] : lines.map((line, index) => (index === edited ? next : line)))}
        onRemove={() => put(lines.filter((_, index) => index !== edited))}
      />
    </Page>
  )
}

function Kept({ line }: { line?: RestPlanCompared }) {
  if (!line) return null
  if (!line.leave) return <Mark symbol='·' name='没有申请' tone='plain' />
  return <Mark symbol={LEAVE_SYMBOLS[line.leave.state]} name={line.kept === 'moved' ? `改在${spanWord(line.leave)}` : LEAVE_STATE_NAMES[line.leave.state]} tone={LEAVE_TONES[line.leave.state]} />
}

function quarterOr(period: string): string {
  return period.includes('-Q') ? `${period.slice(0, 4)}年第${'一二三四'[Number(period.slice(-1)) - 1]}季度。` : `${period}年。`
}
