import { useState } from 'react'
import { inspection, type InspectedTeam, type InspectionDetail } from '@village/shared/contract/inspection'
import { drawOrder } from '@village/shared/rules/inspection-draw'
import { call, download } from '@/call'
import { missing } from '@/fault'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { instantWord, periodWord } from '@/ui/words'
import { CheckRow, standing } from '../words'

/** An inspection: which teams were drawn, and what was found. */
export default function Inspection() {
  const id = parameter('id') ?? ''
  const detail = useLoad(inspection.detail, { id })
  return (
    <Page title='一次督查'>
      <Unsent of={['inspection.record']} onSent={detail.reload} />
      <Loaded of={detail}>{data => <Whole data={data} onChange={detail.put} />}</Loaded>
    </Page>
  )
}

function Whole({ data, onChange }: { data: InspectionDetail; onChange: (next: InspectionDetail) => void }) {
  const drawn = data.teams.filter(team => team.drawn)
  return (
    <>
      <Card title={data.title} aside={<Basis because={data.because} title='督查以后怎样通报' />}>
        {data.withdrawn && <Notice kind='warn' title='已撤销'>{data.withdrawnReason}。记过的不再算数。</Notice>}
        <Facts items={[
          { name: '范围', value: `${data.placeName} ${data.pool} 个队，抽 ${data.drawn} 个` }, { name: '时间', value: periodWord(data.from, data.to) }, { name: '方式', value: data.method },
          { name: '进度', value: standing(data) }, { name: '说明的期限', value: `记录以后 ${data.explainDays} 天` },
        ]} />
      </Card>
      {drawn.map(team => <Team key={team.teamId} team={team} data={data} />)}
      {may('issue.read') && <Button kind='secondary' onTap={() => go('/pages/inspection/problems/index', { id: data.id })}>问题清单</Button>}
      <Drawing data={data} />
      <Files data={data} />
      {data.may.withdraw && <Withdraw id={data.id} onChange={onChange} />}
    </>
  )
}

function Team({ team, data }: { team: InspectedTeam; data: InspectionDetail }) {
  const { teamId, villageName, townshipName, rank, people, checks } = team
  return (
    <Card title={`${rank}. ${villageName}`} aside={townshipName} flush={checks.length > 0}>
      {checks.length > 0 ? <List label={`${villageName}的记录`}>{checks.map(check => <CheckRow key={check.id} check={check} />)}</List> : <p>还没有去。队里 {people.length} 人{people.length > 0 && `：${people.map(({ name }) => name).join('、')}`}。</p>}
      {data.may.record && <div className='actions'><Button onTap={() => go('/pages/inspection/visit/index', { id: data.id, teamId })}>{checks.length > 0 ? '再记一次' : '记录现场情况'}</Button></div>}
    </Card>
  )
}

/** The phone draws again, before the eyes of whoever asks. */
function Drawing({ data }: { data: InspectionDetail }) {
  const [same, setSame] = useState<boolean | null>(null)
  const again = () => setSame(drawOrder(data.teams.map(({ teamId }) => teamId), data.seed).every((teamId, index) => data.teams[index].teamId === teamId))
  return (
    <Card title='怎样抽的'>
      <p className='paragraph'>次序由一串公开的字（种子）排出，不由人挑。谁都可以照它再算一遍，看是不是一样。</p>
      <Facts items={[{ name: '抽取', value: `${data.drawnByName} ${instantWord(data.drawnAt)}` }, { name: '种子', value: data.seed }]} />
      {same !== null && (same ? <Notice kind='done'>在这台设备上照种子重算了一遍，{data.pool} 个队的次序一样。</Notice> : <Notice kind='error'>重算的次序不一样，请联系县驻村办。</Notice>)}
      <List label='抽取的次序'>
        {data.teams.map(({ teamId, rank, villageName, townshipName, drawn }) => <Row key={teamId} title={`${rank}. ${villageName}`} note={townshipName} aside={drawn ? '√ 抽中' : '没有抽中'} arrow={false} />)}
      </List>
      <Button kind='quiet' onTap={again}>照种子重算一遍</Button>
    </Card>
  )
}

function Files({ data: { id, visited, withdrawn } }: { data: InspectionDetail }) {
  const { fault, run } = useAction(async (kind: 'docx' | 'pdf') => {
    const { bytes, name } = await download(kind === 'pdf' ? inspection.circularPdf : inspection.circularDocx, { id })
    await handOver(bytes, name)
  })
  if (visited === 0 || withdrawn) return null
  return (
    <Card title='通报'>
      <FaultNotice fault={fault} />
      <p>只列核定不在岗的人；没有核定的只写人次。</p>
      <div className='actions'><Button onTap={() => run('docx')}>导出 Word</Button><Button onTap={() => run('pdf')}>导出 PDF</Button></div>
    </Card>
  )
}

function Withdraw({ id, onChange }: { id: string; onChange: (next: InspectionDetail) => void }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    if (!reason.trim()) throw missing('reason', '请写明为什么撤销')
    onChange(await call(inspection.withdraw, { id, reason: reason.trim() }))
    say('已撤销')
  }
  return (
    <>
      <Button kind='quiet' onTap={() => setOpen(true)}>撤销这次督查</Button>
      <Confirm title='撤销这次督查' open={open} onClose={() => setOpen(false)} name='撤销' danger onConfirm={withdraw}>
        <p>记过的不再算数，考勤表照没有督查的算；抽取和记录留着备查。</p>
        <Field label='原因' kind='long' value={reason} onInput={setReason} max={200} />
      </Confirm>
    </>
  )
}
