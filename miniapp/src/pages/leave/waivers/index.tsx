import { useState } from 'react'
import { LEAVE_KIND_NAMES } from '@village/shared/kernel/leave-kind'
import { type LeaveWaiver, waiver } from '@village/shared/contract/waiver'
import { call } from '@/call'
import { go } from '@/go'
import { may } from '@/session'
import { say } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { instantWord, periodWord, sentence } from '@/ui/words'

const STATES = {
  in_force: { symbol: '√', name: '有效', tone: 'pine' }, over: { symbol: '·', name: '已过', tone: 'plain' }, ended: { symbol: '↩', name: '已收回', tone: 'plain' },
} as const

/** Who may go beyond the caps of leave, and who permitted it. */
export default function WaiversPage() {
  const [asked, setAsked] = useState('')
  const pages = usePages(waiver.list, { search: asked.trim() || undefined })
  const [ending, end] = useState<LeaveWaiver | null>(null)
  const grants = may('leave.declare')
  return (
    <Page title='特殊情况的书面批准' action={grants && <Button kind='primary' onTap={() => go('/pages/leave/waiver/index')}>登记书面批准</Button>}>
      <p className='lede'>请假天数要超过制度的上限时，由领导先在这里登记书面批准：批准谁、哪几天、为什么。请假还要照常审批。</p>
      {(asked !== '' || pages.total > 5) && <Search placeholder='查找姓名' value={asked} onInput={setAsked} />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title={asked ? '没有找到' : '没有登记过书面批准'}>{asked ? '换个姓名试试。' : grants ? '有人因特殊情况要超过上限时，在这里登记。' : '领导登记以后会出现在这里。'}</Empty>
          : (
            <Card flush>
              <List label='书面批准'>
                {pages.items.map(each => (
                  <Row
                    key={each.id}
                    title={`${each.personName} ${each.kind === null ? '各类假' : LEAVE_KIND_NAMES[each.kind]} ${periodWord(each.from, each.to)}`}
                    note={sentence([each.villageName, each.reason, each.number, `${each.grantedByName} ${instantWord(each.grantedAt)}批准`, each.endedAt && `${each.endedByName} ${instantWord(each.endedAt)}收回`])}
                    aside={<>{each.may.end && '收回 '}<Mark {...STATES[each.state]} /></>}
                    onTap={each.may.end ? () => end(each) : undefined}
                  />
                ))}
              </List>
              <More of={pages} unit='次' />
            </Card>
          )}
      </Loaded>
      <Confirm
        title='收回书面批准'
        open={ending !== null}
        onClose={() => end(null)}
        name='收回'
        danger
        onConfirm={async () => {
          await call(waiver.end, { id: ending?.id ?? '' })
          say('已收回')
          await pages.first.reload()
        }}
      >
        <p>收回以后，新的请假照上限办理。已经交上来的请假单不变，由审批人决定。</p>
      </Confirm>
    </Page>
  )
}
