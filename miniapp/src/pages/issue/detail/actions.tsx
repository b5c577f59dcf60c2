import { useState } from 'react'
import { issue, type IssueDetail, type IssueMove } from '@village/shared/contract/issue'
import { ISSUE_CATEGORIES, ISSUE_KIND_NAMES, ISSUE_OUTCOME_NAMES, MEDIATION_STAGE_NAMES, MEDIATION_STAGES, outcomesOf, RESTRICTED_KINDS, type IssueOutcome, type MediationStage } from '@village/shared/contract/issue-words'
import { addDays } from '@village/shared/kernel/day'
import { call } from '@/call'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { TakePhotos } from '@/ui/photos'
import { Sheet } from '@/ui/sheet'

export type Asked = 'acknowledge' | 'assign' | 'answer' | 'escalate' | 'note' | 'confirm' | IssueMove

interface Props {
  of: IssueDetail
  asked: Asked
  onClose: () => void
  onDone: (reply: IssueDetail | null) => void
}

const TITLES: Record<Asked, string> = {
  acknowledge: '签收', assign: '交办', answer: '答复', escalate: '上报', note: '跟进', confirm: '核实销号', reopen: '重新办理', give_back: '退回', withdraw: '撤销',
}

/** The sheet of what is done now. */
export function ActionSheet(props: Props) {
  const { asked, onClose } = props
  return (
    <Sheet title={TITLES[asked]} open onClose={onClose}>
      {asked === 'acknowledge' ? <Acknowledge {...props} />
        : asked === 'assign' ? <Assign {...props} />
          : asked === 'answer' ? <Answer {...props} />
            : asked === 'note' ? <Note {...props} />
              : <Said {...props} asked={asked} />}
    </Sheet>
  )
}

function Acknowledge({ of, onDone }: Props) {
  const { fault, run } = useAction(async () => {
    const reply = await call(issue.acknowledge, { id: of.id })
    say('已签收')
    onDone(reply)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>签收就是告诉报送的人：上级已经知道了。签收以后由您办理或交办，时间记在经过里。</p>
      <Button kind='primary' onTap={run}>签收</Button>
    </>
  )
}

function Assign({ of, onDone }: Props) {
  const people = useLoad(issue.people, { id: of.id })
  const [personId, choose] = useState<string | null>(null)
  const [category, setCategory] = useState(of.category)
  const [due, setDue] = useState(of.due && of.due >= today() ? of.due : addDays(today(), 7))
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    if (!personId) throw missing('personId', '请选交给谁办')
    const reply = await call(issue.assign, { id: of.id, revision: of.revision, personId, due, text, ...(category === of.category ? {} : { category }) })
    say('已交办')
    onDone(reply)
  })
  const options = (people.data ?? []).map(({ personId: value, name, roleName, post, department }) => ({ value, name: department && post ? `${post} ${name}` : name, note: department ? '转部门' : roleName }))
  return (
    <>
      <FaultNotice fault={fault ?? people.fault} />
      <Select label='交给谁办' options={options} value={personId} onChoose={choose} error={errorOf(fault, 'personId')} empty='没有可以交办的人' />
      {of.category === 'other' && <Select label='哪方面的' options={Object.entries(ISSUE_CATEGORIES[of.kind]).map(([value, name]) => ({ value, name }))} value={category} onChoose={setCategory} error={errorOf(fault, 'category')} />}
      <DayPicker label='办理期限' value={due} onChoose={setDue} from={today()} error={errorOf(fault, 'due')} />
      <Field label='要求' kind='long' value={text} onInput={setText} max={500} optional error={errorOf(fault, 'text')} />
      <Button kind='primary' onTap={run}>交办</Button>
    </>
  )
}

