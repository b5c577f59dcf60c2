import { useState } from 'react'
import { project, type ProjectDetail } from '@village/shared/contract/project'
import { yuan } from '@village/shared/kernel/money'
import { call } from '@/call'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord, sentence } from '@/ui/words'
import '../plan.scss'

/** A project: its money, its steps, and who looked at the books. */
export default function ProjectPage() {
  const load = useLoad(project.one, { id: parameter('id') ?? '' })
  const [open, setOpen] = useState(false)
  const { data } = load
  const action = data?.mayCheck ? <Button kind='primary' onTap={() => setOpen(true)}>核对资金</Button> : data?.mayGoOn && <Button kind='primary' onTap={() => go('/pages/record/add/index', { thread: data.id, kind: 'project', teamId: data.teamId })}>接着记</Button>
  return (
    <Page title='项目' action={action}>
      <Loaded of={load}>{found => <Found of={found} />}</Loaded>
      <Sheet title='核对资金' open={open} onClose={() => setOpen(false)}>{data && <Check key={data.entries.length} of={data} onDone={reply => { setOpen(false); load.put(reply) }} />}</Sheet>
    </Page>
  )
}

function Found({ of: { title, villageName, branchName, stageName, fundsFen, spentFen, people, entries, checks, changedSince, overspent, closed, mayCheck, mayGoOn, id, teamId } }: { of: ProjectDetail }) {
  return (
    <>
      {overspent && <Notice kind='warn' title='支出比到位的多'>多了 {yuan(spentFen - fundsFen)} 元，请核对是不是少记了到位资金。</Notice>}
      <Card>
        <div className='plan-head'>{closed ? <Mark symbol='√' name='已办结' tone='pine' /> : <Mark symbol='…' name={stageName || '进行中'} tone='sky' />}</div>
        <h2 className='plan-title'>{title}</h2>
        <Fact name='结余' unit='元' tone={overspent ? 'cinnabar' : 'pine'}>{yuan(fundsFen - spentFen)}</Fact>
        <Facts items={[{ name: '到位', value: `${yuan(fundsFen)} 元` }, { name: '支出', value: `${yuan(spentFen)} 元` }]} />
        <p className='plan-note'>{sentence([villageName, branchName, people > 0 && `带动 ${people} 人`])}</p>
      </Card>
      <Card title='资金核对' flush>
        {checks.length === 0 ? <div className='more'>还没有人核对过。由没有记过这笔钱的人核对。</div> : (
          <List label='资金核对'>
            {checks.map(({ byName, at, fundsFen: funds, spentFen: spent, right, text }, index) => (
              <Row key={at} title={text || (right ? '账目相符' : '账目不符')} note={sentence([byName, instantWord(at), `到位 ${yuan(funds)} 元，支出 ${yuan(spent)} 元`, index === 0 && changedSince && '以后又有记账'])}
                aside={right ? <Mark symbol='√' name='相符' tone='pine' /> : <Mark symbol='!' name='不符' tone='cinnabar' />} />
            ))}
          </List>
        )}
      </Card>
      <Card title='经过' aside={`${entries.length} 条`} flush>
        <List label='经过'>
          {entries.map(({ recordId, day, stageName: stage, text, fundsFen: funds, spentFen: spent, source, authorName }) => (
            <Row key={recordId} title={text} note={sentence([dayWord(day), stage, funds > 0 && `到位 ${yuan(funds)} 元`, source, spent > 0 && `支出 ${yuan(spent)} 元`, authorName])} onTap={() => go('/pages/record/detail/index', { id: recordId })} />
          ))}
        </List>
      </Card>
      {mayCheck && mayGoOn && <Button onTap={() => go('/pages/record/add/index', { thread: id, kind: 'project', teamId })}>接着记</Button>}
    </>
  )
}

function Check({ of: { id, entries, fundsFen, spentFen }, onDone }: { of: ProjectDetail; onDone: (reply: ProjectDetail) => void }) {
  const [right, setRight] = useState<'yes' | 'no'>('yes')
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写看了什么，如：对了发票和银行回单')
    const reply = await call(project.checkFunds, { id, entries: entries.length, right: right === 'yes', text: text.trim() })
    say('已记下核对')
    onDone(reply)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>到位 {yuan(fundsFen)} 元，支出 {yuan(spentFen)} 元，结余 {yuan(fundsFen - spentFen)} 元。核对留下现在的数，以后又记的看得出来。</p>
      <Choice label='账目和实际' options={[{ value: 'yes' as const, name: '相符' }, { value: 'no' as const, name: '不符' }]} value={right} onChoose={setRight} />
      <Field label='看了什么' kind='long' value={text} onInput={setText} max={500} error={errorOf(fault, 'text')} hint='对了哪些单据，哪里不符' />
      <Button kind='primary' onTap={run}>记下核对</Button>
    </>
  )
}
