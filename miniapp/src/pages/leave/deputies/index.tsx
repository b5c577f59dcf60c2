import { approval, type Deputy, DEPUTY_STATE_NAMES } from '@village/shared/contract/approval'
import { call } from '@/call'
import { go } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, type Tone } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord, sentence } from '@/ui/words'

const SYMBOLS: Record<Deputy['state'], string> = { asked: '…', accepted: '√', declined: '×', revoked: '↩' }
const TONES: Record<Deputy['state'], Tone> = { asked: 'amber', accepted: 'pine', declined: 'cinnabar', revoked: 'plain' }

export default function DeputiesPage() {
  const found = useLoad(approval.deputies, undefined)
  const done = (next: Deputy[], words: string) => {
    found.put(next)
    say(words)
  }
  return (
    <Page title='代理审批' action={may('leave.decide') && <Button kind='primary' onTap={() => go('/pages/leave/deputy/index')}>请人代理</Button>}>
      <p className='lede'>离开几天时，可以请人代您审批。对方接受才生效，到期自己停止；审批意见上写明代谁。</p>
      <Loaded of={found}>
        {rows => rows.length === 0
          ? <Empty title='这里显示代理审批'>{may('leave.decide') ? '您没有请过人，也没有人请您代理。' : '没有人请您代理审批。'}</Empty>
          : <>{rows.map(row => <One key={row.id} deputy={row} onDone={done} />)}</>}
      </Loaded>
    </Page>
  )
}

function One({ deputy, onDone }: { deputy: Deputy; onDone: (next: Deputy[], words: string) => void }) {
  const { id, roleName, place, holderName, deputyName, from, to, state, over, inForce, isDeputy, may: allowed } = deputy
  const answer = useAction(async (given: 'accepted' | 'declined') => onDone(await call(approval.answerDeputy, { id, answer: given }), given === 'accepted' ? '已接受' : '已告诉对方'))
  const revoke = useAction(async () => onDone(await call(approval.revokeDeputy, { id }), '代理已结束'))
  const name = state === 'accepted' ? over ? '已到期' : inForce ? '代理中' : '还没开始' : over && state === 'asked' ? '没有答复' : DEPUTY_STATE_NAMES[state]
  return (
    <Card title={isDeputy ? `${holderName}请您代理` : `请${deputyName}代理`} aside={<Mark symbol={SYMBOLS[state]} name={name} tone={over ? 'plain' : TONES[state]} />}>
      <FaultNotice fault={answer.fault ?? revoke.fault} />
      <Facts items={[{ name: '岗位', value: sentence([place, roleName]) }, { name: '日期', value: `${dayWord(from)} 至 ${dayWord(to)}` }]} />
      <div className='actions'>
        {inForce && isDeputy && <Button onTap={() => go('/pages/leave/list/index', { box: 'waiting' })}>等我审批的请假</Button>}
        {allowed.answer && <Button onTap={() => answer.run('declined')}>不接受</Button>}
        {allowed.answer && <Button kind='primary' onTap={() => answer.run('accepted')}>接受</Button>}
        {allowed.revoke && !allowed.answer && <Button kind='danger' onTap={revoke.run}>{isDeputy ? '不再代理' : '收回'}</Button>}
      </div>
    </Card>
  )
}
