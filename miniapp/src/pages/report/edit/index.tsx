import { useEffect, useRef, useState } from 'react'
import { report, type ReportDetail } from '@village/shared/contract/report'
import type { DueOwner } from '@village/shared/rules/due-owner'
import { CHOOSABLE_PARTIES } from '@village/shared/rules/report-party'
import { nameOfRole } from '@village/shared/kernel/role'
import { addDays } from '@village/shared/kernel/day'
import { call } from '@/call'
import { today } from '@/clock'
import { asFault, type Fault } from '@/fault'
import { go, goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Switch } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { ErrorState, FaultNotice, Notice, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, dueWord, sentence } from '@/ui/words'
import { Figures, freshOf } from '../figures'
import { keptDraft, type Typed } from '../kept-draft'
import { Material, Pictures } from '../material'
import '../report.scss'

const PAUSE = 2000

/** Writing a report: it opens as a draft of the facts, is saved while it is written, and handed in. */
export default function EditReport() {
  const [detail, setDetail] = useState<ReportDetail | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const load = () => {
    setFault(null)
    const id = parameter('id')
    const asked = id ? call(report.one, { id })
      : call(report.open, { report: parameter('report') ?? '', period: parameter('period') ?? '', owner: (parameter('owner') ?? 'team') as DueOwner, ownerId: parameter('ownerId') ?? '' })
    void asked.then(setDetail, thrown => setFault(asFault(thrown)))
  }
  useEffect(load, [])
  if (detail) return <Editor key={`${detail.id} ${detail.state}`} of={detail} onReload={load} />
  return <Page title='写报告'>{fault ? <ErrorState fault={fault} onRetry={load} /> : <Skeleton lines={6} />}</Page>
}

type Saving = 'saved' | 'typing' | 'saving' | 'here' | 'unsaved' | 'clash'
const SAVED: Record<Saving, string> = { saved: '已保存', typing: '正在写，停下来就保存', saving: '正在保存', here: '没有网络，写的存在这台手机里', unsaved: '还没有保存到服务器，写的存在这台手机里', clash: '别人也保存了这份报告' }

