import { handover, type Release, type TermClock } from '@village/shared/contract/handover'
import { go, parameter } from '@/go'
import { session } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, longDayWord, periodWord, sentence } from '@/ui/words'

/** The terms of a person: how far they have gone, and how he leaves. */
export default function PostingOfPerson() {
  const personId = parameter('personId') ?? session.get()?.me.id ?? ''
  const load = useLoad(handover.person, { personId }, { keep: false })
  return (
    <Page title={load.data ? `${load.data.name}的任期` : '任期'}>
      <Loaded of={load}>{({ name, clocks, releases }) => (
        <>
          {clocks.length === 0 && <Empty title='没有在村的任职'>{`${name}现在和以前都没有在工作队任职。`}</Empty>}
          {clocks.slice().reverse().map(clock => <Clock key={clock.termId} clock={clock} />)}
          {releases.length > 0 && <Releases releases={releases} />}
        </>
      )}</Loaded>
    </Page>
  )
}

function Clock({ clock }: { clock: TermClock }) {
  const { personId, personName, termId, roleName, teamName, villageName, from, to, lastDay, daysLeft, atLeast, why, because, handover: own, may: { open } } = clock
  return (
    <Card title={`${villageName} ${roleName}`} aside={<Basis because={because} title='任期到哪一天' />}>
      {daysLeft !== null && lastDay !== null && (
        <Fact name={daysLeft >= 0 ? `${atLeast ? '最早' : ''}到 ${longDayWord(lastDay)}期满` : `${longDayWord(lastDay)}已经期满`} unit='天' tone={daysLeft < 0 ? 'cinnabar' : daysLeft <= 60 ? 'amber' : 'pine'}>{daysLeft >= 0 ? `还有 ${daysLeft}` : `过了 ${-daysLeft}`}</Fact>
      )}
      <Facts items={[{ name: '工作队', value: teamName }, { name: '任职', value: periodWord(from, to) }, ...(why ? [{ name: '期满', value: '制度没有写任期' }] : [])]} />
      {own && <Button kind='secondary' onTap={() => go('/pages/posting/handover/index', { id: own.id })}>{own.state === 'done' ? '看交接清单' : '接着办交接'}</Button>}
      {open && <Button kind={daysLeft !== null && daysLeft <= 60 ? 'primary' : 'secondary'} onTap={() => go('/pages/posting/open/index', { personId, termId, name: personName, ...(lastDay && lastDay >= from ? { lastDay: to ?? lastDay } : {}) })}>办理工作交接</Button>}
      {to === null && <Button kind='quiet' onTap={() => go('/pages/posting/propose/index', { personId, termId })}>{session.get()?.me.id === personId ? '申请中途调整' : '提出调整或召回'}</Button>}
    </Card>
  )
}

/** That somebody left although the document would not let him yet stays to be seen. */
function Releases({ releases }: { releases: readonly Release[] }) {
  return (
    <Card title='没有交接清楚就离任的' flush>
      <List label='没有交接清楚就离任的'>
        {releases.map(({ on, against, reason, byName, at, because }) => (
          <Row key={at} title={<>最后一天 {dayWord(on)} <Basis because={because} /></>} note={sentence([against, `理由：${reason}`, `${byName}决定`, instantWord(at)])} arrow={false} />
        ))}
      </List>
      <div className='more'><Notice kind='info'>制度要求先交接再离任。这里记着谁决定了另外办理，为什么。</Notice></div>
    </Card>
  )
}
