import { type Evidence, PRESENCE_SOURCE_NAMES, type Presence, type PresenceState } from '@village/shared/contract/attendance'
import { dayOf } from '@village/shared/kernel/day'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { go } from '@/go'
import { may } from '@/session'
import { Basis, Reasons } from '@/ui/basis'
import { Picture } from './picture'
import { Facts } from '@/ui/card'
import { List, Row } from '@/ui/row'
import type { WhyAddress } from '@/ui/why'
import { HALF_NAMES, instantWord, sentence } from '@/ui/words'
import { cellOf, HalfMark, type Legend } from './marks'
import './day-evidence.scss'

const STATE_NAMES: Record<PresenceState, string> = { in_village: '在村', left_village: '离村', absent: '不在村' }

/** What is known of one person on one day: the marks with their reasons, the records behind them, the leaves. */
export function DayEvidence({ evidence, legend, organisationId }: { evidence: Evidence; legend?: Legend; organisationId?: string }) {
  const { presences, leaves, status } = evidence
  return (
    <>
      <div className='day-status'>
        {status.name} <Basis because={status.because} title={`为什么是“${status.name}”`} why={{ of: 'day', personId: evidence.personId, day: evidence.day }} />
      </div>
      <div className='day-halves'>
        {HALVES.map(half => {
          const cell = cellOf(evidence, half)
          return (
            <div key={half} className='day-half'>
              <div className='day-half-name'>{HALF_NAMES[half]}</div>
              {cell ? <HalfMark mark={cell.mark} legend={legend} /> : <span>不在任</span>}
            </div>
          )
        })}
      </div>
      <Because evidence={evidence} organisationId={organisationId} />
      <h3 className='section'>在村记录</h3>
      {presences.length === 0 && <p>这一天没有在村记录。</p>}
      {presences.map(presence => <Record key={presence.id} presence={presence} day={evidence.day} />)}
      <h3 className='section'>请假和外出</h3>
      {leaves.length === 0 && <p>这一天没有请假。</p>}
      {leaves.length > 0 && (
        <List label='请假和外出'>
          {leaves.map(({ id, kindName, stateName, text }) => (
            <Row key={id} title={`${kindName} · ${stateName}`} note={text} onTap={may('leave.read') ? () => go('/pages/leave/detail/index', { id }) : undefined} />
          ))}
        </List>
      )}
    </>
  )
}

/** Both halves with the same reasons are explained once. */
function Because({ evidence, organisationId }: { evidence: Evidence; organisationId?: string }) {
  const { personId, day } = evidence
  const address = (half: Half): WhyAddress => ({ of: 'mark', personId, day, half, organisationId })
  const [am, pm] = HALVES.map(half => cellOf(evidence, half))
  const same = am !== undefined && pm !== undefined && JSON.stringify(am.because) === JSON.stringify(pm.because)
  if (same) return <Halves name='上午和下午' because={am.because} why={address('am')} />
  return (
    <>
      {am && <Halves name='上午' because={am.because} why={address('am')} />}
      {pm && <Halves name='下午' because={pm.because} why={address('pm')} />}
    </>
  )
}

function Halves({ name, because, why }: { name: string; because: Evidence['cells'][number]['because']; why: WhyAddress }) {
  return (
    <>
      <h3 className='section'>{name}的依据</h3>
      <Reasons because={because} why={why} />
    </>
  )
}

function Record({ presence, day }: { presence: Presence; day: string }) {
  const { half, state, mode, claimedAt, receivedAt, recordedByName, note, proof } = presence
  const late = dayOf(claimedAt) !== day
  return (
    <div className='day-record'>
      <div className='day-record-title'>{sentence([`${HALF_NAMES[half]}${STATE_NAMES[state]}`, PRESENCE_SOURCE_NAMES[mode]])}</div>
      <Facts items={[
        { name: '手机时间', value: `${instantWord(claimedAt)}${late ? '（不是当天填写）' : ''}` },
        { name: '送达时间', value: instantWord(receivedAt) },
        { name: '记录人', value: recordedByName },
        ...(note ? [{ name: '说明', value: note }] : []),
        // An answer kept from an earlier version has none.
        ...(proof ?? []).map((value, index) => ({ name: index === 0 ? '佐证' : '', value })),
      ]} />
      {presence.picture === 'there' && <Picture id={presence.id} />}
    </div>
  )
}
