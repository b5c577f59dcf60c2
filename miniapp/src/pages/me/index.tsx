import { useEffect, useState } from 'react'
import { identity } from '@village/shared/contract/identity'
import { isRefusal } from '@village/shared/kernel/refusal'
import { evidenceModes } from '@village/shared/rules/evidence-mode'
import { call } from '@/call'
import { today } from '@/clock'
import { go } from '@/go'
import { outbox } from '@/outbox'
import { usePolicy } from '@/policy'
import { askToSignIn, may, session, useSession } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { type TextSize, useTextSize } from '@/ui/large-text'
import { useLoad } from '@/ui/load'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'
import './index.scss'

const SIZES: { value: TextSize; name: string }[] = [
  { value: 'phone', name: '跟随手机' },
  { value: 'standard', name: '标准' },
  { value: 'large', name: '大字' },
]

export default function MePage() {
  const me = useSession()?.me
  const fresh = useLoad(identity.me, undefined, { when: me !== undefined })
  useEffect(() => { if (fresh.data && !fresh.fault) session.refresh(fresh.data) }, [fresh.data, fresh.fault])
  const { size, choose } = useTextSize()
  const [leaving, setLeaving] = useState(false)
  if (!me) return <Page title='我的' tab>{null}</Page>
  return (
    <Page title='我的' tab wide>
      <div className='columns'>
        <div className='column'>
          <Card>
            <div className='me-name'>{me.name}</div>
            <div className='me-unit'>{sentence([me.unitName, me.post]) || '没有登记派出单位'}</div>
          </Card>
          <Card title='我的角色' flush>
            <List label='我的角色'>
              {me.roles.map(role => (
                <Row key={`${role.role}${role.organisationId}${role.teamId ?? ''}`} title={role.roleName} note={sentence([role.organisationName, role.teamName])} />
              ))}
              {me.roles.length === 0 && <Row title='现在没有在任的角色' note='如果不对，请管理员在名册里核对任职日期' />}
            </List>
          </Card>
          <Card>
            <Choice label='文字大小' options={SIZES} value={size} onChoose={choose} />
          </Card>
        </div>
        <div className='column'>
          <Card title='登录和安全' flush>
            <List label='登录和安全'>
              <Row title='我的设备' note='看哪些设备登录着，让它退出' onTap={() => go('/pages/identity/devices/index')} />
              <Row title={me.hasPassword ? '修改密码' : '设置密码'} note={me.hasPassword ? undefined : '设好后可以在电脑上登录'} onTap={() => go('/pages/identity/set-password/index')} />
              <Row title='更换手机号' onTap={() => go('/pages/identity/phone/index')} />
            </List>
          </Card>
          <Card flush>
            <List label='通知和代理'>
              <Row title='通知' onTap={() => go('/pages/notice/list/index')} />
              {may('disclosure.record') && <Row title='我的公示' note='村民看到的照片、海报上印不印电话' onTap={() => go('/pages/disclosure/mine/index')} />}
              {may('leave.read') && <Row title='代理审批' note='请人代您审批，或答复别人的请求' onTap={() => go('/pages/leave/deputies/index')} />}
            </List>
          </Card>
          <Manage />
          <Card flush>
            <List label='其他'>
              <Row title='怎么用' note='按您的角色写的说明，有图，可以查找' onTap={() => go('/pages/operation/help/index')} />
              <Row title='我的数据' note='系统里有您的哪些数据，导出带走' onTap={() => go('/pages/operation/mine/index')} />
              <Row title='隐私说明' onTap={() => go('/pages/identity/privacy/index')} />
            </List>
          </Card>
          <Button kind='danger' onTap={() => setLeaving(true)}>退出登录</Button>
        </div>
      </div>
      <SignOut open={leaving} onClose={() => setLeaving(false)} />
    </Page>
  )
}

function Manage() {
  const { active } = usePolicy()
  const modes = active ? evidenceModes(active.profile, today()).value : []
  const byPosition = !isRefusal(modes) && modes.includes('location')
  const rows = [
    { page: '/pages/organisation/index/index', title: '组织和人员', shown: may('organisation.read') },
    { page: '/pages/organisation/policy/index', title: '制度和节假日', shown: may('policy.read') },
    { page: '/pages/attendance/codes/index', title: '村部码', shown: may('attendance.arrange') },
    { page: '/pages/attendance/areas/index', title: '在村范围', shown: may('attendance.arrange') && byPosition },
    { page: '/pages/organisation/import/index', title: '导入名册', shown: may('organisation.manage') },
    { page: '/pages/operation/retention/index', title: '数据保存和删除', shown: may('operation.read') },
    { page: '/pages/operation/accesses/index', title: '查看和导出的记录', shown: may('operation.read') },
  ].filter(({ shown }) => shown)
  if (rows.length === 0) return null
  return (
    <Card title='管理' flush>
      <List label='管理'>{rows.map(({ page, title }) => <Row key={page} title={title} onTap={() => go(page)} />)}</List>
    </Card>
  )
}

/** Signing out on this phone needs no network: when the server is away its session runs out by itself. */
async function leave(): Promise<void> {
  await call(identity.signOut, undefined).catch(() => undefined)
  session.end()
  askToSignIn()
}

function SignOut({ open, onClose }: { open: boolean; onClose: () => void }) {
  const unsent = outbox.mine().length
  return (
    <Confirm title='退出登录' open={open} onClose={onClose} name='退出登录' danger onConfirm={leave}>
      {unsent > 0
        ? <p>还有 {unsent} 条没有送出。它们留在这台手机里，您下次在这里登录时再送。</p>
        : <p>退出后，这台设备要重新登录才能使用。</p>}
    </Confirm>
  )
}
