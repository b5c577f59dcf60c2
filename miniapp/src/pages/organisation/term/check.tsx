import { selection, type SelectionAskedReply } from '@village/shared/contract/selection'
import { type RoleId } from '@village/shared/kernel/role'
import type { Fault } from '@/fault'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { Choice, Switch } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { StandingNotices } from '../../posting/standing'

/** What was answered: null as long as nobody looked. */
export interface Checked {
  done: boolean
  against: string[]
  reason: string
}

interface Props {
  of: { personId: string; teamId: string; role: RoleId }
  value: Checked
  onChange: (value: Checked) => void
  fault: Fault | null
}

const LOOKED = [{ value: 'yes', name: '核对过了' }, { value: 'no', name: '还没有核对' }] as const

/** What the document asks of whoever is selected. What is answered is not kept, only what came of it. */
export function SelectionCheck({ of, value, onChange, fault }: Props) {
  const { data } = useLoad(selection.asked, of, { keep: false })
  if (!data) return null
  return (
    <>
      <StandingNotices standing={data.standing} />
      <SelectionQuestions questions={data.questions} because={data.because} value={value} onChange={onChange} fault={fault} />
    </>
  )
}

interface QuestionsProps extends Omit<Props, 'of'> {
  questions: SelectionAskedReply['questions']
  because: SelectionAskedReply['because']
  /** What a reason says of whoever does not fit. */
  asks?: { label: string; hint: string }
}

const WHY = { label: '还是要选派的理由', hint: '只有制度说“一般”的，写明理由才可以选派。' }

/** Each of what the document asks, as something that may stand against him. */
export function SelectionQuestions({ questions, because, value: { done, against, reason }, onChange, fault, asks = WHY }: QuestionsProps) {
  const turn = (key: string, on: boolean) => onChange({ done, reason, against: on ? [...against, key] : against.filter(each => each !== key) })
  if (questions.length === 0) return null
  return (
    <Card title='选派条件' aside={<Basis because={because} title='什么人可以选派' />}>
      <Choice label='按制度核对' options={LOOKED.map(each => ({ ...each }))} value={done ? 'yes' : 'no'} onChoose={next => onChange({ done: next === 'yes', against, reason })} hint='下面回答的情况不保存，只记核对的结果和您的名字。' />
      {done && questions.map(({ key, text }) => <Switch key={key} label={text} on={against.includes(key)} onTurn={on => turn(key, on)} />)}
      {done && against.length > 0 && <Field label={asks.label} hint={asks.hint} kind='long' value={reason} onInput={next => onChange({ done, against, reason: next })} max={300} optional error={errorOf(fault, 'reason')} />}
    </Card>
  )
}
