import { useState } from 'react'
import { adjustment, type AdjustmentOptions } from '@village/shared/contract/adjustment'
import { ADJUSTMENT_KIND_NAMES, type AdjustmentKind } from '@village/shared/contract/adjustment-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { parameter, replace } from '@/go'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { spoken } from '@/ui/words'

/** A change within the term, or a recall, is put forward: the document says for what, by whom, and what is needed. */
export default function Propose() {
  const [of] = useState(() => ({ personId: parameter('personId') ?? '', termId: parameter('termId') ?? '' }))
  const load = useLoad(adjustment.options, of, { keep: false })
  return <Loaded of={load}>{options => <Form key={of.termId} options={options} of={of} />}</Loaded>
}

/** What it is called: nobody calls himself back. */
const titleFor = (personId: string) => (session.get()?.me.id === personId ? '申请中途调整' : '提出调整或召回')

function Form({ options, of }: { options: AdjustmentOptions; of: { personId: string; termId: string } }) {
  const kinds: AdjustmentKind[] = [...(options.change?.mayPropose ? ['change' as const] : []), ...(options.recalls.some(({ mayPropose }) => mayPropose) ? ['recall' as const] : [])]
  const [kind, setKind] = useState<AdjustmentKind>(kinds[0] ?? 'change')
  const [reason, setReason] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const [successor, setSuccessor] = useState('')
  const [facts, setFacts] = useState<Record<string, string>>({})
  const [said, setSaid] = useState<Record<string, { name: string; opinion: string }>>({})
  const recall = options.recalls.find(({ condition }) => condition === reason)
  const { fault, run } = useAction(async () => {
    if (!reason) throw missing('reason', kind === 'change' ? '请选原因' : '请选情形')
    if (!text.trim()) throw missing('text', '请写事实和理由')
    const { id } = await call(adjustment.propose, {
      ...of, kind, reason, text: text.trim(), ...(day ? { day } : {}), ...(successor.trim() ? { successor: successor.trim() } : {}),
      facts: Object.entries(facts).filter(([, value]) => /^\d+$/.test(value.trim())).map(([fact, value]) => ({ fact, value: Number(value) })),
      consulted: Object.entries(said).filter(([, { name, opinion }]) => name.trim() && opinion.trim()).map(([party, { name, opinion }]) => ({ party, name: name.trim(), opinion: opinion.trim() })),
    })
    say('已提出，审定的人已经知道')
    replace('/pages/posting/adjustment/index', { id })
  })
  if (kinds.length === 0) {
    return <Page title={titleFor(of.personId)}><Empty title='现在不由您提出'>{options.why ? spoken(options.why) : `调整由本人、派出单位或上级办公室提出；召回由制度写明的一方提出${options.recalls[0]?.proposerName ? `（${options.recalls[0].proposerName}）` : ''}。`}</Empty></Page>
  }
  const choices = kind === 'change' ? (options.change?.reasons ?? []).map(each => ({ value: each.reason, name: each.name })) : options.recalls.filter(({ mayPropose }) => mayPropose).map(({ condition, name, proposerName }) => ({ value: condition, name, note: proposerName ? `由${proposerName}提出` : undefined }))
  return (
    <Page title={titleFor(of.personId)} action={<Button kind='primary' onTap={run}>提出</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>{options.villageName}{options.roleName}{options.personName}。提出以后由制度写明的人审定，本人可以说明。</p>
      <Card>
        {kinds.length > 1 && <Choice label='办什么' options={kinds.map(value => ({ value, name: ADJUSTMENT_KIND_NAMES[value] }))} value={kind} onChoose={next => { setKind(next); setReason(null) }} />}
        <Select label={kind === 'change' ? '原因' : '情形'} options={choices} value={reason} onChoose={setReason} error={errorOf(fault, 'reason')} />
        {kind === 'change' && <DayPicker label='从哪天起' value={day} onChoose={setDay} error={errorOf(fault, 'day')} />}
        {kind === 'change' && options.change?.needsSuccessor && <Field label='接替的人' hint='制度要有合格的接替人选。' value={successor} onInput={setSuccessor} max={60} error={errorOf(fault, 'successor')} />}
        {kind === 'recall' && recall?.facts.map(({ fact, name, known, source }) => (known === null
          ? <Field key={fact} label={name} kind='number' value={facts[fact] ?? ''} onInput={value => setFacts({ ...facts, [fact]: value })} error={errorOf(fault, 'facts')} />
          : <Facts key={fact} items={[{ name, value: `${known}，${source}` }]} />))}
        <Field label='事实和理由' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} />
      </Card>
      {kind === 'recall' && recall?.consult.map(({ party, name }) => (
        <Card key={party} title={`${name}的意见`}>
          <Field label='谁说的' value={said[party]?.name ?? ''} onInput={value => setSaid({ ...said, [party]: { opinion: said[party]?.opinion ?? '', name: value } })} max={60} error={errorOf(fault, 'consulted')} />
          <Field label='意见' kind='long' value={said[party]?.opinion ?? ''} onInput={value => setSaid({ ...said, [party]: { name: said[party]?.name ?? '', opinion: value } })} max={300} />
        </Card>
      ))}
      {kind === 'change' && options.change && (
        <Card title='要有什么、由谁审定' aside={<Basis because={options.change.because} title='制度怎样规定' />}><Facts items={[{ name: '要有', value: options.change.needs.join('、') }, { name: '逐级', value: options.change.steps.join('，') }]} /></Card>
      )}
      {recall && <Card title='由谁审定' aside={<Basis because={recall.because} title='制度怎样规定' />}><Facts items={[{ name: '审定', value: recall.deciderNames.join('，') || '制度没有写，由县里决定' }]} /></Card>}
    </Page>
  )
}
