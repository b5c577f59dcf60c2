import { useState } from 'react'
import { report, type ReportDetail } from '@village/shared/contract/report'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { Figures } from '../figures'
import { DeliveryMark, ReportMark } from '../marks'
import { Pictures } from '../material'
import '../report.scss'

/** A report as it reads, who has received it, and what one may do with it. */
export default function ViewReport() {
  const load = useLoad(report.one, { id: parameter('id') ?? '' }, { keep: false })
  const [asks, ask] = useState<'return' | 'publish' | null>(null)
  const { fault, run } = useAction(async (detail: ReportDetail) => {
    load.put(await call(report.receive, { id: detail.id, version: detail.version, verdict: 'received', text: '' }))
    say('已签收')
  })
  const { data } = load
  const action = data?.may.receive ? <Button kind='primary' onTap={() => run(data)}>签收</Button> : data?.may.edit ? <Button kind='primary' onTap={() => go('/pages/report/edit/index', { id: data.id })}>{data.state === 'returned' ? '修改' : '接着写'}</Button> : undefined
  return (
    <Page title='报告' action={action}>
      <FaultNotice fault={fault} />
      <Loaded of={load}>{detail => (
        <>
          <Card title={sentence([detail.place !== detail.ownerName && detail.place, detail.ownerName, detail.turn])} aside={<><ReportMark of={detail} /> <Basis because={detail.because} title='报什么、报给谁' /></>}>
            <h2 className='report-head'>{detail.title}</h2>
            {detail.published && <Notice kind='done'>已采用，各队都能看到。</Notice>}
            {detail.sections.filter(({ text }) => text).map(({ key, title, text }) => (
              <div key={key}>
                {detail.sections.length > 1 && <h3 className='report-head'>{title}</h3>}
                <p className='report-text'>{text}</p>
              </div>
            ))}
            {detail.sections.every(({ text }) => !text) && <p>还没有写。</p>}
          </Card>
          <Pictures of={detail} />
          <Figures id={detail.id} figures={detail.figures} />
          <Deliveries of={detail} />
          <Tools of={detail} onAsk={ask} />
          <Sheet title='退回修改' open={asks === 'return'} onClose={() => ask(null)}><Return of={detail} onDone={next => { ask(null); load.put(next) }} /></Sheet>
          <Confirm title='采用这份简报' open={asks === 'publish'} onClose={() => ask(null)} name='采用' onConfirm={async () => load.put(await call(report.publish, { id: detail.id }))}>
            <p className='paragraph'>采用以后，本地各队都能看到这一份，不能收回。</p>
          </Confirm>
        </>
      )}</Loaded>
    </Page>
  )
}

function Deliveries({ of: { deliveries, versions } }: { of: ReportDetail }) {
  if (versions.length === 0) return null
  return (
    <>
      <Card title='报给谁，签收了没有' flush>
        <List label='报给谁'>
          {deliveries.map((each, index) => (
            <Row key={index} arrow={false} title={sentence([each.partyName, each.seatName])} aside={<DeliveryMark state={each.state} />}
              note={sentence([versions.length > 1 && `第 ${each.version} 稿`, each.reviews && '先审', each.byName, each.at && instantWord(each.at), each.text, each.state === 'outside' && '对方不用这个系统，请导出文件报送'])} />
          ))}
        </List>
      </Card>
      <Card title='各稿' flush>
        <List label='各稿'>{versions.map(({ version, byName, submittedAt, spokenOn, late }) => <Row key={version} arrow={false} title={`第 ${version} 稿`} note={sentence([byName, spokenOn && `${dayWord(spokenOn)}当面汇报`, `${instantWord(submittedAt)} 报送`])} aside={late && <Tag tone='amber'>晚报</Tag>} />)}</List>
      </Card>
    </>
  )
}

function Tools({ of, onAsk }: { of: ReportDetail; onAsk: (what: 'return' | 'publish') => void }) {
  const { fault, run } = useAction(async (kind: 'pdf' | 'docx') => {
    const { bytes, name } = await download(kind === 'pdf' ? report.pdf : report.docx, { id: of.id })
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <div className='actions'>
        {of.may.receive && <Button kind='danger' onTap={() => onAsk('return')}>退回修改</Button>}
        {of.may.publish && <Button onTap={() => onAsk('publish')}>采用，发给各队看</Button>}
        <Button onTap={() => run('docx')}>导出 Word</Button>
        <Button onTap={() => run('pdf')}>导出 PDF</Button>
      </div>
      {of.due && <p className='report-saved'>最迟 {dayWord(of.due)}</p>}
    </>
  )
}

function Return({ of, onDone }: { of: ReportDetail; onDone: (next: ReportDetail) => void }) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    onDone(await call(report.receive, { id: of.id, version: of.version, verdict: 'returned', text }))
    say('已退回，写的人会收到通知')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Field label='要改什么' kind='long' value={text} onInput={setText} max={500} error={errorOf(fault, 'text')} />
      <Button kind='danger' onTap={run}>退回修改</Button>
    </>
  )
}
