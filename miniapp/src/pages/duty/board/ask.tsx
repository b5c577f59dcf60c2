import { useState } from 'react'
import { duty, type DutyBoard } from '@village/shared/contract/duty'
import type { Day } from '@village/shared/kernel/day'
import { isFree } from '@village/shared/rules/duty-check'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { longDayWord } from '@/ui/words'

const NOTHING = 'nothing'

/** Asks a colleague to take a duty, with or without one in return. */
export function AskSwap({ board, day, onAsked }: { board: DutyBoard; day: Day; onAsked: (board: DutyBoard) => void }) {
  const own = session.get()?.me.id ?? ''
  const [otherId, setOther] = useState<string | null>(null)
  const [otherDay, setOtherDay] = useState<string>(NOTHING)
  const [note, setNote] = useState('')
  const me = board.people.find(({ personId }) => personId === own)
  const others = board.people.filter(person => person.personId !== own && isFree(person, day)).map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))
  const theirs = (board.roster?.lines ?? []).filter(line => otherId !== null && line.personIds.includes(otherId) && line.day > today() && me && isFree(me, line.day) && !line.personIds.includes(own))
  const { fault, run } = useAction(async () => {
    if (!otherId) throw missing('otherId', '请选换给谁')
    onAsked(await call(duty.askSwap, { kind: board.kind, placeId: board.placeId, day, otherId, ...(otherDay === NOTHING ? {} : { otherDay }), ...(note.trim() ? { note: note.trim() } : {}) }))
    say('已告诉对方，等他答复')
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p className='paragraph'>对方同意以后，值班表才会改，队长看得到。</p>
      <Select label='换给谁' options={others} value={otherId} onChoose={id => { setOther(id); setOtherDay(NOTHING) }} error={errorOf(fault, 'otherId')} empty='这一天没有别人可以值班' />
      {otherId && <Select label='换他哪一天的班' options={[{ value: NOTHING, name: '不用还，请他替一天' }, ...theirs.map(line => ({ value: line.day, name: longDayWord(line.day) }))]} value={otherDay} onChoose={setOtherDay} error={errorOf(fault, 'otherDay')} />}
      <Field label='说明' value={note} onInput={setNote} max={200} optional />
      <Button kind='primary' onTap={run}>申请换班</Button>
    </>
  )
}
