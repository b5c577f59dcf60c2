import { useState } from 'react'
import { consequence, type FindingForm } from '@village/shared/contract/consequence'
import { GIVEN_SUBJECTS, SUBJECT_KIND_NAMES, type GivenSubject } from '@village/shared/contract/consequence-words'
import { permissionsOf } from '@village/shared/kernel/permission'
import { ROLES } from '@village/shared/kernel/role'
import type { Day } from '@village/shared/kernel/day'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { today } from '@/clock'
import { Fault, type FieldError } from '@/fault'
import { replace } from '@/go'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'

const YES = [{ value: 'yes', name: '是' }, { value: 'no', name: '不是' }] as const

/** Puts down conduct that no record tells; another person confirms it. */
export default function RecordFinding() {
  const places = usePlaces()
  const [chosen, setChosen] = useState<string | null>(null)
  const placeId = chosen ?? places[0]?.id ?? ''
  const form = useLoad(consequence.form, { placeId }, { when: placeId !== '', keep: false })
  if (!form.data) return <Page title='登记情况'><Loaded of={form}>{() => null}</Loaded></Page>
  return <Form key={placeId} form={form.data} placeId={placeId} places={places} onPlace={setChosen} />
}

/** Townships and counties in which the reader may put something down. */
function usePlaces(): { id: string; name: string }[] {
  const { data } = useLoad(organisation.tree, undefined)
  const seats = (session.get()?.me.roles ?? []).filter(({ role }) => permissionsOf(role).includes('consequence.write') && ROLES[role].level !== 'unit').map(({ path }) => path)
  return (data ?? []).filter(({ kind, path }) => kind !== 'village' && seats.some(seat => path.startsWith(seat))).sort((one, other) => other.path.length - one.path.length || (one.path < other.path ? -1 : 1))
}

function Form({ form, placeId, places, onPlace }: { form: FindingForm; placeId: string; places: { id: string; name: string }[]; onPlace: (id: string) => void }) {
  const [subject, setSubject] = useState<GivenSubject>('person')
  const [subjectId, setSubjectId] = useState<string | null>(null)
  const [event, setEvent] = useState<string | null>(null)
  const [prohibited, setProhibited] = useState<string | null>(null)
  const [answers, setAnswers] = useState<Record<string, 'yes' | 'no'>>({})
  const [day, setDay] = useState<Day>(today())
  const [text, setText] = useState('')
  const asked = form.events.find(each => each.event === event)
  const { fault, run } = useAction(async () => {
    const errors: FieldError[] = [
      ...(subjectId ? [] : [{ field: 'subjectId', text: subject === 'person' ? '请选是谁' : '请选哪个单位' }]), ...(event || prohibited ? [] : [{ field: 'event', text: '请选属于哪种情形，或者违反了哪一条' }]), ...(text.trim() ? [] : [{ field: 'text', text: '请写事实' }]),
      ...(asked?.asks.some(({ fact }) => answers[fact] === undefined) ? [{ field: 'answers', text: `请答：${asked.asks.map(({ name }) => name).join('、')}` }] : []),
    ]
    if (errors.length > 0) throw new Fault('invalid', errors.length > 1 ? `有 ${errors.length} 处要填` : errors[0].text, undefined, errors)
    const found = await call(consequence.record, {
      subject, subjectId: subjectId!, placeId, day, text: text.trim(), ...(event ? { event } : {}), ...(prohibited ? { prohibited } : {}), answers: (asked?.asks ?? []).map(({ fact }) => ({ fact, value: answers[fact] === 'yes' })),
    })
    say('已登记，等另一个人核实')
    replace('/pages/consequence/finding/index', { id: found.id })
  })
  const events = form.events.filter(each => each.subject === subject)
  const nothing = form.events.length === 0 && form.prohibitions.length === 0
  return (
    <Page title='登记情况' action={!nothing && <Button kind='primary' onTap={run}>登记，交另一个人核实</Button>}>
      <FaultNotice fault={fault} />
      {places.length > 1 && <Select label='在哪里处理' options={places.map(({ id, name }) => ({ value: id, name }))} value={placeId} onChoose={onPlace} />}
      {nothing && <Notice kind='info' title='没有可以登记的'>当地的制度没有写要由人核实的情形，也没有列禁止事项。</Notice>}
      {!nothing && (
        <Card>
          <Choice label='对谁' options={GIVEN_SUBJECTS.map(value => ({ value, name: SUBJECT_KIND_NAMES[value] }))} value={subject} onChoose={next => { setSubject(next); setSubjectId(null); setEvent(null) }} />
          {subject === 'person'
            ? <Select label='是谁' options={form.people.map(({ id, name, place }) => ({ value: id, name, note: place }))} value={subjectId} onChoose={setSubjectId} error={errorOf(fault, 'subjectId')} />
            : <Select label='哪个单位' options={form.units.map(({ id, name }) => ({ value: id, name }))} value={subjectId} onChoose={setSubjectId} error={errorOf(fault, 'subjectId')} empty='这里没有派出单位' />}
          {events.length > 0 && <Select label='属于哪种情形' options={events.map(each => ({ value: each.event, name: each.name, note: each.steps.join('、') }))} value={event} onChoose={setEvent} optional={form.prohibitions.length > 0} error={errorOf(fault, 'event')} />}
          {asked && <p>制度这样写 <Basis because={asked.because} title={asked.name} /></p>}
          {form.prohibitions.length > 0 && subject === 'person' && <Select label='违反了哪一条禁止事项' options={form.prohibitions.map(({ word, name }) => ({ value: word, name }))} value={prohibited} onChoose={setProhibited} optional />}
          {asked?.asks.map(({ fact, name }) => <Choice key={fact} label={`${name}？`} options={[...YES]} value={answers[fact] ?? null} onChoose={value => setAnswers({ ...answers, [fact]: value })} error={errorOf(fault, 'answers')} />)}
          <DayPicker label='哪天' value={day} onChoose={setDay} to={today()} />
          <Field label='事实' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} hint='在哪里、看到什么、问了谁。本人以后看得到。' />
        </Card>
      )}
    </Page>
  )
}
