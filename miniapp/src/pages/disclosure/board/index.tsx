import { useState } from 'react'
import { board, type BoardDetail } from '@village/shared/contract/board'
import { call } from '@/call'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { pictureOf } from '@/ui/qr'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'
import '../disclosure.scss'

const LETTERS = [{ value: 'large', name: '大字' }, { value: 'standard', name: '标准字' }] as const

/** The board of one village: its code, what is set by hand, what it still lacks. */
export default function BoardPage() {
  const load = useLoad(board.detail, { villageId: parameter('villageId') ?? '' })
  return (
    <Page title='公示栏'>
      <Loaded of={load}>{detail => (
        <>
          {detail.lacks.length > 0 && <Notice kind='warn' title={`${detail.villageName}的公示栏还缺`}>{detail.lacks.map(({ text }) => text).join('；')}。</Notice>}
          <Code detail={detail} load={load} />
          {detail.mayManage && <Settings key={detail.revision} detail={detail} load={load} />}
          <Card title='公示栏上的人' flush>
            <List label='公示栏上的人'>
              {detail.board.people.map(({ personId, name, roleName, unitName, photo }) => <Row key={personId} title={name} note={sentence([roleName, unitName])} aside={photo ? '有照片' : '没有照片'} />)}
              {detail.board.people.length === 0 && <Row title='现在没有登记驻村干部' note='请管理员在“组织和人员”里登记任职' />}
            </List>
          </Card>
        </>
      )}</Loaded>
    </Page>
  )
}

interface PartProps {
  detail: BoardDetail
  load: Load<BoardDetail>
}

function Code({ detail, load }: PartProps) {
  const [renewing, setRenewing] = useState(false)
  const renew = async () => {
    load.put(await call(board.renew, { villageId: detail.villageId, seen: detail.code ?? '' }))
    say(detail.code ? '已换新码，请换下旧的海报' : '已生成，可以张贴')
  }
  const { fault, run } = useAction(renew)
  return (
    <Card title='村民扫的码'>
      <FaultNotice fault={fault} />
      {detail.squares && detail.code && (
        <>
          <img className='board-code' alt={`${detail.villageName}公示栏的二维码`} src={pictureOf(detail.squares)} />
          <p className='paragraph board-address'>村民用微信或浏览器扫一扫就能看，不用登录。网址：{detail.address}</p>
          <p className='paragraph'>{instantWord(detail.madeAt ?? '')}生成</p>
          <Button kind='primary' onTap={() => go('/pages/disclosure/poster/index', { villageId: detail.villageId })}>打印海报</Button>
          <Button onTap={() => go('/pages/disclosure/open/index', { code: detail.code ?? '' })}>看看村民看到的</Button>
        </>
      )}
      {!detail.code && <p className='paragraph'>生成以后打印张贴，村民扫码看谁值班、怎么联系。</p>}
      {detail.mayManage && (detail.code
        ? <Button kind='quiet' onTap={() => setRenewing(true)}>换一个码</Button>
        : <Button kind='primary' onTap={run}>生成公示栏的码</Button>)}
      <Confirm title='换一个码' open={renewing} onClose={() => setRenewing(false)} name='换新码' danger onConfirm={renew}>
        <p>旧码马上停用，已经贴出去的海报要换。扫旧码的人会看到“已经停用”。</p>
      </Confirm>
    </Card>
  )
}

function Settings({ detail, load }: PartProps) {
  const [officeHours, setOfficeHours] = useState(detail.officeHours)
  const [large, setLarge] = useState(detail.large)
  const { fault, run } = useAction(async () => {
    load.put(await call(board.set, { villageId: detail.villageId, officeHours, large, revision: detail.revision }))
    say('已保存，几秒后村民就能看到')
  })
  return (
    <Card title='办公时间和字号'>
      <FaultNotice fault={fault} />
      <Field label='办公时间' hint='比如：周一到周五 8:30—17:30，村部一楼' value={officeHours} onInput={setOfficeHours} max={200} error={errorOf(fault, 'officeHours')} optional />
      <Choice label='村民第一次打开时' options={LETTERS} value={large ? 'large' : 'standard'} onChoose={value => setLarge(value === 'large')} />
      <Button onTap={run}>保存</Button>
    </Card>
  )
}
