import { useState } from 'react'
import { type Candidate, INVITED_AS_NAMES, type InvitedAs, meeting, type MeetingDetail } from '@village/shared/contract/meeting'
import { call } from '@/call'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { FaultNotice } from '@/ui/notice'
import { Adding } from '../guests'

/** Somebody is asked to come after the meeting was planned. */
export function Invite({ of: { id, placeId, state }, onDone }: { of: MeetingDetail; onDone: (detail: MeetingDetail) => void }) {
  const [chosen, setChosen] = useState<Candidate | null>(null)
  const [as, setAs] = useState<InvitedAs>('member')
  const { fault, run } = useAction(async (who: Candidate) => {
    onDone(await call(meeting.invite, { id, invitees: [{ personId: who.personId ?? undefined, memberId: who.memberId ?? undefined, name: who.name, as }] }))
    say(state === 'planned' && who.personId ? `已请${who.name}，通知了他` : `已请${who.name}`)
  })
  if (!chosen) return <Adding placeId={placeId} onAdd={candidate => { setChosen(candidate); setAs(candidate.as) }} />
  return (
    <>
      <FaultNotice fault={fault} />
      <p>{[chosen.name, chosen.note].filter(Boolean).join('，')}</p>
      <Choice label='怎么来' options={(['member', 'guest'] as const).map(value => ({ value, name: INVITED_AS_NAMES[value] }))} value={as} onChoose={setAs} hint={as === 'member' ? '算应到，可以表决' : '不算应到，不表决'} />
      <Button kind='primary' onTap={() => run(chosen)}>请{chosen.name}</Button>
      <Button kind='quiet' onTap={() => setChosen(null)}>换一个人</Button>
    </>
  )
}
