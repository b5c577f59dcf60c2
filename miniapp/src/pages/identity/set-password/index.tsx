import Taro from '@tarojs/taro'
import { useState } from 'react'
import { identity } from '@village/shared/contract/identity'
import { call } from '@/call'
import { Fault } from '@/fault'
import { goBack, HOME } from '@/go'
import { session, useSession } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'

export default function SetPassword() {
  const now = useSession()
  const first = now?.mustSetPassword || !now?.me.hasPassword
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const { fault, run } = useAction(async () => {
    if (next !== again) throw new Fault('invalid', '两次填写的新密码不一样，请再填一遍。', undefined, [{ field: 'again', text: '和上面填的不一样' }])
    await call(identity.changePassword, first ? { next } : { current, next })
    session.passwordSet()
    say('密码已设置')
    if (now?.mustSetPassword) void Taro.switchTab({ url: HOME })
    else goBack()
  })
  return (
    <Page title={first ? '设置密码' : '修改密码'} action={<Button kind='primary' onTap={run}>保存新密码</Button>}>
      <FaultNotice fault={fault} />
      {now?.mustSetPassword && <Notice kind='info'>您用的是一次性登录码。设好密码后，在电脑上就用手机号和这个密码登录。</Notice>}
      <Card>
        {!first && <Field label='现在的密码' kind='password' max={128} value={current} onInput={setCurrent} error={errorOf(fault, 'current')} autoComplete='current-password' />}
        <Field label='新密码' kind='password' max={128} value={next} onInput={setNext} error={errorOf(fault, 'next')} hint='至少 8 位，要有数字和字母（或汉字、符号），不要用手机号。' autoComplete='new-password' />
        <Field label='再填一遍新密码' kind='password' max={128} value={again} onInput={setAgain} error={errorOf(fault, 'again')} autoComplete='new-password' onConfirm={run} />
      </Card>
    </Page>
  )
}
