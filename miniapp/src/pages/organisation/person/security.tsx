import { useState } from 'react'
import { identity, type OneTimeCodeReply } from '@village/shared/contract/identity'
import { call } from '@/call'
import { say } from '@/ui/action'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Loaded, useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord } from '@/ui/words'
import './security.scss'

type Step = 'code' | 'unbind' | 'revoke'

/** How a person gets in, and what an administrator can do when a phone is lost. */
export function Security({ personId, name }: { personId: string; name: string }) {
  const security = useLoad(identity.security, { id: personId }, { keep: false })
  const [step, setStep] = useState<Step | null>(null)
  const [code, setCode] = useState<OneTimeCodeReply | null>(null)
  const close = () => setStep(null)
  const done = () => {
    say('已办好')
    void security.reload()
  }
  return (
    <>
      <Loaded of={security} lines={2}>
        {({ weChatBound, hasPassword, devices }) => (
          <Card title='登录' flush>
            <List label='登录'>
              <Row title={weChatBound ? '已绑定微信' : '还没有绑定微信'} note={hasPassword ? '已设置密码' : '还没有设置密码'} />
              <Row title='发一次性登录码' note='忘记密码，或者第一次在电脑上登录' onTap={() => setStep('code')} />
              {weChatBound && <Row title='解除微信绑定' note='换了微信号' onTap={() => setStep('unbind')} />}
              {devices.length > 0 && <Row title='退出全部设备' note={`手机丢了；现在有 ${devices.length} 台设备登录着`} onTap={() => setStep('revoke')} />}
            </List>
          </Card>
        )}
      </Loaded>
      <Confirm title='发一次性登录码' open={step === 'code'} onClose={close} name='发登录码' onConfirm={async () => setCode(await call(identity.issueCode, { id: personId }))}>
        <p>把登录码当面或打电话告诉{name}本人。登录后要马上设一个新密码，原来的密码作废。</p>
      </Confirm>
      <Confirm title='解除微信绑定' open={step === 'unbind'} onClose={close} name='解除绑定' danger onConfirm={() => call(identity.unbind, { id: personId })} onDone={done}>
        <p>{name}的微信会马上退出登录，下次用新的微信和手机号重新确认身份。</p>
      </Confirm>
      <Confirm title='退出全部设备' open={step === 'revoke'} onClose={close} name='全部退出' danger onConfirm={() => call(identity.revokeAll, { id: personId })} onDone={done}>
        <p>{name}的所有手机和电脑会马上退出登录。</p>
      </Confirm>
      <Sheet title={`${name}的一次性登录码`} open={code !== null} onClose={() => { setCode(null); void security.reload() }}>
        {code && <div className='one-time-code numbers'>{code.code}</div>}
        {code && <p>只显示这一次，{instantWord(code.expiresAt)} 前有效，用一次就作废。登录时填手机号，在密码栏里填这个码。</p>}
      </Sheet>
    </>
  )
}
