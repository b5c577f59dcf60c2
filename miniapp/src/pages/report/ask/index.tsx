import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { request, type RequestPreview } from '@village/shared/contract/request'
import { firstDay, monthOf } from '@village/shared/kernel/day'
import { FIGURE_KEYS, FIGURES } from '@village/shared/rules/report-figure'
import { ROLES } from '@village/shared/kernel/role'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { go } from '@/go'
import { session } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Weighed } from '../../burden/weighed'
import { List, Row } from '@/ui/row'

interface Item {
  text: string
  figure?: string
}

const CHOICES = [{ value: 'none', name: '系统里没有，请工作队填' }, ...FIGURE_KEYS.map(value => ({ value: value as string, name: `${FIGURES[value].name}（${FIGURES[value].unit}）` }))]

/** Asks for data: with the document and the day; before anybody is asked it is seen what is known already and what the rest costs. */
export default function AskData() {
  const own = session.get()?.me.roles.find(({ role }) => ROLES[role].level === 'township' || ROLES[role].level === 'county' || ROLES[role].level === 'city')
  const places = useLoad(organisation.tree, undefined).data?.filter(({ kind, path }) => kind !== 'village' && own && path.includes(own.organisationId)) ?? []
  const [organisationId, setOrganisationId] = useState(own?.organisationId ?? '')
  const [title, setTitle] = useState('')
  const [basis, setBasis] = useState('')
  const [deadline, setDeadline] = useState<string>('')
  const [from, setFrom] = useState(firstDay(monthOf(today())))
  const [to, setTo] = useState(today())
  const [items, setItems] = useState<Item[]>([{ text: '' }])
  const [seen, setSeen] = useState<RequestPreview | null>(null)
  const input = () => ({ organisationId, title: title.trim(), basis: basis.trim(), ...(deadline ? { deadline } : {}), from, to, items: items.filter(({ text }) => text.trim()).map(({ text, figure }) => ({ text: text.trim(), ...(figure ? { figure } : {}) })) })
  const change = (next: Item[]) => {
    setItems(next)
    setSeen(null)
  }
  const { fault, run } = useAction(async () => {
    if (!title.trim()) throw missing('title', '请写名称')
    if (items.every(({ text }) => !text.trim())) throw missing('items', '请写要什么数据')
    if (!seen) return setSeen(await call(request.preview, input()))
    const { id } = await call(request.ask, input())
    go('/pages/report/request/index', { id })
  })
  return (
    <Page title='提出数据需求' action={<Button kind='primary' onTap={run}>{seen ? (seen.fields > 0 ? `发给 ${seen.teams} 支工作队` : '取数') : '先看哪些系统里已有'}</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Field label='名称' value={title} onInput={setTitle} max={60} error={errorOf(fault, 'title')} />
        <Field label='依据的文件' value={basis} onInput={setBasis} max={120} error={errorOf(fault, 'basis')} hint='名称和文号。没有文件依据的，不向村里要' />
        {places.length > 1 && <Select label='哪里的数据' options={places.map(({ id, name }) => ({ value: id, name }))} value={organisationId} onChoose={id => { setOrganisationId(id); setSeen(null) }} />}
        <DayPicker label='数据从哪天' value={from} onChoose={setFrom} />
        <DayPicker label='数据到哪天' value={to} onChoose={setTo} from={from} />
        <DayPicker label='最迟哪天报' value={deadline || null} onChoose={setDeadline} from={today()} error={errorOf(fault, 'deadline')} />
      </Card>
      {items.map((item, index) => (
        <Card key={index} title={`第 ${index + 1} 项`} aside={items.length > 1 && <Button kind='quiet' narrow label={`去掉第 ${index + 1} 项`} onTap={() => change(items.filter((_, at) => at !== index))}>去掉</Button>}>
          <Field label='要什么' value={item.text} onInput={text => change(items.map((each, at) => (at === index ? { ...each, text, figure: undefined } : each)))} max={60} error={index === 0 ? errorOf(fault, 'items') : undefined} />
        </Card>
      ))}
      {items.length < 30 && <Button onTap={() => change([...items, { text: '' }])}>再加一项</Button>}
      {seen && deadline && <Weighed organisationId={organisationId} day={deadline} entries={seen.fields > 0 ? 1 : 0} fields={seen.teams > 0 ? seen.fields / seen.teams : 0} />}
      {seen && <Seen seen={seen} items={items} onFigure={(text, figure) => change(items.map(each => (each.text.trim() === text ? { ...each, figure } : each)))} />}
    </Page>
  )
}

function Seen({ seen, items, onFigure }: { seen: RequestPreview; items: Item[]; onFigure: (text: string, figure: string) => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const item = seen.items.find(({ key }) => key === chosen)
  return (
    <>
      {seen.fields > 0
        ? <Notice kind='warn' title={`还要 ${seen.teams} 支工作队一共填 ${seen.fields} 格`}>系统里没有的才问。能不要的请去掉。</Notice>
        : <Notice kind='done'>系统里都有，不用问任何人。</Notice>}
      <Card title='哪些已经有' flush>
        <List label='哪些已经有'>
          {seen.items.map(({ key, text, figure, figureName, unit }) => <Row key={key} title={text} note={figure ? `取“${figureName}”，单位 ${unit}` : '由工作队填'} aside={figure ? <Tag tone='pine'>√ 已有</Tag> : <Tag tone='amber'>○ 要填</Tag>} onTap={() => setChosen(chosen === key ? null : key)} />)}
        </List>
      </Card>
      {item && <Card title={item.text}><Select label='取系统里的哪个数' options={CHOICES} value={items.find(({ text }) => text.trim() === item.text)?.figure ?? item.figure ?? 'none'} onChoose={figure => { setChosen(null); onFigure(item.text, figure) }} /></Card>}
    </>
  )
}
