import { away, type LeaveLife, type LinkedLeave } from '@village/shared/contract/away'
import { leave, LEAVE_STATE_NAMES, type LeaveDetail } from '@village/shared/contract/leave'
import { download } from '@/call'
import { handOver } from '@/file'
import { go } from '@/go'
import { LEAVE_SYMBOLS, LEAVE_TONES } from '@/ui/mark'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { daysWord, spanWord, spoken } from '@/ui/words'
import { extendAgain } from '../apply/draft'
import { PhoneIn } from './phone-in'
import { Recall, Recalled } from './recall'
import { Waiting } from './waiting'

/** What continues the leave, what it continues, and that nobody has reported back. */
export function Life({ leave: shown, onChange, onDone }: { leave: LeaveDetail; onChange: () => Promise<void>; onDone: (next: LeaveDetail, words: string) => void }) {
  const found = useLoad(away.life, { id: shown.id })
  const { data } = found
  if (!data) return null
  return (
    <>
      {data.waiting && <Waiting leave={shown} waiting={data.waiting} mayUrge={data.may.urge ?? false} onDone={onDone} />}
      <PhoneIn key={data.phoneIn?.completedAt ?? ''} leave={shown} life={data} onDone={found.put} />
      {data.recall && <Recalled recall={data.recall} />}
      {data.overdue && <Overdue overdue={data.overdue} id={shown.id} />}
      {(data.extends || data.extension) && (
        <Card title='续假' flush>
          <List label='续假'>
            {data.extends && <Line name='续的是' linked={data.extends} />}
            {data.extension && <Line name='已续假' linked={data.extension} />}
          </List>
        </Card>
      )}
      {data.may.extend && <Button onTap={() => { extendAgain(shown); void go('/pages/leave/apply/index') }}>续假</Button>}
      {data.may.extend && <div className='gap' />}
      {data.may.recall && <Recall leave={shown} onDone={async () => { await onChange(); await found.reload() }} />}
    </>
  )
}

function Line({ name, linked }: { name: string; linked: LinkedLeave }) {
  return (
    <Row
      title={`${name} ${daysWord(linked.days)}`}
      note={spanWord(linked)}
      aside={<Mark symbol={LEAVE_SYMBOLS[linked.state]} name={LEAVE_STATE_NAMES[linked.state]} tone={LEAVE_TONES[linked.state]} />}
      onTap={() => go('/pages/leave/detail/index', { id: linked.id })}
    />
  )
}

function Overdue({ overdue: { days, because }, id }: { overdue: NonNullable<LeaveLife['overdue']>; id: string }) {
  const said = because.filter(({ text }) => text.includes('超假')).map(({ text }) => spoken(text))
  return (
    <Notice kind='warn' title={days > 0 ? `超假 ${daysWord(days)}，还没有销假` : '还没有销假'}>
      <p>{said.length > 0 ? `${said.join('；')}。` : ''}回村后请马上销假；有原因的，向批准人说明。</p>
      <Basis because={because} title='超假怎样认定' why={{ of: 'leave_return', id }} />
    </Notice>
  )
}

/** The official form, to print or to pass on. */
export function Slip({ leave: { id } }: { leave: LeaveDetail }) {
  const pdf = useAction(async () => {
    const { bytes, name } = await download(leave.slipPdf, { id })
    await handOver(bytes, name)
  })
  const xlsx = useAction(async () => {
    const { bytes, name } = await download(leave.slipXlsx, { id })
    await handOver(bytes, name)
  })
  return (
    <Card title='请销假审批表'>
      <FaultNotice fault={pdf.fault ?? xlsx.fault} />
      <div className='actions'>
        <Button onTap={pdf.run}>打开 PDF</Button>
        <Button onTap={xlsx.run}>打开表格</Button>
      </div>
    </Card>
  )
}
