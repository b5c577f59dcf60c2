import { type ReactNode, useState } from 'react'
import { DECISION_SORT_NAMES, minutes, MOST_FILES, type Minutes, type MinutesContent, type MinutesDecision } from '@village/shared/contract/minutes'
import type { WriteMinutesInput } from '@village/shared/contract/minutes.input'
import { call } from '@/call'
import { newKey, now, today } from '@/clock'
import { missing } from '@/fault'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { usePicture, useScan } from '@/ui/photos'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { type KeptMinutes, keptMinutes } from './kept-draft'
import './minutes.scss'

interface EditorProps {
  of: Minutes
  onChange: (minutes: Minutes) => void
  tabs: ReactNode
}

const NOBODY = 'nobody'
const SORTS = (['decision', 'problem'] as const).map(value => ({ value, name: DECISION_SORT_NAMES[value] }))

/** The draft: what was said and decided; all the rest the minutes know themselves. What is typed is kept on the phone. */
export function Editor({ of, onChange, tabs }: EditorProps) {
  const { id } = of.meeting
  const [kept] = useState(() => keptMinutes.read(id) ?? onPhone(id))
  const [content, setContent] = useState<MinutesContent>(kept?.content ?? bare(of))
  // What is not saved yet the server does not name.
  const [scans, setScans] = useState<Record<string, string>>({})
  const files = content.fileIds.map((fileId, at) => {
    const stored = of.draft.files.find(each => each.id === fileId)
    const isScan = stored ? stored.kind === 'pdf' : fileId in scans
    return { id: fileId, name: stored?.name || scans[fileId] || `附件 ${at + 1}`, note: isScan ? '扫描件' : stored || fileId in scans ? '照片' : undefined }
  })
  const [outdated, setOutdated] = useState(Boolean(kept && kept.revision !== of.revision))
  const change = (part: Partial<MinutesContent>) => {
    const next = { ...content, ...part }
    setContent(next)
    keptMinutes.write(id, { content: next, revision: of.revision })
  }
  const save = useAction(async () => {
    if (content.decisions.some(({ text }) => !text.trim())) throw missing('decisions', '有一项决定还没有写内容')
    const arrived = await outbox.send('minutes.write', `会议记录：${of.meeting.title || of.meeting.kindName}`, {
      id, revision: of.revision, speeches: content.speeches, more: content.more, fileIds: content.fileIds, claimedAt: now(),
      decisions: content.decisions.map(({ key, sort, text, ownerId, ownerName, due }) => ({ key, sort, text, ownerId: ownerId ?? undefined, ownerName, due: due ?? undefined })),
    }, unsentOf(id)?.key)
    keptMinutes.forget(id)
    setOutdated(false)
    // What the server keeps is what is signed: without blanks at the ends.
    if (arrived?.reply) {
      setContent(bare(arrived.reply))
      onChange(arrived.reply)
    }
    say(arrived ? '草稿已存好' : '已存在手机里，有信号时自动送出')
    return arrived
  })
  const sign = useAction(async () => {
    onChange(await call(minutes.sign, { id, revision: of.revision }))
    say('已签字')
  })
  const attach = (fileId: string) => change({ fileIds: [...content.fileIds, fileId] })
  const picture = usePicture('meeting_file', attach)
  const scan = useScan('meeting_file', (fileId, name) => {
    setScans({ ...scans, [fileId]: name })
    attach(fileId)
  })
  const dirty = JSON.stringify(content) !== JSON.stringify(bare(of))
  const fault = save.fault ?? sign.fault ?? picture.fault ?? scan.fault
  return (
    <Page title='会议记录' wide action={dirty || of.revision === 0 ? <Button kind='primary' onTap={save.run}>存好草稿</Button> : of.may.sign && <Button kind='primary' onTap={sign.run}>签字定稿</Button>}>
      <FaultNotice fault={fault} />
      {tabs}
      <Unsent of={['minutes.write']} about={input => input.id === id} />
      {outdated && <Notice kind='warn'>您上次写的还在，之后别人也存过草稿。下面是您写的，存好以前请和别人核对一下。<Button kind='quiet' narrow onTap={() => { keptMinutes.forget(id); setOutdated(false); setContent(bare(of)) }}>改看已存的草稿</Button></Notice>}
      {!dirty && of.revision > 0 && !of.may.sign && <Notice kind='info'>草稿存好了。会开完以后再签字定稿。</Notice>}
      {of.lacks.length > 0 && <Notice kind='info'>按制度还要写：{of.lacks.join('、')}。 <Basis because={of.because} title='会议记录写什么' /></Notice>}
      <div className='columns'>
        <div className='column'>
          <Card title='发言和讨论'>
            <div className='minutes-speeches'><Field label='谁说了什么' kind='long' value={content.speeches} onInput={speeches => change({ speeches })} max={20000} error={errorOf(fault, 'speeches')} hint='时间、地点、到会和缺席、议题、表决会自动写进记录' /></div>
          </Card>
          {of.extraFields.map(field => (
            <Card key={field} title={field}>
              <Field label={field} kind='long' value={content.more.find(each => each.field === field)?.text ?? ''} onInput={text => change({ more: [...content.more.filter(each => each.field !== field), { field, text }] })} max={5000} optional />
            </Card>
          ))}
          <Card title='照片和扫描件' flush>
            <List label='照片和扫描件'>
              {files.map(each => <Row key={each.id} title={each.name} note={each.note} aside='去掉' arrow={false} onTap={() => { change({ fileIds: content.fileIds.filter(one => one !== each.id) }) }} />)}
              {files.length < MOST_FILES && <Row title='＋ 拍一张' note='会场、签到册、板书，可以不拍' onTap={picture.run} />}
              {files.length < MOST_FILES && <Row title='＋ 选一份扫描件' note='扫描成的 PDF，不超过 8 MB' onTap={scan.run} />}
              {files.length >= MOST_FILES && <Row title={`最多附 ${MOST_FILES} 份`} note='先去掉一份，再加新的' arrow={false} />}
            </List>
          </Card>
        </div>
        <div className='column'>
          {content.decisions.map((decision, at) => (
            <Decision key={decision.key} at={at} of={decision} owners={of.owners} wrong={decision.text.trim() ? undefined : errorOf(fault, 'decisions')} onChange={next => change({ decisions: content.decisions.map(each => (each.key === decision.key ? next : each)) })} onRemove={() => change({ decisions: content.decisions.filter(each => each.key !== decision.key) })} />
          ))}
          <Button onTap={() => change({ decisions: [...content.decisions, { key: newKey(), sort: 'decision', text: '', ownerId: null, ownerName: '', due: null }] })}>加一项决定或问题</Button>
        </div>
      </div>
    </Page>
  )
}

