import Taro from '@tarojs/taro'
import { useState } from 'react'
import { board, type BoardAttendance, type BoardCommitment, type BoardPerson, type BoardReply } from '@village/shared/contract/board'
import { call } from '@/call'
import { saveContact } from '@/contact'
import { asFault } from '@/fault'
import { go, parameter } from '@/go'
import { keep, kept } from '../numbers'
import { Portrait } from '../photos'
import { PublicationTable } from '../words'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { useTextSize } from '@/ui/large-text'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, longDayWord, monthWord, sentence } from '@/ui/words'
import '../disclosure.scss'

/** The board as a villager sees it, from the code on the wall; nobody signs in. */
export default function OpenBoardPage() {
  // WeChat hands what its own code carries over as `scene`, and the address of the code on the wall as `q`.
  const [code] = useState(() => parameter('code') ?? scanned(parameter('q')) ?? parameter('scene') ?? '')
  const load = useLoad(board.data, { code })
  const { size, choose } = useTextSize()
  return (
    <Page title='驻村工作队公示栏' open>
      <Loaded of={load}>{reply => (
        <>
          <Button kind='quiet' onTap={() => choose(size === 'large' ? 'standard' : 'large')}>{size === 'large' ? '换成标准字' : '换成大字'}</Button>
          <Today reply={reply} />
          <Card title='有事要办、有意见'>
            <p className='paragraph'>不用登录，写下来就有编号，凭编号看办到哪里。</p>
            <div className='actions'><Button onTap={() => go('/pages/disclosure/appeal/index', { code })}>写诉求</Button><Button kind='quiet' onTap={() => go('/pages/disclosure/follow/index', { code })}>查进度</Button></div>
          </Card>
          <Month shown={reply.attendance} />
          {reply.people.map(person => <Person key={person.personId} code={code} person={person} />)}
          <Promised commitments={reply.commitments} />
          {reply.publications.length > 0 && (
            <Card title='公开的内容' flush>
              <List label='公开的内容'>{reply.publications.map(({ id, title, subjectName, day }) => <Row key={id} title={title} note={sentence([subjectName, `${dayWord(day)}公开`])} onTap={() => go('/pages/disclosure/text/index', { code, id })} />)}</List>
            </Card>
          )}
          {reply.officeHours && <Card title='办公时间'><p className='paragraph'>{reply.officeHours}</p></Card>}
        </>
      )}</Loaded>
    </Page>
  )
}

/** The code in the address of a board. */
function scanned(address: string | undefined): string | undefined {
  return /\/b\/([\w-]+)/.exec(address ?? '')?.[1]
}

function Today({ reply: { villageName, townshipName, day, duty, whereabouts } }: { reply: BoardReply }) {
  const now = duty.find(each => each.day === day)
  const later = duty.filter(each => each.day !== day)
  return (
    <Card title={`${villageName} 今天谁值班`}>
      <p className='paragraph'>{sentence([townshipName, longDayWord(day)])}</p>
      {now && now.names.length > 0 ? <Fact name='值班' tone='pine'>{now.names.join('、')}</Fact> : <p className='paragraph'>{now ? '今天的值班正在调整' : '今天没有排班'}，请直接打电话联系下面的驻村干部。</p>}
      {whereabouts.map(({ id, text, byName, until }) => <Notice key={id} kind='info'>工作队现在：{text}（{byName}，到 {instantWord(until)}）</Notice>)}
      {later.length > 0 && <List label='往后几天'>{later.map(each => <Row key={each.day} title={each.names.join('、') || '正在调整'} note={longDayWord(each.day)} />)}</List>}
    </Card>
  )
}

function Promised({ commitments }: { commitments: BoardCommitment[] }) {
  if (commitments.length === 0) return null
  return (
    <Card title='今年的承诺' flush>
      <List label='今年的承诺'>
        {commitments.map(({ id, title, target, responsible, due, isDone, progress }) => (
          <Row
            key={id} title={title} note={sentence([target, responsible, due && `${dayWord(due)}前`, progress && `${dayWord(progress.day)} ${progress.text}`])}
            aside={isDone ? <Mark symbol='√' name='已完成' tone='pine' /> : <Mark symbol='…' name='进行中' tone='sky' />}
          />
        ))}
      </List>
    </Card>
  )
}

/** The month before, on the days on which it is publicised. */
function Month({ shown }: { shown: BoardAttendance | null }) {
  if (shown === null) return null
  const lines = shown.rows.map(({ name, inVillage, officialTrip, leave, absent }) => ({ cells: [name, ...[inVillage, officialTrip, leave, absent].map(String)] }))
  return (
    <Card title={`${monthWord(shown.month)}在村情况公示`}>
      <p className='paragraph'>公示到{dayWord(shown.until)}，单位：天。有不同意见，请告诉村委会或工作队。</p>
      <PublicationTable table={{ columns: ['姓名', '在村', '公差', '请假', '缺勤'], lines }} label='在村情况' />
    </Card>
  )
}

function Person({ code, person }: { code: string; person: BoardPerson }) {
  const { personId, name, roleName, unitName, post } = person
  const [phone, setPhone] = useState<string | null>(null)
  const { fault, run } = useAction(async () => {
    const before = kept(code, personId)
    try {
      const answer = await call(board.phone, { code, personId, device: kept(code, 'device') ?? keep(code, 'device') })
      keep(code, personId, answer.phone)
      setPhone(answer.phone)
    } catch (thrown) {
      // A number that was looked at once stays on this phone, for when there is no signal: not for when the server says no.
      if (before === null || asFault(thrown).kind !== 'offline') throw thrown
      setPhone(before)
    }
  })
  return (
    <Card title={name}>
      <FaultNotice fault={fault} />
      <div className='board-person'><Portrait code={code} person={person} /><p className='paragraph board-words'>{sentence([roleName, unitName, post])}</p></div>
      {phone
        ? (
          <>
            <Button kind='primary' onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}>拨打 {phone}</Button>
            <Button onTap={() => saveContact({ name, phone, unit: unitName, post: roleName })}>存到通讯录</Button>
          </>
        )
        : <Button onTap={run}>查看{name}的电话</Button>}
    </Card>
  )
}