function Answer({ of, onDone }: Props) {
  const outcomes = outcomesOf(of.kind)
  const [before] = useState(() => setAside('issue.answer'))
  const [outcome, setOutcome] = useState<IssueOutcome>(before?.input.outcome ?? outcomes[0])
  const [text, setText] = useState(before?.input.text ?? '')
  const [photoIds, setPhotos] = useState<string[]>(before?.input.photoIds ?? [])
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写怎么办的')
    const arrived = await outbox.send('issue.answer', `答复：${titleOf(of)}`, { id: of.id, revision: of.revision, outcome, text: text.trim(), claimedAt: now(), photoIds }, before?.key)
    say(arrived ? '已答复，等核实' : '已存在手机里，有信号时自动送出')
    onDone(arrived?.reply ?? null)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Choice label='结果' options={outcomes.map(value => ({ value, name: ISSUE_OUTCOME_NAMES[value] }))} value={outcome} onChoose={setOutcome} error={errorOf(fault, 'outcome')} />
      <Field label='怎么办的' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} hint='写清楚做了什么、现在怎样，核实的人照着看' />
      <TakePhotos ids={photoIds} onChange={setPhotos} />
      <Button kind='primary' onTap={run}>答复</Button>
    </>
  )
}

function Note({ of, onDone }: Props) {
  const [before] = useState(() => setAside('issue.note'))
  const [text, setText] = useState(before?.input.text ?? '')
  const [photoIds, setPhotos] = useState<string[]>(before?.input.photoIds ?? [])
  const [stage, setStage] = useState<MediationStage | null>(before?.input.stage ?? null)
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写做了什么')
    const arrived = await outbox.send('issue.note', `跟进：${titleOf(of)}`, { id: of.id, text: text.trim(), claimedAt: now(), photoIds, ...(stage ? { stage } : {}) }, before?.key)
    say(arrived ? '已记下' : '已存在手机里，有信号时自动送出')
    onDone(arrived?.reply ?? null)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      {of.kind === 'dispute' && <Choice label='调解到哪一步' options={MEDIATION_STAGES.map(value => ({ value, name: MEDIATION_STAGE_NAMES[value] }))} value={stage} onChoose={setStage} />}
      <Field label='做了什么' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} />
      <TakePhotos ids={photoIds} onChange={setPhotos} />
      <Button kind='primary' onTap={run}>记下</Button>
    </>
  )
}

const SAID = {
  escalate: { label: '为什么上报', hint: '写清楚村里为什么解决不了', done: '已上报，等签收', optional: false },
  confirm: { label: '怎样核实的', hint: '到户看了、打电话问了，一句话就行', done: '已销号', optional: true },
  reopen: { label: '什么没有解决', hint: '', done: '已重新办理', optional: false },
  give_back: { label: '为什么退回', hint: '写明应当由谁办', done: '已退回', optional: false },
  withdraw: { label: '为什么撤销', hint: '', done: '已撤销', optional: false },
} as const

function Said({ of, asked, onDone }: Props & { asked: keyof typeof SAID }) {
  const { label, hint, done, optional } = SAID[asked]
  const [text, setText] = useState('')
  const { id, revision } = of
  const { fault, run } = useAction(async () => {
    if (!optional && !text.trim()) throw missing(FIELDS[asked] ?? 'text', '请写一句原因')
    const reply = asked === 'escalate' ? await call(issue.escalate, { id, revision, text: text.trim() })
      : asked === 'confirm' ? await call(issue.confirm, { id, revision, text: text.trim() })
        : await call(issue.move, { id, revision, move: asked, reason: text.trim() })
    say(done)
    onDone(reply)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Field label={label} kind='long' value={text} onInput={setText} max={500} optional={optional} hint={hint || undefined} error={errorOf(fault, FIELDS[asked] ?? 'text')} />
      <Button kind={asked === 'withdraw' ? 'danger' : 'primary'} onTap={run}>{TITLES[asked]}</Button>
    </>
  )
}

const FIELDS: Partial<Record<Asked, string>> = { reopen: 'reason', give_back: 'reason', withdraw: 'reason' }

/** A clue is never named where others could read it. */
function titleOf({ kind, title }: IssueDetail): string {
  return RESTRICTED_KINDS.includes(kind) ? ISSUE_KIND_NAMES[kind] : title
}
