import { useEffect } from 'react'
import { household, type VisitsToday } from '@village/shared/contract/household'
import { HOUSEHOLD_TAG_NAMES } from '@village/shared/kernel/household'
import { go } from '@/go'
import { useOutbox } from '@/outbox'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { dayWord, sentence } from '@/ui/words'
import { visitsToday } from '@/visits'

/** Today's visits: the only households that are on the phone, also without signal, until the day is over. */
export default function Today() {
  const load = useLoad(household.today, undefined, { keep: false })
  useEffect(() => { if (load.data) visitsToday.keep(load.data) }, [load.data])
  const offline = !load.data && load.fault?.kind === 'offline' ? visitsToday.get() : null
  return (
    <Page title='今天去的户' action={<Button kind='primary' onTap={() => go('/pages/household/villages/index')}>选今天去的户</Button>}>
      <Unsent of={['household.visit', 'household.happen', 'household.edit']} onSent={load.reload} />
      {offline
        ? <><Notice kind='warn'>现在没有网络，照常登记，有信号时自动送出。</Notice><Visits visits={offline} /></>
        : <Loaded of={load}>{visits => <Visits visits={visits} />}</Loaded>}
    </Page>
  )
}

function Visits({ visits: { visits, teamId } }: { visits: VisitsToday }) {
  const unsent = useOutbox().filter(({ endpoint }) => endpoint === 'household.visit').map(({ input }) => (input as { id?: string }).id)
  if (visits.length === 0) return <Empty title='这里列出今天要去的户'>在“下面该走访谁”里选上，没有信号时也能登记。</Empty>
  return (
    <>
      <Card flush>
        <List label='今天去的户'>
          {visits.map(({ householdId, number, group, headName, tags, next, lastVisit, visited }) => (
            <Row
              key={householdId}
              title={headName}
              note={sentence([number, group, tags.map(tag => HOUSEHOLD_TAG_NAMES[tag]).join('、'), next, lastVisit ? `最近走访 ${dayWord(lastVisit)}` : '还没有走访'])}
              aside={unsent.includes(householdId) ? <Mark symbol='↑' name='待发送' tone='amber' /> : visited ? <Mark symbol='√' name='去过了' tone='pine' /> : <Mark symbol='○' name='没去' />}
              onTap={() => go('/pages/household/visit/index', { id: householdId, teamId: teamId ?? undefined })}
            />
          ))}
        </List>
      </Card>
      <p>这些户的信息只在手机里留到今天结束。</p>
    </>
  )
}
