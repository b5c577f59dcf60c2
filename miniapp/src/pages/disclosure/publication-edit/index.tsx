import { useState } from 'react'
import { publication, type PublicationDetail, type PublicationTableReply } from '@village/shared/contract/publication'
import { BLANK_SUBJECTS, type PublicationSubject } from '@village/shared/contract/publication-words'
import { PERSONAL_DATA_NAMES, personalDataIn } from '@village/shared/kernel/personal-data'
import { nameOfWord } from '@village/shared/kernel/word'
import { call, download, upload } from '@/call'
import { missing } from '@/fault'
import { chooseFile, handOver } from '@/file'
import { goBack, parameter, replace } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice, Select, Switch } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { BadRows } from '../../organisation/import/bad-rows'
import { PublicationTable } from '../words'
import { type PublicationDraft, usePublicationDraft } from './draft'
import '../disclosure.scss'

const HOW_FINE = [{ value: 'item_by_item', name: '逐笔' }, { value: 'totals_only', name: '只写合计' }] as const

/** Writes what is to be published, or a new version of what was. */
export default function EditPublication() {
  const id = parameter('id') ?? parameter('replaces')
  const load = useLoad(publication.one, { id: id ?? '' }, { when: id !== undefined, keep: false })
  if (id === undefined) return <Form before={null} />
  if (!load.data) return <Page title='写公开内容'><Loaded of={load}>{() => null}</Loaded></Page>
  return <Form key={load.data.revision} before={load.data} />
}

function Form({ before }: { before: PublicationDetail | null }) {
  const { draft, change, forget } = usePublicationDraft(before)
  const demands = useLoad(publication.demands, { villageId: draft.villageId })
  const parts = demands.data?.find(({ subject }) => subject === draft.subject)?.items ?? []
  const personal = personalDataIn([draft.title, draft.text, ...draft.tables.flatMap(({ lines }) => lines.map(({ cells }) => cells.join('\n')))].join('\n'))
  const { fault, run } = useAction(async () => {
    if (!draft.title.trim()) throw missing('title', '请写标题')
    const saved = await call(publication.save, { ...draft, items: draft.items.filter(item => parts.some(part => part.item === item)) })
    forget()
    say('已保存，核对后再提交')
    if (draft.id) goBack()
    else replace('/pages/disclosure/publication/index', { id: saved.id })
  })
  return (
    <Page title={draft.replacesId ? '写新的一版' : '写公开内容'} action={<Button kind='primary' onTap={run}>保存</Button>}>
      <FaultNotice fault={fault} />
      {draft.replacesId && <Notice kind='info'>原来公开的一版留着，村民仍然可以看到；新的一版核对公开以后放在最前面。</Notice>}
      <Card>
        {draft.subject === 'villager_requests' ? <p className='paragraph'>群众诉求和答复：请删去名字、电话和看得出是谁的话。</p> : <Select label='公开哪一项' options={BLANK_SUBJECTS.map(value => ({ value, name: nameOfWord(value) }))} value={draft.subject} onChoose={(subject: PublicationSubject) => change({ subject, items: [] })} />}
        {parts.length > 0 && parts.map(({ item, name }) => (
          <Switch key={item} label={name} on={draft.items.includes(item)} onTurn={on => change({ items: on ? [...draft.items, item] : draft.items.filter(each => each !== item) })} />
        ))}
        {draft.subject === 'village_finance' && <Choice label='公开到多细' options={HOW_FINE} value={draft.granularity ?? null} onChoose={granularity => change({ granularity })} />}
        <Field label='标题' value={draft.title} onInput={title => change({ title })} max={60} error={errorOf(fault, 'title')} />
        <Field label='正文' kind='long' value={draft.text} onInput={text => change({ text })} max={4000} optional error={errorOf(fault, 'text')} />
      </Card>
      <Table draft={draft} change={change} />
      {personal.length > 0 && (
        <Card title='里面有像是个人的号码'>
          <p className='paragraph'>{personal.map(({ kind, shown }) => `${PERSONAL_DATA_NAMES[kind]} ${shown}`).join('、')}。请删去；确实可以公开的（比如办公电话、本人同意），写明为什么。</p>
          <Field label='号码为什么可以公开' value={draft.explanation} onInput={explanation => change({ explanation })} max={200} optional error={errorOf(fault, 'explanation')} />
        </Card>
      )}
    </Page>
  )
}

function Table({ draft: { tables: [table] }, change }: { draft: PublicationDraft; change: (more: Partial<PublicationDraft>) => void }) {
  const [read, setRead] = useState<PublicationTableReply | null>(null)
  const [name, setName] = useState('')
  const choose = useAction(async () => {
    const chosen = await chooseFile('xlsx')
    if (!chosen) return
    setName(chosen.name)
    const reply = await upload(publication.table, chosen.bytes, undefined)
    setRead(reply)
    change({ tables: [reply.table] })
  })
  const template = useAction(async () => {
    const { bytes, name: file } = await download(publication.template, undefined)
    await handOver(bytes, file)
  })
  const fault = choose.fault ?? template.fault
  return (
    <Card title='表格' aside={table && <Button kind='quiet' narrow onTap={() => { setRead(null); change({ tables: [] }) }}>去掉</Button>}>
      <FaultNotice fault={fault} />
      {fault?.refusal?.rows && <BadRows name={name} rows={fault.refusal.rows} />}
      {read && read.sums.length > 0 && <Facts items={read.sums.map(({ column, sum }) => ({ name: `${column}合计`, value: sum }))} />}
      {table ? <PublicationTable table={table} label='要公开的表' /> : <p className='paragraph'>逐笔公开的从表格读入，一笔一行；身份证号、手机号、银行卡号不要写在里面。</p>}
      <div className='actions'><Button onTap={choose.run}>{table ? '换一份表格' : '选择表格'}</Button><Button kind='quiet' onTap={template.run}>下载模板</Button></div>
    </Card>
  )
}
