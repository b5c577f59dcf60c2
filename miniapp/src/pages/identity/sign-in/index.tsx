import Taro from '@tarojs/taro'
import { Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { type DemoIdentity, identity, type SessionReply } from '@village/shared/contract/identity'
import { call } from '@/call'
import { deviceName } from '@/device'
import { go, HOME } from '@/go'
import { outbox } from '@/outbox'
import { session, takeWanted } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import './index.scss'

function enter(reply: SessionReply): void {
  session.begin(reply)
  if (reply.mustSetPassword) void Taro.redirectTo({ url: '/pages/identity/set-password/index' })
  else {
    const page = takeWanted()
    void (page ? Taro.reLaunch({ url: page }) : Taro.switchTab({ url: HOME }))
  }
}

export default function SignIn() {
  const inWeChat = process.env.TARO_ENV === 'weapp'
  const [byPassword, setByPassword] = useState(!inWeChat)
  return (
    <Page title='登录' open tab>
      <div className='welcome'>
        <div className='welcome-name'>驻村通</div>
        <div className='welcome-words'>驻村考勤、请假和月度考勤表</div>
      </div>
      <div className='columns'>
        <div className='column'>
          {outbox.count() > 0 && <Notice kind='warn' title='请重新登录后继续'>这台手机里还有 {outbox.count()} 条没有送出，由填写的人登录后自动送出。别人登录看不到，也不会丢。</Notice>}
          {byPassword ? <PasswordSignIn /> : <WeChatSignIn />}
          {inWeChat && (
            <Button kind='quiet' onTap={() => setByPassword(!byPassword)}>{byPassword ? '改用微信登录' : '改用手机号和密码登录'}</Button>
          )}
          <Button kind='quiet' onTap={() => go('/pages/identity/privacy/index')}>看隐私说明</Button>
          <Button kind='quiet' onTap={() => go('/pages/attendance/verify/index')}>核验纸上的考勤表</Button>
        </div>
        <DemoIdentities />
      </div>
    </Page>
  )
}

function PasswordSignIn() {
  const [phone, setPhone] = useState('')
  const [password, setPassword] = useState('')
  const { fault, run } = useAction(async () => enter(await call(identity.signIn, { phone: phone.trim(), password, device: deviceName() })))
  return (
    <Card title='用手机号登录'>
      <FaultNotice fault={fault} />
      <Field label='手机号' kind='phone' max={11} value={phone} onInput={setPhone} error={errorOf(fault, 'phone')} autoComplete='username' />
      <Field
        label='密码或一次性登录码'
        kind='password'
        max={128}
        value={password}
        onInput={setPassword}
        error={errorOf(fault, 'password')}
        hint='还没有密码，或者忘了密码：请管理员发一个一次性登录码。'
        autoComplete='current-password'
        onConfirm={run}
      />
      <Button kind='primary' onTap={run}>登录</Button>
    </Card>
  )
}

function WeChatSignIn() {
  const [ticket, setTicket] = useState<string | null>(null)
  const { fault, run } = useAction(async () => {
    // 微信云托管 vouches for the caller itself.
    const code = CLOUD_ENV ? undefined : (await Taro.login()).code
    const reply = await call(identity.signInWeChat, { code, device: deviceName() })
    if (reply.bound) enter(reply)
    else setTicket(reply.ticket)
  })
  if (ticket) return <PhoneBinding ticket={ticket} onExpired={() => setTicket(null)} />
  return (
    <Card title='用微信登录'>
      <FaultNotice fault={fault} />
      <p className='lede'>第一次登录要用手机号确认一次身份，以后直接进入。</p>
      <Button kind='primary' onTap={run}>微信登录</Button>
    </Card>
  )
}

function PhoneBinding({ ticket, onExpired }: { ticket: string; onExpired: () => void }) {
  const [declined, setDeclined] = useState(false)
  const [busy, setBusy] = useState(false)
  const { fault, run } = useAction(async (phoneCode: string) => enter(await call(identity.bindWeChat, { ticket, phoneCode, device: deviceName() })))
  const bind = async (code: string | undefined) => {
    setDeclined(!code)
    if (!code || busy) return
    setBusy(true)
    await run(code)
    setBusy(false)
  }
  return (
    <Card title='确认身份'>
      <FaultNotice fault={fault} />
      {declined && <Notice kind='warn'>没有得到手机号，身份还没有确认。可以再点一次，或者改用手机号和密码登录。</Notice>}
      <p className='lede'>用您在名册上登记的手机号确认身份。手机号只用来核对名册，不会给别人看。</p>
      <WeChatButton className='plain button button-primary' openType='getPhoneNumber' disabled={busy} onGetPhoneNumber={event => bind(event.detail.code)}>用手机号确认身份</WeChatButton>
      {fault && <Button kind='quiet' onTap={onExpired}>重新开始</Button>}
    </Card>
  )
}

/** Only a demonstration offers identities; elsewhere the server has none. */
function DemoIdentities() {
  const identities = useLoad(identity.demoIdentities, undefined, { keep: false })
  const { fault, run } = useAction(async (who: DemoIdentity) => enter(await call(identity.signInDemo, { personId: who.personId, device: deviceName() })))
  if (!identities.data || identities.data.length === 0) return null
  return (
    <div className='column'>
      <FaultNotice fault={fault} />
      <Card title='演示身份（点一下直接进入）' flush>
        <List label='演示身份'>
          {identities.data.map(who => <Row key={who.personId} title={`${who.name} · ${who.roles}`} note={who.place} onTap={() => run(who)} />)}
        </List>
      </Card>
    </div>
  )
}
