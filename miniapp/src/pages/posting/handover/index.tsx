import { useState } from 'react'
import { handover, type HandoverDetail, type HandoverSection } from '@village/shared/contract/handover'
import { HANDED_ON_NAMES, HANDOVER_REASON_NAMES } from '@village/shared/contract/handover-words'
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
import { HandoverMark } from '../marks'
import { type Asked, HandoverSheet } from './actions'

/** A handover: what the system knows of each item, what he adds, and who has signed. */
export default function Handover() {
  const id = parameter('id') ?? ''
  const load = useLoad(handover.one, { id }, { keep: false })
  const [asked, ask] = useState<Asked | null>(null)
  const { data } = load
  const ready = data && data.may.sign && (data.mine === 'receiver' || (data.missing.length === 0 && data.receiverId !== null))
  const file = useAction(async (kind: 'pdf' | 'docx') => {
    const { bytes, name } = await download(handover[kind], { id })
    await handOver(bytes, name)
  })
  return (
    <Page title='工作交接' action={data && (ready ? <Button kind='primary' onTap={() => ask('sign')}>{data.mine === 'receiver' ? '核对无误，签字接收' : '签字移交'}</Button> : data.may.name && data.receiverId === null && <Button kind='primary' onTap={() => ask('name')}>确定接手的人</Button>)}>
      <FaultNotice fault={file.fault} />
      <Loaded of={load}>{found => (
        <>
          <Head of={found} />
          <Standing of={found} />
          {found.sections.map(section => <Section key={section.item} of={section} write={found.may.write ? () => ask({ item: section.item }) : undefined} />)}
          <Card title={found.state === 'done' ? '已经转给接手的人' : '签字以后转给接手的人'} flush>
            <List label='转给接手的人'>{found.handedOn.map(({ what, count }) => <Row key={what} title={HANDED_ON_NAMES[what]} aside={<span className='numbers'>{count}</span>} arrow={false} />)}</List>
          </Card>
          <div className='actions'>
            <Button onTap={() => file.run('docx')}>导出 Word</Button>
            <Button onTap={() => file.run('pdf')}>导出 PDF</Button>
            {found.may.name && found.receiverId !== null && <Button kind='quiet' onTap={() => ask('name')}>改人或日期</Button>}
            {found.may.withdraw && <Button kind='quiet' onTap={() => ask('withdraw')}>不再交接</Button>}
          </div>
          {found.may.end && <Button kind='secondary' onTap={() => go('/pages/organisation/person/index', { id: found.personId })}>去结束任职</Button>}
        </>
      )}</Loaded>
      {data && asked && <HandoverSheet key={data.revision} of={data} asked={asked} onClose={() => ask(null)} onDone={reply => { ask(null); load.put(reply) }} />}
    </Page>
  )
}

function Head({ of }: { of: HandoverDetail }) {
  const { personName, receiverName, roleName, unitName, teamName, reason, leavingOn, because, leaverSignedAt, receiverSignedAt } = of
  return (
    <Card title={`${personName}${receiverName ? ` 交给 ${receiverName}` : '的工作交接'}`} aside={<HandoverMark {...of} />}>
      <Facts items={[
        { name: '岗位', value: sentence([teamName, roleName]) }, ...(unitName ? [{ name: '派出单位', value: unitName }] : []), { name: '原因', value: HANDOVER_REASON_NAMES[reason] },
        { name: '最后一天', value: <>{dayWord(leavingOn)} <Basis because={because} title='要交清哪些' /></> }, { name: '接手的人', value: receiverName || '还没有确定' },
        { name: '移交人签字', value: leaverSignedAt ? instantWord(leaverSignedAt) : '还没有签' }, { name: '接收人签字', value: receiverSignedAt ? instantWord(receiverSignedAt) : '还没有签' },
      ]} />
    </Card>
  )
}

function Standing({ of: { state, missing, gated, withdrawnReason, mine, leaverSigned, receiverId } }: { of: HandoverDetail }) {
  if (state === 'withdrawn') return <Notice kind='info' title='这份交接不办了'>{withdrawnReason}</Notice>
  if (state === 'done') return <Notice kind='done' title='双方都签了字'>内容从这里起不再变动{gated ? '，可以办理离任' : ''}。</Notice>
  if (missing.length > 0) return <Notice kind='warn' title={`还有 ${missing.length} 项没有交清`}>{missing.join('、')}。{mine === 'leaver' ? '每一项看过、写好，勾“已经交清”。' : '由离任的人逐项交清。'}{gated ? '交清以前不能离任。' : ''}</Notice>
  if (receiverId === null) return <Notice kind='warn' title='还没有确定由谁接手'>确定以后就可以签字。新来的同志要先由管理员登记任职。</Notice>
  return <Notice kind='info' title={leaverSigned ? '等接手的人核对签字' : '等离任的人签字'}>{gated ? '双方签字以后才能离任。' : '双方签字以后，手上的事转给接手的人。'}</Notice>
}

function Section({ of: { name, listed, facts, text, clear }, write }: { of: HandoverSection; write?: () => void }) {
  const mark = clear ? <Mark symbol='√' name='已交清' tone='pine' /> : listed ? <Mark symbol='△' name='没有交清' tone='amber' /> : undefined
  return (
    <Card title={name} aside={mark} flush>
      <List label={name}>
        {facts.map((fact, index) => <Row key={`${fact.text}${index}`} title={fact.text} arrow={fact.page !== null} onTap={fact.page === null ? undefined : () => go(fact.page!)} />)}
        {text && <Row title={text} note='移交人说明' arrow={false} />}
      </List>
      {write && <div className='more'><Button kind='quiet' onTap={write}>{clear || text ? '修改说明' : '写说明，标为交清'}</Button></div>}
    </Card>
  )
}
