import { Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { identity } from '@village/shared/contract/identity'
import { call } from '@/call'
import { goBack } from '@/go'
import { say, useAction } from '@/ui/action'
import { Card } from '@/ui/card'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function ChangePhone() {
  const [declined, setDeclined] = useState(false)
  const [busy, setBusy] = useState(false)
  const { fault, run } = useAction(async (phoneCode: string) => {
    await call(identity.changePhone, { phoneCode })
    say('手机号已更换')
    goBack()
  })
  const change = async (code: string | undefined) => {
    setDeclined(!code)
    if (!code || busy) return
    setBusy(true)
    await run(code)
    setBusy(false)
  }
  const inWeChat = process.env.TARO_ENV === 'weapp'
  const button = (
    <WeChatButton className='plain button button-primary' openType='getPhoneNumber' disabled={busy} onGetPhoneNumber={event => change(event.detail.code)}>用微信里的手机号更换</WeChatButton>
  )
  return (
    <Page title='更换手机号' action={inWeChat ? button : undefined}>
      <FaultNotice fault={fault} />
      {declined && <Notice kind='warn'>没有得到手机号，名册上的号码没有改。</Notice>}
      <Card>
        {inWeChat
          ? <p>先在微信里把绑定的手机号换成新号，再点下面的按钮。名册上的号码会一起改，历史记录不变。</p>
          : <p>换手机号要核对新号码是不是您本人的，请打开微信小程序“驻村通”，在“我的—更换手机号”里办理；或者请管理员在名册里修改。</p>}
      </Card>
    </Page>
  )
}
