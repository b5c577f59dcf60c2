import { useState } from 'react'
import { adjustment, type AdjustmentDetail, type AdjustmentStep, type Attached } from '@village/shared/contract/adjustment'
import { ADJUSTMENT_DECISION_NAMES, ADJUSTMENT_KIND_NAMES, ATTACHED_DECISION_NAMES } from '@village/shared/contract/adjustment-words'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { AdjustmentMark } from '../marks'
import { AdjustmentSheet, type Asked } from './actions'

/** A change or a recall: what was proposed, what he says, who decides, what follows. */
export default function Adjustment() {
  const id = parameter('id') ?? ''
  const load = useLoad(adjustment.one, { id }, { keep: false })
  const [asked, ask] = useState<Asked | null>(null)
  const { data } = load
  const file = useAction(async (kind: 'pdf' | 'docx') => {
    const { bytes, name } = await download(adjustment[kind], { id })
    await handOver(bytes, name)
  })
  const first: [Asked, string] | null = !data ? null : data.may.decide ? ['decide', '审定'] : data.may.answer ? ['answer', data.answer ? '修改说明' : '说明情况'] : data.may.execute ? ['execute', '办理'] : null
  return (
    <Page title={data ? ADJUSTMENT_KIND_NAMES[data.kind] : '调整和召回'} action={first && <Button kind='primary' onTap={() => ask(first[0])}>{first[1]}</Button>}>
      <FaultNotice fault={file.fault} />
      <Loaded of={load}>{found => (
        <>
          <Head of={found} />
          <Said of={found} />
          <Card title='由谁审定' flush><List label='由谁审定'>{found.steps.map((step, index) => <Step key={`${step.name}${index}`} step={step} />)}</List></Card>
          {found.attached.length > 0 && (
            <Card title='附带的处理' aside={<Basis because={found.because} title='为什么有这些处理' />} flush>
              <List label='附带的处理'>{found.attached.map(each => <AttachedRow key={each.what} of={each} onTap={found.may.settle && each.decision === null ? () => ask({ what: each.what }) : undefined} />)}</List>
            </Card>
          )}
          <After of={found} />
          <div className='actions'>
            <Button onTap={() => file.run('docx')}>导出 Word</Button>
            <Button onTap={() => file.run('pdf')}>导出 PDF</Button>
            {found.may.withdraw && <Button kind='quiet' onTap={() => ask('withdraw')}>撤回</Button>}
          </div>
        </>
      )}</Loaded>
      {data && asked && <AdjustmentSheet key={data.revision} of={data} asked={asked} onClose={() => ask(null)} onDone={reply => { ask(null); load.put(reply) }} />}
    </Page>
  )
}

function Head({ of }: { of: AdjustmentDetail }) {
  const { personName, teamName, roleName, unitName, reasonName, actionName, mandatory, day, successor, because, kind, proposedByName, proposedAt } = of
  return (
    <Card title={personName} aside={<AdjustmentMark state={of.state} />}>
      <Facts items={[
        { name: '岗位', value: sentence([teamName, roleName]) }, ...(unitName ? [{ name: '派出单位', value: unitName }] : []),
        { name: kind === 'change' ? '原因' : '情形', value: <>{reasonName} <Basis because={because} title='制度怎样规定' /></> },
        ...(kind === 'recall' ? [{ name: '办理', value: `${mandatory === true ? '应当' : mandatory === false ? '可考虑' : ''}${actionName}` }] : []),
        ...(day ? [{ name: '拟从哪天起', value: dayWord(day) }] : []), ...(successor ? [{ name: '拟接替的人', value: successor }] : []), { name: '提出', value: sentence([proposedByName, instantWord(proposedAt)]) },
      ]} />
    </Card>
  )
}

function Said({ of: { text, facts, consulted, answer, answeredAt, state, may, ownProposal } }: { of: AdjustmentDetail }) {
  const silent = may.answer ? '您还没有说明。写了，审定的人就看得到。' : state === 'pending' ? '本人还没有说明' : '本人没有写说明'
  return (
    <Card title='事实和说法' flush>
      <List label='事实和说法'>
        <Row title={text} note='提出的事实和理由' arrow={false} />
        {facts.map(({ name, value, source }) => <Row key={name} title={`${name} ${value}`} note={source} arrow={false} />)}
        {consulted.map(({ party, partyName, name, opinion }) => <Row key={party} title={opinion} note={`${partyName}的意见，${name}`} arrow={false} />)}
        {(answer || !ownProposal) && <Row title={answer || silent} note={sentence(['本人的说明', answeredAt && instantWord(answeredAt)])} arrow={false} />}
      </List>
    </Card>
  )
}

function Step({ step: { name, registered, decision, byName, at, opinion } }: { step: AdjustmentStep }) {
  const mark = decision === null ? <Mark symbol='…' name='还没有' /> : <Mark symbol={decision === 'approve' ? '√' : '×'} name={ADJUSTMENT_DECISION_NAMES[decision]} tone={decision === 'approve' ? 'pine' : 'cinnabar'} />
  return <Row title={name} note={sentence([registered && '书面意见由县里登记', byName, at && instantWord(at), opinion])} aside={mark} arrow={false} />
}

function AttachedRow({ of: { name, decision, reason, byName, at }, onTap }: { of: Attached; onTap?: () => void }) {
  const mark = decision === null ? <Mark symbol='…' name='建议' /> : <Mark symbol={decision === 'confirmed' ? '√' : '—'} name={ATTACHED_DECISION_NAMES[decision]} tone={decision === 'confirmed' ? 'amber' : 'plain'} />
  return <Row title={name} note={sentence([reason, byName, at && instantWord(at)]) || '由审定的一级决定'} aside={mark} arrow={onTap !== undefined} onTap={onTap} />
}

function After({ of: { state, executorName, reportTo, replacement, executed, withdrawnReason, handoverId } }: { of: AdjustmentDetail }) {
  if (state === 'withdrawn') return <Notice kind='info' title='已经撤回'>{withdrawnReason}</Notice>
  const items = [
    ...(executorName ? [{ name: '由谁执行', value: executorName }] : []), ...(reportTo.length ? [{ name: '报给', value: reportTo.join('、') }] : []), ...(executed ? [{ name: '最后一天', value: `${dayWord(executed.on)}，${executed.byName}办理` }] : []),
    ...(replacement ? [{ name: '接替的人', value: replacement.name || '还没有派' }] : []),
  ]
  if (items.length === 0 && handoverId === null) return null
  return (
    <Card title='办理'>
      {items.length > 0 && <Facts items={items} />}
      {handoverId !== null && <Button onTap={() => go('/pages/posting/handover/index', { id: handoverId })}>看工作交接</Button>}
    </Card>
  )
}
