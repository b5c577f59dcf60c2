import Taro from '@tarojs/taro'
import { useState } from 'react'
import { appeal, type AppealReceipt } from '@village/shared/contract/appeal'
import { APPEAL_ABOUT, APPEAL_ABOUT_NAMES, APPEAL_CATEGORIES, MOST_APPEAL_WORDS, type AppealAbout } from '@village/shared/contract/appeal-words'
import { board, type BoardReply } from '@village/shared/contract/board'
import { categoryName } from '@village/shared/contract/issue-words'
import { call } from '@/call'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Choice, Select, Switch } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { deviceOf, hand, remember } from '../appeals'
import { AppealPhotos } from '../photos'

const NOBODY = 'nobody'
const newForm = () => `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`

/** Where a villager writes what he wants done, or what he thinks of somebody; nobody signs in. */
export default function AppealPage() {
  const code = parameter('code') ?? ''
  const load = useLoad(board.data, { code })
  const [receipt, setReceipt] = useState<AppealReceipt | null>(null)
  if (receipt) return <Received code={code} receipt={receipt} />
  if (!load.data) return <Page title='写诉求' open><Loaded of={load}>{() => null}</Loaded></Page>
  return <Form code={code} reply={load.data} onDone={setReceipt} />
}

function Form({ code, reply: { villageName, people, publications }, onDone }: { code: string; reply: BoardReply; onDone: (receipt: AppealReceipt) => void }) {
  // The same form with the same words sent again is the same request.
  const [form] = useState(newForm)
  const [publicationId, setPublication] = useState(() => parameter('publicationId') ?? NOBODY)
  const [about, setAbout] = useState<AppealAbout>(publicationId === NOBODY ? 'matter' : 'about_disclosure')
  const [category, setCategory] = useState(NOBODY)
  const [photos, setPhotos] = useState<string[]>([])
  const [personId, setPerson] = useState(NOBODY)
  const [text, setText] = useState('')
  const [place, setPlace] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [agreed, setAgreed] = useState(false)
  const isMatter = about === 'matter'
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写是什么事')
    onDone(await call(appeal.write, {
      code, form, about, text: text.trim(), device: deviceOf(), agreed: isMatter && agreed, ...(place.trim() ? { place: place.trim() } : {}), ...(name.trim() ? { name: name.trim() } : {}), ...(phone.trim() ? { phone: phone.replace(/[\s-]/g, '') } : {}),
      ...(about === 'about_team' && personId !== NOBODY ? { personId } : {}), ...(about === 'about_disclosure' && publicationId !== NOBODY ? { publicationId } : {}), ...(isMatter && category !== NOBODY ? { category } : {}),
      ...(photos.length > 0 ? { photos } : {}),
    }))
  })
  return (
    <Page title='写诉求' open action={<Button kind='primary' onTap={run}>送出</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <p className='paragraph'>{villageName}，不用登录，可以不写姓名。送出以后给您一个编号，凭编号看办到哪里。</p>
        <Choice label='是哪一种' options={APPEAL_ABOUT.map(value => ({ value, name: APPEAL_ABOUT_NAMES[value] }))} value={about} onChoose={setAbout} hint='反映干部的，送到他的上一级，他本人和同事都看不到。对公开的内容有意见的，写的人和公开的人都看不到' />
        {isMatter && <Select label='哪方面的' options={[{ value: NOBODY, name: '不选' }, ...APPEAL_CATEGORIES.map(value => ({ value, name: categoryName('problem', value) }))]} value={category} onChoose={setCategory} error={errorOf(fault, 'category')} />}
        {about === 'about_disclosure' && publications.length > 0 && (
          <Select label='对哪一项公开的内容' options={[{ value: NOBODY, name: '不选' }, ...publications.map(each => ({ value: each.id, name: each.title, note: each.day }))]} value={publicationId} onChoose={setPublication} error={errorOf(fault, 'publicationId')} />
        )}
        {about === 'about_team' && people.length > 0 && (
          <Select label='反映的是哪一位' options={[{ value: NOBODY, name: '不说是谁' }, ...people.map(each => ({ value: each.personId, name: each.name, note: each.roleName }))]} value={personId} onChoose={setPerson} error={errorOf(fault, 'personId')} />
        )}
        <Field label='什么事' kind='long' value={text} onInput={setText} max={MOST_APPEAL_WORDS} error={errorOf(fault, 'text')} hint='不方便打字的，点键盘上的话筒说，手机会变成字' />
        <AppealPhotos code={code} ids={photos} onChange={setPhotos} />
        <Field label='在哪里' value={place} onInput={setPlace} max={60} optional error={errorOf(fault, 'place')} />
        <Field label='您的姓名' value={name} onInput={setName} max={20} optional error={errorOf(fault, 'name')} />
        <Field label='您的电话' kind='phone' value={phone} onInput={setPhone} max={20} optional error={errorOf(fault, 'phone')} hint='只有办这件事的人看得到' />
        {isMatter && <Switch label='办好以后可以公开' note='不写您的名字，随时可以收回' on={agreed} onTurn={setAgreed} />}
      </Card>
    </Page>
  )
}

function Received({ code, receipt: { number, toName } }: { code: string; receipt: AppealReceipt }) {
  const [isKept, setKept] = useState(false)
  return (
    <Page title='已经收到' open action={<Button kind='primary' onTap={() => { hand(number); go('/pages/disclosure/follow/index', { code }) }}>看办到哪里</Button>}>
      <Card title='您的编号'>
        <Fact name={`已送到${toName}，凭这个编号看办到哪里`} tone='pine'>{number}</Fact>
        <Notice kind='warn'>请截图或者抄下来。这是查进度的唯一办法，丢了找不回来。不要给别人看。</Notice>
        <Button onTap={() => { remember(number); setKept(true); say('已记在这部手机里') }}>{isKept ? '√ 已记在这部手机里' : '记在这部手机里'}</Button>
        <Button kind='quiet' onTap={() => Taro.setClipboardData({ data: number })}>复制编号</Button>
      </Card>
    </Page>
  )
}
