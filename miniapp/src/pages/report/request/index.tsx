import { useState } from 'react'
import { request, type RequestDetail, type RequestRow } from '@village/shared/contract/request'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, dueWord, instantWord, periodWord, sentence } from '@/ui/words'

type Asks = { kind: 'answer'; teamId: string } | { kind: 'withdraw' } | { kind: 'facts'; teamId: string; key: string; name: string } | null

/** One request for data: what is known stands there, the rest is said by the teams. */
export default function OneRequest() {
  const load = useLoad(request.one, { id: parameter('id') ?? '' }, { keep: false })
  const [asks, ask] = useState<Asks>(null)
  const { data } = load
  const teamId = data?.may.answer[0]
  const done = (next: RequestDetail) => { ask(null); load.put(next) }
  return (
    <Page title='数据需求' action={teamId && <Button kind='primary' onTap={() => ask({ kind: 'answer', teamId })}>{data.rows.find(row => row.teamId === teamId)?.answeredAt ? '重新填' : '填没有的几项'}</Button>}>
      <Loaded of={load}>{detail => (
        <>
          {detail.state === 'withdrawn' && <Notice kind='info' title='已经撤回'>{detail.withdrawnReason}</Notice>}
          <Card title={detail.title}>
            <Facts items={[
              { name: '谁要的', value: detail.askedBy }, { name: '依据', value: detail.basis }, { name: '时间', value: periodWord(detail.from, detail.to) }, { name: '最迟', value: sentence([dayWord(detail.deadline), dueWord(detail.deadline)], '，') },
              ...(detail.teams > 0 ? [{ name: '报了没有', value: `${detail.answered} / ${detail.teams} 支工作队` }] : [{ name: '报了没有', value: '系统里都有，不用问' }]),
            ]} />
          </Card>
          {detail.rows.length > 1 && detail.totals.some(({ value }) => value !== null) && (
            <Card title='合计' flush>
              <List label='合计'>{detail.items.map(item => <Row key={item.key} title={item.text} note={item.figure ? `系统里已有：${item.figureName}` : '由工作队填'} aside={item.figure ? `${detail.totals.find(({ key }) => key === item.key)?.value ?? 0} ${item.unit}` : undefined} />)}</List>
            </Card>
          )}
          {detail.rows.map(row => <Team key={row.teamId} detail={detail} row={row} onFacts={(key, name) => ask({ kind: 'facts', teamId: row.teamId, key, name })} />)}
          <Tools of={detail} onWithdraw={() => ask({ kind: 'withdraw' })} />
          <Sheet title='填没有的几项' open={asks?.kind === 'answer'} onClose={() => ask(null)}>{asks?.kind === 'answer' && <Answer detail={detail} teamId={asks.teamId} onDone={done} />}</Sheet>
          <Sheet title='撤回这份数据需求' open={asks?.kind === 'withdraw'} onClose={() => ask(null)}>{asks?.kind === 'withdraw' && <Withdraw detail={detail} onDone={done} />}</Sheet>
          <Sheet title={asks?.kind === 'facts' ? asks.name : ''} open={asks?.kind === 'facts'} onClose={() => ask(null)}>{asks?.kind === 'facts' && <Known id={detail.id} teamId={asks.teamId} of={asks.key} onLeave={() => ask(null)} />}</Sheet>
        </>
      )}</Loaded>
    </Page>
  )
}

function Team({ detail, row, onFacts }: { detail: RequestDetail; row: RequestRow; onFacts: (key: string, name: string) => void }) {
  return (
    <Card title={sentence([row.villageName, row.teamName])} aside={row.late && <Tag tone='amber'>晚报</Tag>} flush>
      <List label={row.villageName}>
        {detail.items.map(item => {
          const value = row.values.find(({ key }) => key === item.key)
          return (
            <Row key={item.key} title={item.text} note={item.figure ? '系统里已有，点开看是哪几条' : value?.value ? sentence([row.answeredBy, row.answeredAt && instantWord(row.answeredAt), row.note]) : '还没有填'}
              aside={value?.value != null ? `${value.value}${item.unit ? ` ${item.unit}` : ''}` : <Tag tone='amber'>○ 待填</Tag>} onTap={item.figure ? () => onFacts(item.key, `${row.villageName} ${item.figureName} ${value?.value ?? 0} ${item.unit}`) : undefined} />
          )
        })}
      </List>
    </Card>
  )
}

function Known({ id, teamId, of, onLeave }: { id: string; teamId: string; of: string; onLeave: () => void }) {
  const load = useLoad(request.facts, { id, teamId, key: of }, { keep: false })
  const leave = (page: string) => {
    const [path, query] = page.split('?')
    onLeave()
    go(path, Object.fromEntries((query ?? '').split('&').filter(Boolean).map(each => each.split('=') as [string, string])))
  }
  return (
    <Loaded of={load}>{({ facts }) => facts.length === 0
      ? <p className='paragraph'>这段时间没有记录。</p>
      : <List label='是哪几条'>{facts.map(fact => <Row key={fact.id} title={fact.text} aside={fact.count === 1 ? undefined : fact.count} onTap={fact.page ? () => leave(fact.page!) : undefined} />)}</List>}
    </Loaded>
  )
}

function Answer({ detail, teamId, onDone }: { detail: RequestDetail; teamId: string; onDone: (next: RequestDetail) => void }) {
  const row = detail.rows.find(each => each.teamId === teamId)
  const asked = detail.items.filter(({ figure }) => figure === null)
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(asked.map(({ key }) => [key, row?.values.find(each => each.key === key)?.value ?? ''])))
  const [note, setNote] = useState(row?.note ?? '')
  const { fault, run } = useAction(async () => {
    onDone(await call(request.answer, { id: detail.id, teamId, values: asked.filter(({ key }) => values[key].trim()).map(({ key }) => ({ key, value: values[key].trim() })), note }))
    say('已报')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      {asked.map(({ key, text }) => <Field key={key} label={text} value={values[key]} onInput={value => setValues(all => ({ ...all, [key]: value }))} max={100} />)}
      <Field label='说明' kind='long' value={note} onInput={setNote} max={300} optional />
      <Button kind='primary' onTap={run}>报上去</Button>
    </>
  )
}

function Withdraw({ detail, onDone }: { detail: RequestDetail; onDone: (next: RequestDetail) => void }) {
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    onDone(await call(request.withdraw, { id: detail.id, reason }))
    say('已撤回，工作队不用再报')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Field label='撤回原因' kind='long' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />
      <Button kind='danger' onTap={run}>撤回</Button>
    </>
  )
}

function Tools({ of, onWithdraw }: { of: RequestDetail; onWithdraw: () => void }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(request.xlsx, { id: of.id })
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <div className='actions'>
        <Button onTap={run}>导出表格</Button>
        {of.may.withdraw && <Button kind='danger' onTap={onWithdraw}>撤回</Button>}
      </div>
    </>
  )
}
