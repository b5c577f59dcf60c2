import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CODE_KINDS, CODE_KIND_NAMES, type CodeKind, type CodeVillage, presence } from '@village/shared/contract/presence'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import './add.scss'

const HINTS: Record<CodeKind, string> = {
  screen: '平板打开链接就显示，每分钟换一次，不用登录。推荐。',
  poster: '印在纸上贴墙，长期不变。没有平板时用；扫它的记录会注明是纸质码。',
}

interface AddCodeProps {
  place: CodeVillage
  onClose: () => void
  onDone: () => Promise<void>
}

/** A new code of a village; the link of a tablet is shown this once. */
export function AddCode({ place, onClose, onDone }: AddCodeProps) {
  const [kind, setKind] = useState<CodeKind>('screen')
  const [name, setName] = useState('')
  const [link, setLink] = useState<string | null>(null)
  const { fault, run } = useAction(async () => {
    if (!name.trim()) throw missing('name', '请写明放在哪里')
    const { key } = await call(presence.addCode, { villageId: place.villageId, kind, name: name.trim() })
    if (key) setLink(linkOf(key))
    else {
      say('已添加，点“打印”')
      onClose()
    }
    await onDone()
  })
  const copy = async () => {
    await Taro.setClipboardData({ data: link ?? '' })
    say('链接已复制')
  }
  if (link !== null) {
    return (
      <Sheet title='在平板上打开这个链接' open onClose={onClose} foot={<Button kind='primary' onTap={copy}>复制链接</Button>}>
        <p className='code-link'>{link}</p>
        <p>链接只显示这一次。拿到链接的人都能打开屏幕，请只发给村部的平板；平板换了或丢了，停用它再加一个。</p>
      </Sheet>
    )
  }
  return (
    <Sheet title={`给${place.name}添加村部码`} open onClose={onClose} foot={<Button kind='primary' onTap={run}>生成这个码</Button>}>
      <FaultNotice fault={fault} />
      <Choice label='种类' options={CODE_KINDS.map(value => ({ value, name: CODE_KIND_NAMES[value] }))} value={kind} onChoose={setKind} hint={HINTS[kind]} />
      <Field label='放在哪里' value={name} onInput={setName} max={40} placeholder='例如：值班室平板' error={errorOf(fault, 'name')} />
    </Sheet>
  )
}

/** The part behind `#` never reaches a server, so the secret stands in no log. */
function linkOf(key: string): string {
  const base = process.env.TARO_ENV === 'h5' ? `${window.location.origin}${window.location.pathname}` : `${API_BASE}/`
  return `${base}#/pages/attendance/screen/index?key=${key}`
}
