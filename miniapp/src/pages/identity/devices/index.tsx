import { useState } from 'react'
import { type Device, identity } from '@village/shared/contract/identity'
import { call } from '@/call'
import { say } from '@/ui/action'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Loaded, useLoad } from '@/ui/load'
import { Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord } from '@/ui/words'

const KINDS: Record<Device['kind'], string> = { wechat: '微信', browser: '浏览器' }

export default function Devices() {
  const devices = useLoad(identity.devices, undefined, { keep: false })
  const [chosen, setChosen] = useState<Device | null>(null)
  return (
    <Page title='我的设备'>
      <p className='lede'>这些设备现在登录着您的身份。手机丢了，或者看到不认识的设备，点它就能让它马上退出。</p>
      <Loaded of={devices}>
        {items => (
          <Card flush>
            <List label='登录的设备'>
              {items.map(device => (
                <Row
                  key={device.id}
                  title={device.label || KINDS[device.kind]}
                  note={`${instantWord(device.signedInAt)} 登录，最近使用 ${instantWord(device.lastSeenAt)}`}
                  aside={device.current ? <Tag tone='pine'>这台设备</Tag> : undefined}
                  onTap={device.current ? undefined : () => setChosen(device)}
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
      <Confirm
        title='让这台设备退出'
        open={chosen !== null}
        onClose={() => setChosen(null)}
        name='让它退出登录'
        danger
        onConfirm={() => call(identity.revokeDevice, { id: chosen?.id ?? '' })}
        onDone={() => { say('已退出'); void devices.reload() }}
      >
        <p>“{chosen?.label}”会马上退出登录，要再用就得重新登录。</p>
      </Confirm>
    </Page>
  )
}
