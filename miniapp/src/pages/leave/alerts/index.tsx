import { useState } from 'react'
import { type AlertPeriod, leave } from '@village/shared/contract/leave'
import { call } from '@/call'
import { go } from '@/go'
import { may } from '@/session'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord, sentence } from '@/ui/words'
import { alertSpan, alertTitle } from '../alert-words'

const STATES = {
  coming: { symbol: '…', name: '将开始', tone: 'amber' }, running: { symbol: '!', name: '进行中', tone: 'cinnabar' }, over: { symbol: '√', name: '已结束', tone: 'plain' },
} as const

/** Times of full presence: those that run, and those that were. */
export default function AlertsPage() {
  const pages = usePages(leave.alerts, {})
  const [acting, act] = useState<AlertPeriod | null>(null)
  const [ending, end] = useState<AlertPeriod | null>(null)
  const declares = may('leave.declare')
  return (
    <Page title='全员在岗' action={declares && <Button kind='primary' onTap={() => go('/pages/leave/declare/index')}>宣布全员在岗</Button>}>
      <p className='lede'>特殊时期、紧张时期和一级戒备时期由县或乡镇领导宣布。制度有规定的，这段时间休息日也应在村，不能请假。</p>
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title='没有宣布过全员在岗'>{declares ? '防汛、防火等时期要全员在岗时，在这里宣布。' : '县或乡镇宣布以后，会出现在这里和“今天”页。'}</Empty>
          : (
            <Card flush>
              <List label='全员在岗的时期'>
                {pages.items.map(period => (
                  <Row
                    key={period.id}
                    title={alertTitle(period)}
                    note={sentence([alertSpan(period), period.reason, `${period.declaredByName} ${instantWord(period.declaredAt)}宣布`, period.endedAt && `${period.endedByName} ${instantWord(period.endedAt)}解除`])}
                    aside={<Mark {...STATES[period.state]} />}
                    onTap={period.may.end ? () => act(period) : undefined}
                  />
                ))}
              </List>
              <More of={pages} unit='次' />
            </Card>
          )}
      </Loaded>
      <Sheet title={acting ? alertTitle(acting) : ''} open={acting !== null} onClose={() => act(null)}>
        <List label='可以办的事'>
          <Row title='看这段时间已批准的假' note='要人回来的，逐张召回' onTap={() => { act(null); void go('/pages/leave/under-alert/index', { id: acting?.id ?? '' }) }} />
          <Row title='解除全员在岗' onTap={() => { end(acting); act(null) }} />
        </List>
      </Sheet>
      <Confirm
        title='解除全员在岗'
        open={ending !== null}
        onClose={() => end(null)}
        name='解除'
        danger
        onConfirm={async () => {
          await call(leave.endAlert, { id: ending?.id ?? '' })
          say('已解除')
          await pages.first.reload()
        }}
      >
        <p>{ending && alertTitle(ending)}：{ending?.state === 'coming' ? '还没有开始，解除以后不再实行。' : '到今天为止，明天起照常。以前的日子和记录不变。'}</p>
      </Confirm>
    </Page>
  )
}
