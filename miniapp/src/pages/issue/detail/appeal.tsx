import Taro from '@tarojs/taro'
import { useState } from 'react'
import { appeal, type AppealCard as Shown } from '@village/shared/contract/appeal'
import { APPEAL_GRADE_NAMES, CHECK_STATE_NAMES } from '@village/shared/contract/appeal-words'
import { call } from '@/call'
import { go } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { instantWord, sentence } from '@/ui/words'

/** What of a villager's request stands beside the issue: how to reach him, whether it may be published, what he thinks of it. */
export function AppealPart({ id }: { id: string }) {
  const load = useLoad(appeal.card, { issueId: id }, { keep: false })
  return <Loaded of={load} lines={2}>{card => <Request card={card} onChange={load.reload} />}</Loaded>
}

function Request({ card, onChange }: { card: Shown; onChange: () => unknown }) {
  const { issueId, receivedAt, check, grade, gradeText, agreed, publicationId } = card
  const [phone, setPhone] = useState<string | null>(null)
  const ask = useAction(async () => setPhone((await call(appeal.phone, { issueId })).phone))
  const draft = useAction(async () => {
    const { id } = await call(appeal.draft, { issueId })
    say('已起草，改好再提交')
    await onChange()
    go('/pages/disclosure/publication/index', { id })
  })
  const facts = [
    { name: '村民写的', value: instantWord(receivedAt) }, { name: '公开', value: agreed ? '村民同意公开，不写名字' : '村民没有同意公开' }, { name: '内容检查', value: CHECK_STATE_NAMES[check] },
    ...(grade ? [{ name: '评价', value: sentence([APPEAL_GRADE_NAMES[grade], gradeText]) }] : []),
  ]
  return (
    <Card title='村民诉求'>
      <FaultNotice fault={ask.fault ?? draft.fault} />
      <Facts items={facts} />
      {phone && <Button kind='primary' onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}>拨打 {phone}</Button>}
      {card.may.phone && !phone && <Button onTap={ask.run}>查看联系电话（会留记录）</Button>}
      {publicationId && <Button kind='quiet' onTap={() => go('/pages/disclosure/publication/index', { id: publicationId })}>看公开的内容</Button>}
      {card.may.publish && may('disclosure.record') && <Button onTap={draft.run}>起草公开的内容</Button>}
    </Card>
  )
}
