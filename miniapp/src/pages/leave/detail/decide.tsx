import { useEffect, useState } from 'react'
import { leave, type LeaveDecision, type LeaveDetail } from '@village/shared/contract/leave'
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind'
import { call } from '@/call'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Facts } from '@/ui/card'
import { Switch } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { daysWord, sentence, spanWord } from '@/ui/words'

interface DecideProps {
  leave: LeaveDetail
  decision: LeaveDecision | null
  onClose: () => void
  onDone: (next: LeaveDetail, words: string) => void
}

const WORDS: Record<LeaveDecision, { title: string; button: string; field: string; missing?: string; hint?: string; done: string }> = {
  approve: { title: '同意这次请假', button: '同意', field: '意见', done: '已同意' },
  refuse: { title: '不同意这次请假', button: '不同意', field: '为什么不同意', missing: '请写明为什么不同意', hint: '让申请人知道为什么', done: '已答复不同意' },
  return: { title: '退回修改', button: '退回修改', field: '要改什么', missing: '请写明要改什么', hint: '申请人改好后再送来，不用重填', done: '已退回，等申请人修改' },
}

/** What is decided stands above the button: how long, and who of the team stays. */
export function Decide({ leave: asked, decision, onClose, onDone }: DecideProps) {
  const [opinion, setOpinion] = useState('')
  const [later, setLater] = useState(false)
  const words = WORDS[decision ?? 'approve']
  const { fault, run, clear } = useAction(async () => {
    if (!decision) return
    if (words.missing && !opinion.trim()) throw missing('opinion', words.missing)
    const next = await call(leave.decide, { id: asked.id, decision, seen: asked.submittedAt, ...(opinion.trim() ? { opinion: opinion.trim() } : {}), ...(later ? { papersLater: true } : {}) })
    setOpinion('')
    onDone(next, words.done)
  })
  useEffect(() => { if (decision === null) clear() }, [decision])
  return (
    <Sheet
      title={words.title}
      open={decision !== null}
      onClose={onClose}
      foot={<Button kind={decision === 'refuse' ? 'danger' : 'primary'} onTap={run}>{words.button}</Button>}
    >
      <FaultNotice fault={fault} />
      <Facts items={[
        { name: '请假人', value: sentence([asked.personName, asked.roleName]) },
        { name: LEAVE_KIND_NAMES[asked.kind], value: `${daysWord(asked.days)}，${spanWord(asked)}` },
        { name: '事由', value: asked.reason },
      ]} />
      <Cover leave={asked} />
      {decision === 'approve' && (fault?.refusal?.code === 'papers_missing' || later) && <Switch label='手续以后补交' note='写进您的意见，缺的材料一直列着' on={later} onTurn={setLater} />}
      <Field
        label={words.field}
        kind='long'
        optional={!words.missing}
        max={300}
        value={opinion}
        onInput={setOpinion}
        hint={words.hint}
        error={errorOf(fault, 'opinion')}
      />
    </Sheet>
  )
}

/** Who of the team stays while this person is away. */
function Cover({ leave: { cover, standInName } }: { leave: LeaveDetail }) {
  if (!cover) return null
  const away = new Set(cover.away.map(({ personName }) => personName)).size
  const staying = cover.others - away
  const lines = cover.away.map(other => `${other.personName} ${LEAVE_KIND_NAMES[other.kind]} ${spanWord(other)}${other.state === 'pending' ? '（待审批）' : ''}`)
  return (
    <Notice kind={staying > 0 ? 'info' : 'warn'} title={staying > 0 ? `同队另有 ${cover.others} 人，这几天 ${staying} 人都在` : '这几天同队没有别人一直在村'}>
      {lines.map(line => <div key={line}>{line}</div>)}
      <div>{standInName ? `${standInName}顶岗` : '没有安排顶岗'}</div>
    </Notice>
  )
}
