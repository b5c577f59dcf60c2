import Taro from '@tarojs/taro'
import { notice, type MessageKind } from '@village/shared/contract/notice'
import { call } from '@/call'
import { Fault } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'

const WORDS: Record<MessageKind, { offer: string; note: string; done: string }> = {
  result: { offer: '有结果时用微信告诉我', note: '微信里只说有了结果，不写姓名和事由。', done: '有结果时会用微信告诉您。' },
  waiting: { offer: '有事等我办时用微信告诉我', note: '微信里只说有事等您办。点一次可以收一条。', done: '有事等您办时会用微信告诉您' },
}

/** Offers to be told by WeChat, where the person has just done something that will have an answer or sees what waits for him. Nothing in the browser, and nothing where no template is set. */
export function AskMessage({ kind }: { kind: MessageKind }) {
  const allowed = useLoad(notice.messages, undefined, { when: process.env.TARO_ENV === 'weapp' })
  const own = allowed.data?.find(each => each.kind === kind)
  const { fault, run } = useAction(async () => {
    if (!own) return
    // WeChat asks only in the very moment of the tap: nothing may come before.
    const asked = Taro.requestSubscribeMessage({ tmplIds: [own.templateId] } as Taro.requestSubscribeMessage.Option) as Promise<unknown>
    const answers = await asked.catch(() => {
      throw new Fault('refused', '这部手机的微信没有打开订阅消息。请点小程序右上角的“…”，在“设置”里打开，再点一次。')
    }) as Record<string, string>
    if (answers[own.templateId] !== 'accept') throw new Fault('refused', '您没有同意，微信不会发消息。结果和要办的事仍在驻村通里看得到。')
    allowed.put(await call(notice.allow, { kinds: [kind] }))
    say('好，会用微信告诉您')
  })
  if (!own) return null
  const { offer, note, done } = WORDS[kind]
  return (
    <Card>
      <FaultNotice fault={fault} />
      {own.remaining > 0 && <p>{kind === 'waiting' ? `${done}，还可以收 ${own.remaining} 条。` : done}</p>}
      {(own.remaining === 0 || kind === 'waiting') && (
        <>
          <p className='paragraph'>{note}</p>
          <Button onTap={run}>{offer}</Button>
        </>
      )}
    </Card>
  )
}