interface DecisionProps {
  at: number
  of: MinutesDecision
  owners: Minutes['owners']
  wrong?: string
  onChange: (decision: MinutesDecision) => void
  onRemove: () => void
}

function Decision({ at, of, owners, wrong, onChange, onRemove }: DecisionProps) {
  return (
    <Card title={`第 ${at + 1} 项`} aside={<Button kind='quiet' narrow label={`去掉第 ${at + 1} 项`} onTap={onRemove}>去掉</Button>}>
      <Choice label='是决定还是问题' options={SORTS} value={of.sort} onChoose={sort => onChange({ ...of, sort })} />
      <Field label='内容' kind='long' value={of.text} onInput={text => onChange({ ...of, text })} max={500} error={wrong} />
      <Select label='负责人' options={[{ value: NOBODY, name: '写名字' }, ...owners.map(({ personId, name }) => ({ value: personId, name }))]} value={of.ownerId ?? NOBODY} onChoose={owner => onChange({ ...of, ownerId: owner === NOBODY ? null : owner, ownerName: owner === NOBODY ? of.ownerName : '' })} />
      {of.ownerId === null && <Field label='负责人的名字' value={of.ownerName} onInput={ownerName => onChange({ ...of, ownerName })} max={60} optional />}
      <DayPicker label='期限' value={of.due} onChoose={due => onChange({ ...of, due })} from={today()} optional />
    </Card>
  )
}

/** What was sent from this phone and has not arrived, or was not taken: a later draft goes in its place. */
function unsentOf(id: string): { key: string; input: WriteMinutesInput } | null {
  const waiting = outbox.mine().filter(({ endpoint, input }) => endpoint === 'minutes.write' && (input as WriteMinutesInput).id === id).pop()
  return setAside('minutes.write') ?? (waiting ? { key: waiting.clientKey, input: waiting.input as WriteMinutesInput } : null)
}

function onPhone(id: string): KeptMinutes | undefined {
  const found = unsentOf(id)?.input
  if (!found) return undefined
  const { revision, speeches, more, fileIds, decisions } = found
  return { revision, content: { speeches, more, fileIds, decisions: decisions.map(each => ({ ...each, ownerId: each.ownerId ?? null, due: each.due ?? null })) } }
}

function bare({ draft: { speeches, more, decisions, fileIds } }: Minutes): MinutesContent {
  return { speeches, more, decisions, fileIds }
}
