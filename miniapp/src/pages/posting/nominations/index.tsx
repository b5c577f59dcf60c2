import { useState } from 'react'
import { nomination, type NominationLine } from '@village/shared/contract/nomination'
import { NOMINATION_KINDS, NOMINATION_NAMES, type NominationKind } from '@village/shared/rules/nomination'
import { call, download } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { handOver } from '@/file'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Choice, Search, Tabs } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { YearStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'

const FEW = 6
const TABS = NOMINATION_KINDS.map(value => ({ value, name: NOMINATION_NAMES[value] }))
const LISTED = [{ value: 'yes' as const, name: '列入' }, { value: 'no' as const, name: '不列入' }]

/** Who may be praised or promoted by his result, and whom a person put on the list. */
export default function Nominations() {
  const [kind, setKind] = useState<NominationKind>('award')
  const [year, setYear] = useState(today().slice(0, 4))
  const [search, setSearch] = useState('')
  const [about, setAbout] = useState<NominationLine | null>(null)
  const pages = usePages(nomination.list, { kind, year: Number(year), search: search.trim() || undefined }, { keep: false })
  const { fault, run } = useAction(async (form: 'xlsx' | 'docx') => {
    const { bytes, name } = await download(form === 'xlsx' ? nomination.xlsx : nomination.docx, { kind, year: Number(year) })
    await handOver(bytes, name)
  })
  return (
    <Page title='评优和提拔名单'>
      <Tabs label='哪一份名单' options={TABS} value={kind} onChoose={setKind} />
      <YearStepper year={year} onChoose={setYear} />
      <p className='paragraph'>按村列出审定了的，不排名次。制度让不让考虑看“依据”，列不列入由您决定，写理由。</p>
      {(pages.total > FEW || search) && <Search placeholder='查找姓名、村或单位' value={search} onInput={setSearch} />}
      <Paged of={pages} label='名单' unit='人' empty={<Empty title={search ? '没有找到，换个词试试' : `${year} 年没有可以列的`}>年度考核或期满考核审定以后、制度写了考核结果这样用的，出现在这里。</Empty>}>
        {line => <Row key={line.personId} title={sentence([line.name, line.villageName])} note={sentence([line.unitName, line.text, line.decision && `${line.decision.byName}：${line.decision.reason}`])} aside={<Standing of={line} />} onTap={() => setAbout(line)} />}
      </Paged>
      <FaultNotice fault={fault} />
      {pages.total > 0 && <div className='actions'><Button onTap={() => run('docx')}>列入的（Word）</Button><Button onTap={() => run('xlsx')}>全部（表格）</Button></div>}
      {about && <Decide of={about} kind={kind} year={Number(year)} onClose={() => setAbout(null)} onDone={() => void pages.first.reload()} />}
    </Page>
  )
}

function Standing({ of: { open, decision } }: { of: NominationLine }) {
  if (decision) return decision.listed ? <Mark symbol='√' tone='pine' name='列入' /> : <Mark symbol='—' tone='plain' name='不列入' />
  return open ? <Mark symbol='…' tone='amber' name='等决定' /> : <Mark symbol='×' tone='cinnabar' name='不能考虑' />
}

function Decide({ of: { personId, name, open, text, because, decision, may }, kind, year, onClose, onDone }: { of: NominationLine; kind: NominationKind; year: number; onClose: () => void; onDone: () => void }) {
  const [listed, setListed] = useState<'yes' | 'no' | null>(decision ? decision.listed ? 'yes' : 'no' : open ? null : 'no')
  const [reason, setReason] = useState(decision?.reason ?? '')
  const decide = async () => {
    if (!may.decide) throw missing('listed', '不能决定自己，请由另一个人决定')
    if (!listed) throw missing('listed', '请选列不列入')
    if (!reason.trim()) throw missing('reason', '请写理由')
    await call(nomination.decide, { kind, year, personId, listed: listed === 'yes', reason: reason.trim() })
    say('已决定，名字留在名单上')
    onDone()
  }
  return (
    <Confirm title={`${name}：${NOMINATION_NAMES[kind]}`} open onClose={onClose} name='决定' onConfirm={decide}>
      <p>{text} <Basis because={because} title='为什么' /></p>
      <Choice label='列不列入' options={open ? LISTED : LISTED.slice(1)} value={listed} onChoose={setListed} />
      <Field label='理由' kind='long' value={reason} onInput={setReason} max={300} hint='比如：哪次会议议过、实绩是什么' />
    </Confirm>
  )
}
