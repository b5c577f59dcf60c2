import { useState } from 'react'
import type { LeaveDetail } from '@village/shared/contract/leave'
import { paper, PAPER_PART_NAMES, type LeavePaper, type LeavePapers, type PaperPart } from '@village/shared/contract/paper'
import { call, download } from '@/call'
import { newKey, now } from '@/clock'
import { missing } from '@/fault'
import { chooseFile, handOver } from '@/file'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { dayWord, instantWord, sentence } from '@/ui/words'

/** What has to come with the leave, what came, and a way to hand in the rest. */
export function Papers({ leave }: { leave: LeaveDetail }) {
  const found = useLoad(paper.of, { id: leave.id })
  const [adding, add] = useState(() => setAside('paper.add') !== null)
  const [shown, show] = useState<LeavePaper | null>(null)
  const { data } = found
  if (!data || (data.required.length === 0 && data.papers.length === 0 && data.may.add.length === 0)) return null
  const gaps = data.required.filter(({ given }) => !given)
  return (
    <>
      <Unsent of={['paper.add']} about={input => input.id === leave.id} onSent={found.reload} />
      <Card title='证明材料' aside={data.because.length > 0 && <Basis because={data.because} title='要交哪些材料' />} flush>
        {(data.required.length > 0 || data.papers.length > 0) && (
          <List label='证明材料'>
            {gaps.map(({ part }) => <Row key={part} title={PAPER_PART_NAMES[part]} note={data.due ? `${dayWord(data.due)} 以前补交` : undefined} aside={<Mark symbol='!' name='还缺' tone='amber' />} />)}
            {data.papers.map(each => (
              <Row
                key={each.id}
                title={each.file ? sentence([PAPER_PART_NAMES[each.part], each.file.kind === 'pdf' ? 'PDF' : '照片']) : PAPER_PART_NAMES[each.part]}
                note={sentence([each.text, `${each.addedByName} ${instantWord(each.addedAt)}交`, each.erased && '已过保存期，内容已删除'])}
                aside={each.erased ? <Mark symbol='–' name='已删除' /> : <Mark symbol='√' name='已交' tone='pine' />}
                onTap={each.may.open || each.may.remove ? () => show(each) : undefined}
              />
            ))}
          </List>
        )}
        {data.keptUntil && data.papers.some(({ erased }) => !erased) && <p className='papers-kept'>材料保存到 {dayWord(data.keptUntil)}，过后删除内容，只留下谁交过什么。</p>}
        {data.may.add.length > 0 && <div className='papers-add'><Button onTap={() => add(true)}>{gaps.length > 0 ? '交材料' : '补充材料'}</Button></div>}
      </Card>
      {adding && <Add leave={leave} papers={data} onClose={() => add(false)} onDone={next => { add(false); if (next) found.put(next) }} />}
      <One leave={leave} paper={shown} onClose={() => show(null)} onDone={next => { show(null); found.put(next) }} />
    </>
  )
}

/** Opened by the system, or taken away by who handed it in. */
function One({ leave: { id }, paper: shown, onClose, onDone }: { leave: LeaveDetail; paper: LeavePaper | null; onClose: () => void; onDone: (next: LeavePapers) => void }) {
  const open = useAction(async () => {
    const { bytes, name } = await download(paper.open, { id, paperId: shown?.id ?? '' })
    await handOver(bytes, name)
  })
  const remove = useAction(async () => {
    onDone(await call(paper.remove, { id, paperId: shown?.id ?? '' }))
    say('已撤掉')
  })
  return (
    <Sheet title={shown ? PAPER_PART_NAMES[shown.part] : ''} open={shown !== null} onClose={onClose}>
      <FaultNotice fault={open.fault ?? remove.fault} />
      {shown?.text && <p className='detail-words'>{shown.text}</p>}
      {shown?.may.open && <Button kind='primary' onTap={open.run}>打开</Button>}
      {shown?.may.remove && <div className='gap' />}
      {shown?.may.remove && <Button kind='danger' onTap={remove.run}>撤掉这一份</Button>}
    </Sheet>
  )
}

type Way = 'picture' | 'pdf' | 'text'
const WAYS: { value: Way; name: string }[] = [{ value: 'picture', name: '照片' }, { value: 'pdf', name: 'PDF' }, { value: 'text', name: '写文字' }]

function Add({ leave, papers, onClose, onDone }: { leave: LeaveDetail; papers: LeavePapers; onClose: () => void; onDone: (next: LeavePapers | null) => void }) {
  const [before] = useState(() => setAside('paper.add'))
  const first = before?.input.part ?? papers.required.find(({ part, given }) => !given && papers.may.add.includes(part))?.part ?? papers.may.add[0]
  const [part, setPart] = useState<PaperPart>(first)
  const [way, setWay] = useState<Way>(first === 'written_report' || first === 'village_certificate' || (before && !before.input.fileId) ? 'text' : 'picture')
  const [text, setText] = useState(before?.input.text ?? '')
  const send = async (fileId?: string) => {
    const arrived = await outbox.send('paper.add', `${PAPER_PART_NAMES[part]}`, { id: leave.id, part, claimedAt: now(), ...(fileId ? { fileId } : {}), ...(text.trim() ? { text: text.trim() } : {}) }, before?.key)
    say(arrived ? '已交' : '已存在手机里，有信号时自动送出')
    onDone(arrived?.reply ?? null)
  }
  const { fault, run } = useAction(async () => {
    if (way === 'text') {
      if (!text.trim()) throw missing('text', '请写明内容')
      return send()
    }
    const chosen = await chooseFile(way)
    if (!chosen) return undefined
    const clientKey = newKey()
    await outbox.sendPhoto('file.upload', `${PAPER_PART_NAMES[part]}的${way === 'pdf' ? ' PDF' : '照片'}`, { purpose: 'leave_attachment', name: chosen.name, clientKey }, chosen.bytes, clientKey)
    return send(clientKey)
  })
  return (
    <Sheet title='交材料' open onClose={onClose} foot={<Button kind='primary' onTap={run}>{way === 'text' ? '交上去' : way === 'pdf' ? '选 PDF 交上去' : '选照片交上去'}</Button>}>
      <FaultNotice fault={fault} />
      <Choice label='哪一种材料' options={papers.may.add.map(value => ({ value, name: PAPER_PART_NAMES[value] }))} value={part} onChoose={setPart} />
      <Choice label='怎样交' options={WAYS} value={way} onChoose={setWay} />
      <Field label={way === 'text' ? '内容' : '说明'} kind='long' optional={way !== 'text'} max={1000} value={text} onInput={setText} error={errorOf(fault, 'text')} />
      {way !== 'text' && <Notice kind='info'>只有您本人、审批的人和管记录的办公室能打开。没有信号时先存在手机里。</Notice>}
    </Sheet>
  )
}