function Editor({ of, onReload }: { of: ReportDetail; onReload: () => void }) {
  const kept = keptDraft.read(of.id)
  const [typed, setTyped] = useState<Typed>(() => (kept?.revision === of.revision ? kept : typedOf(of)))
  const [saving, setSaving] = useState<Saving>('saved')
  const [figures, setFigures] = useState(of.figures)
  const [to, setTo] = useState(of.to.map(({ party }) => party))
  const [pictures, setPictures] = useState(of.pictures)
  const [choosing, chooseMaterial] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const latest = useRef(typed)
  latest.current = typed
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const save = async (more: { to?: string[]; fresh?: boolean } = {}): Promise<ReportDetail> => {
    clearTimeout(timer.current)
    setSaving('saving')
    const sent = latest.current
    const sections = of.sections.map(section => ({ key: section.key, title: section.title, text: sent.texts[section.key] ?? '' }))
    try {
      const saved = await call(report.save, { id: of.id, revision: sent.revision, title: sent.title, sections, ...more })
      const next = { ...latest.current, revision: saved.revision }
      latest.current = next
      setTyped(next)
      setFigures(saved.figures)
      if (latest.current.texts === sent.texts) keptDraft.forget(of.id)
      setSaving('saved')
      return saved
    } catch (thrown) {
      const { kind, refusal } = asFault(thrown)
      setSaving(kind === 'offline' ? 'here' : refusal?.code === 'changed_meanwhile' ? 'clash' : 'unsaved')
      throw thrown
    }
  }
  const put = (next: Typed) => {
    setTyped(next)
    latest.current = next
    keptDraft.write(of.id, next)
    setSaving('typing')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => { void save().catch(() => undefined) }, PAUSE)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const choose = useAction(async (party: string, on: boolean) => {
    const next = on ? [...to, party] : to.filter(each => each !== party)
    setTo(next)
    if (next.length > 0) await save({ to: next })
  })
  const [spokenOn, setSpokenOn] = useState<string | null>(null)
  const { fault, run } = useAction(async () => {
    const saved = await save()
    await call(report.submit, { id: of.id, revision: saved.revision, ...(spokenOn ? { spokenOn } : {}) })
    keptDraft.forget(of.id)
    say('已报送')
    go('/pages/report/view/index', { id: of.id })
  })
  const fresh = useAction(async () => {
    if ((await freshOf(of.id)).changed) await save({ fresh: true })
  })
  /** What the server wrote into it takes the place of what is shown. */
  const take = (detail: ReportDetail) => {
    const next = typedOf(detail)
    latest.current = next
    setTyped(next)
    setPictures(detail.pictures)
    keptDraft.forget(of.id)
  }
  const saved = async () => (await save()).revision
  const back = of.state === 'returned' ? of.deliveries.find(({ state, version }) => state === 'returned' && version === of.version) : undefined
  return (
    <Page title={of.title} action={of.may.submit ? <Button kind='primary' onTap={run}>{of.version > 0 ? '改好了，再报送' : '报送'}</Button> : <Button kind='primary' onTap={() => save().then(() => say('已保存，请队长报送'))}>保存，请队长报送</Button>}>
      <FaultNotice fault={fault ?? choose.fault ?? fresh.fault} />
      {back && <Notice kind='warn' title={`${back.partyName} ${back.byName}退回修改`}>{back.text}</Notice>}
      {saving === 'clash' ? <Notice kind='error' title={SAVED.clash}>您写的还在这一页，先抄下来，再<button type='button' className='plain' onClick={() => { keptDraft.forget(of.id); onReload() }}>看最新的内容</button>。</Notice> : <p className='report-saved' role='status'>{SAVED[saving]}</p>}
      <Card title={sentence([of.ownerName, of.turn])} aside={<Basis because={of.because} title='报什么、报给谁' />}>
        <p className='paragraph'>{sentence([of.to.length > 0 && `报${of.to.map(({ name }) => name).join('、')}`, of.due && `${dayWord(of.due)}前，${dueWord(of.due)}`]) || '还没有选报给谁'}</p>
        <Field label='标题' value={typed.title} onInput={title => put({ ...typed, title })} max={60} error={errorOf(fault, 'title')} />
      </Card>
      {of.may.submit && of.form === 'periodic' && (
        <Card title='怎样汇报'>
          <Switch label='已经当面汇报过' note='正文写汇报了什么，收的人照样签收' on={spokenOn !== null} onTurn={on => setSpokenOn(on ? today() : null)} />
          {spokenOn !== null && <DayPicker label='哪天汇报的' value={spokenOn} onChoose={setSpokenOn} from={addDays(today(), -31)} to={today()} error={errorOf(fault, 'spokenOn')} />}
        </Card>
      )}
      {of.may.chooseRecipients && (
        <Card title='报给谁'>
          {CHOOSABLE_PARTIES.map(party => <Switch key={party} label={nameOfRole(party)} on={to.includes(party)} onTurn={on => { void choose.run(party, on) }} />)}
        </Card>
      )}
      <Card title='正文，可以改'>
        <div className='report-parts'>{of.sections.map(section => (
          <Field key={section.key} label={section.title} kind='long' value={typed.texts[section.key] ?? ''} max={8000} onInput={text => put({ ...typed, texts: { ...typed.texts, [section.key]: text } })} />
        ))}</div>
        <Button kind='quiet' onTap={() => chooseMaterial(true)}>从记录里选几条写进去</Button>
      </Card>
      <Pictures of={{ id: of.id, pictures }} onSave={saved} onDone={take} />
      <Material of={of} open={choosing} onClose={() => chooseMaterial(false)} onSave={saved} onDone={take} />
      <Figures id={of.id} figures={figures} aside={of.form !== 'brief' && of.form !== 'research' && <Button kind='quiet' narrow onTap={() => fresh.run()}>重新取数</Button>} />
      <div className='actions'>
        <Button onTap={() => go('/pages/report/view/index', { id: of.id })}>看成稿、导出</Button>
        {of.may.drop && <Button kind='quiet' onTap={() => setLeaving(true)}>不要这份草稿</Button>}
      </div>
      <Confirm title='不要这份草稿' open={leaving} onClose={() => setLeaving(false)} name='不要了' danger onConfirm={() => call(report.drop, { id: of.id })} onDone={() => { keptDraft.forget(of.id); goBack() }}>
        <p className='paragraph'>写的内容不再保留。以后还要报，打开时会按记录重新起草。</p>
      </Confirm>
    </Page>
  )
}

function typedOf({ revision, title, sections }: ReportDetail): Typed {
  return { revision, title, texts: Object.fromEntries(sections.map(({ key, text }) => [key, text])) }
}
