import type { LeaveDetail } from '@village/shared/contract/leave'
import { Basis } from '@/ui/basis'
import { Card, Facts } from '@/ui/card'
import { Mark } from '@/ui/notice'
import { dayWord, HALF_NAMES, instantWord } from '@/ui/words'

/** Who is told and keeps a record of it. */
export function Filing({ leave: { id, filing, state } }: { leave: LeaveDetail }) {
  if (filing.names.length === 0) return null
  return (
    <Card title={state === 'pending' ? '批准后告诉' : '告知和备案'} aside={<Basis because={filing.because} title='为什么要告知和备案' why={{ of: 'leave_filing', id }} />}>
      <p className='detail-words'>{filing.names.join('、')}</p>
      {filing.due && <p className='detail-words'>{dayWord(filing.due)} 前办完。</p>}
    </Card>
  )
}

export function ReportedBack({ leave: { id, return: back } }: { leave: LeaveDetail }) {
  if (!back) return null
  return (
    <Card title='销假' aside={<Basis because={back.because} title='是不是按时返岗' why={{ of: 'leave_return', id }} />}>
      <Facts items={[
        { name: '返岗', value: `${dayWord(back.day)} ${HALF_NAMES[back.half]}` },
        { name: '是否按时', value: <Mark symbol={back.onTime ? '√' : '!'} name={back.onTime ? '按时' : '超假'} tone={back.onTime ? 'pine' : 'cinnabar'} /> },
        { name: '登记', value: `${back.recordedByName} ${instantWord(back.at)}` },
      ]} />
    </Card>
  )
}
