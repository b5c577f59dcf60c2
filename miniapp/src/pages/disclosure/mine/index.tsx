import { useState } from 'react'
import { board, type BoardCard } from '@village/shared/contract/board'
import { file } from '@village/shared/contract/file'
import { instantOf } from '@village/shared/kernel/day'
import { call, upload } from '@/call'
import { takePicture } from '@/camera'
import { today } from '@/clock'
import { useSession } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'

const PRINTED = [{ value: 'yes', name: '可以印' }, { value: 'no', name: '不印' }] as const
const UNTIL = [{ value: '12:00', name: '到中午' }, { value: '18:00', name: '到 18 点' }, { value: '22:00', name: '到晚上 10 点' }] as const

/** What a cadre lets the village see of him, and where he says the team is. */
export default function MyBoardPage() {
  const load = useLoad(board.card, undefined)
  const roles = useSession()?.me.roles ?? []
  const teams = roles.filter(role => role.teamId !== null)
  return (
    <Page title='我的公示'>
      <Loaded of={load}>{card => <CardForm card={card} load={load} />}</Loaded>
      {teams.map(role => <Where key={role.teamId} teamId={role.teamId ?? ''} name={role.teamName ?? ''} />)}
    </Page>
  )
}

function CardForm({ card, load }: { card: BoardCard; load: Load<BoardCard> }) {
  const save = async (change: Partial<BoardCard>) => {
    const { photoId, ...rest } = { ...card, ...change }
    load.put(await call(board.setCard, { ...rest, ...(photoId ? { photoId } : {}) }))
  }
  const take = useAction(async () => {
    const bytes = await takePicture()
    if (!bytes) return
    const { id } = await upload(file.upload, bytes, { purpose: 'board_photo' })
    await save({ photoId: id })
    say('照片已放上公示栏')
  })
  const remove = useAction(async () => {
    await save({ photoId: null, photoOnPoster: false })
    say('照片已取下')
  })
  const choose = useAction(save)
  return (
    <Card title='村民看到的我'>
      <FaultNotice fault={take.fault ?? remove.fault ?? choose.fault} />
      <p className='paragraph'>公示栏上有您的姓名、单位、职务和值班日子，这是公示制度要求的。电话要村民点一下才显示。照片由您决定放不放。</p>
      <Notice kind={card.photoId ? 'done' : 'info'}>{card.photoId ? '公示栏上有您的照片。' : '公示栏上没有您的照片。'}</Notice>
      <Button onTap={take.run}>{card.photoId ? '换一张照片' : '拍一张照片放上去'}</Button>
      {card.photoId && <Button kind='quiet' onTap={remove.run}>取下照片</Button>}
      <Choice label='打印的海报上印照片' options={PRINTED} value={card.photoOnPoster ? 'yes' : 'no'} onChoose={value => { void choose.run({ photoOnPoster: value === 'yes' }) }} />
      <Choice label='打印的海报上印电话' options={PRINTED} value={card.phoneOnPoster ? 'yes' : 'no'} onChoose={value => { void choose.run({ phoneOnPoster: value === 'yes' }) }} />
      <p className='paragraph'>同意只管打印的海报，随时可以收回。收回以后新印的没有；已经贴出去的，请让村里换下来。</p>
      {card.consents.length > 0 && (
        <List label='同意和收回的记录'>
          {card.consents.map(({ what, givenAt, withdrawnAt }) => <Row key={what + givenAt} title={what === 'photo' ? '印照片' : '印电话'} note={sentence([`${instantWord(givenAt)}同意`, withdrawnAt && `${instantWord(withdrawnAt)}收回`])} aside={withdrawnAt ? '已收回' : '有效'} />)}
        </List>
      )}
    </Card>
  )
}

function Where({ teamId, name }: { teamId: string; name: string }) {
  const [text, setText] = useState('')
  const [until, setUntil] = useState<(typeof UNTIL)[number]['value']>('18:00')
  const [said, setSaid] = useState<string | null>(null)
  const { fault, run } = useAction(async () => {
    const { id } = await call(board.say, { teamId, text, until: instantOf(today(), until) })
    setSaid(id)
    say('村民在公示栏上能看到了')
  })
  const end = useAction(async () => {
    await call(board.endSaying, { id: said ?? '' })
    setSaid(null)
    say('已收回')
  })
  return (
    <Card title={`${name}现在在哪里`}>
      <FaultNotice fault={fault ?? end.fault} />
      <p className='paragraph'>想让村民知道就写一句，到时间自己消失。不写也可以，系统不会记录您的行踪。</p>
      <Field label='在哪里，做什么' value={text} onInput={setText} max={60} placeholder='在三组入户，下午回村部' error={errorOf(fault, 'text')} />
      <Choice label='显示到' options={UNTIL} value={until} onChoose={setUntil} error={errorOf(fault, 'until')} />
      <Button onTap={run}>告诉村民</Button>
      {said && <Button kind='quiet' onTap={end.run}>收回这一句</Button>}
    </Card>
  )
}
