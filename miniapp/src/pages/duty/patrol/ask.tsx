import { useState } from 'react'
import { duty, type PatrolReply } from '@village/shared/contract/duty'
import type { Day } from '@village/shared/kernel/day'
import { call } from '@/call'
import { missing } from '@/fault'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { longDayWord } from '@/ui/words'

const NOTHING = 'nothing'

/** Asks somebody of another group to take a turn, with or without one in return. */
export function AskPatrolSwap({ reply, day, onAsked }: { reply: PatrolReply; day: Day; onAsked: (reply: PatrolReply) => void }) {
  const own = session.get()?.me.id ?? ''
  const [otherId, setOther] = useState<string | null>(null)
  const [otherDay, setOtherDay] = useState<string>(NOTHING)
  const [note, setNote] = useState('')
  const me = reply.people.find(({ personId }) => personId === own)
  const turn = reply.turns.find(each => each.day === day)
  const others = reply.people.filter(({ personId, away }) => !turn?.personIds.includes(personId) && !away.includes(day))
  const theirs = reply.turns.filter(each => otherId !== null && each.day > reply.day && each.personIds.includes(otherId) && !each.personIds.includes(own) && !me?.away.includes(each.day))
  const { fault, run } = useAction(async () => {
    if (!otherId) throw missing('otherId', '请选换给谁')
    onAsked(await call(duty.askPatrolSwap, { teamId: reply.teamId, day, otherId, ...(otherDay === NOTHING ? {} : { otherDay }), ...(note.trim() ? { note: note.trim() } : {}) }))
    say('已告诉对方，等他答复')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>对方同意以后才换，分组不变，队长看得到。{turn?.personIds[0] === own ? '这天您带队，换给谁就由谁带队。' : ''}</p>
      <Select label='换给谁' options={others.map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))} value={otherId} onChoose={id => { setOther(id); setOtherDay(NOTHING) }} error={errorOf(fault, 'otherId')} empty='这一天没有别人可以去' />
      {otherId && <Select label='换他哪一天的巡逻' options={[{ value: NOTHING, name: '不用还，请他替一次' }, ...theirs.map(each => ({ value: each.day, name: longDayWord(each.day) }))]} value={otherDay} onChoose={setOtherDay} error={errorOf(fault, 'otherDay')} />}
      <Field label='说明' value={note} onInput={setNote} max={200} optional />
      <Button kind='primary' onTap={run}>申请换一次</Button>
    </>
  )
}
