import { useState } from 'react'
import { type Invitee, meeting, type MeetingDetail } from '@village/shared/contract/meeting'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { clockWord, dayWord, instantWord, longDayWord, sentence } from '@/ui/words'
import { MeetingMark, StandingMark, titleOf } from '../marks'
import { Invite } from './invite'
import { Mine } from './mine'
import { Move } from './move'
import { Topics } from './topics'

/** One meeting: when and where, what I have to do, who comes, what is talked about, what came of it. */
export default function MeetingPage() {
  const load = useLoad(meeting.detail, { id: parameter('id') ?? '' })
  return (
    <Page title={load.data ? titleOf(load.data) : '会议'} wide action={load.data && <Next of={load.data} onDone={load.put} />}>
      <Loaded of={load}>{detail => (
        <div className='columns'>
          <div className='column'>
            <Summary of={detail} />
            <Consent of={detail} onDone={load.put} />
            <Unsent of={['meeting.signIn', 'meeting.confirmList', 'minutes.write']} about={input => input.id === detail.id} onSent={load.reload} />
            <Mine of={detail} onDone={load.put} />
            <Topics of={detail} onDone={load.put} />
          </div>
          <div className='column'>
            <People of={detail} onDone={load.put} />
            <Afterwards of={detail} />
            <Changes of={detail} onDone={load.put} />
          </div>
        </div>
      )}</Loaded>
    </Page>
  )
}

/** What comes next for whoever runs it. */
function Next({ of: { id, state, may, mine }, onDone }: { of: MeetingDetail; onDone: (detail: MeetingDetail) => void }) {
  const [ending, setEnding] = useState(false)
  if (may.write && state === 'held') return <Button kind='primary' onTap={() => go('/pages/meeting/minutes/index', { id })}>会议记录</Button>
  if (!may.list || state !== 'planned') return null
  // Who has to sign in himself finds that first.
  if (may.signIn && mine === 'expected') return null
  return (
    <>
      <Button kind='primary' onTap={() => setEnding(true)}>会开完了</Button>
      <Confirm title='会开完了？' open={ending} onClose={() => setEnding(false)} name='开完了' onConfirm={async () => onDone(await call(meeting.end, { id }))}>
        <p>开完以后，没有签到也没有请假的按缺席算。名单还可以改，直到主持人签了会议记录。</p>
      </Confirm>
    </>
  )
}

function Summary({ of }: { of: MeetingDetail }) {
  return (
    <Card title={of.kindName} aside={<MeetingMark of={of} />}>
      <Fact name='到会' unit={`人，应到 ${of.expected} 人`} tone='pine'>{of.present}</Fact>
      <Facts items={[
        { name: '时间', value: `${longDayWord(of.day)} ${clockWord(of.start)}` }, { name: '地点', value: of.where }, { name: '主持', value: of.host.name || '未定' }, ...(of.recorder.name ? [{ name: '记录', value: of.recorder.name }] : []),
        ...(of.number ? [{ name: '编号', value: of.number }] : []), ...(of.makesUp ? [{ name: '补课', value: `补 ${dayWord(of.makesUp.day)} 的${of.makesUp.title}` }] : []),
      ]}
      />
    </Card>
  )
}

function Consent({ of: { id, consent }, onDone }: { of: MeetingDetail; onDone: (detail: MeetingDetail) => void }) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(async (agreed: boolean) => onDone(await call(meeting.consent, { id, agreed, text: text.trim() })))
  if (!consent) return null
  if (!consent.mine) return <Notice kind='info'>等{consent.parties}同意以后才召开。</Notice>
  return (
    <Card title='是否同意召开'>
      <FaultNotice fault={fault} />
      <Field label='意见' value={text} onInput={setText} max={200} error={errorOf(fault, 'text')} optional hint='不同意的要写原因' />
      <Button kind='primary' onTap={() => run(true)}>同意召开</Button>
      <Button onTap={() => run(false)}>不同意</Button>
    </Card>
  )
}

const FIRST = 8

function People({ of, onDone }: { of: MeetingDetail; onDone: (detail: MeetingDetail) => void }) {
  const { id, state, minutes, invitees, may, leaveBecause } = of
  const [inviting, setInviting] = useState(false)
  const [chosen, setChosen] = useState<Invitee | null>(null)
  const mayInvite = may.run && (state === 'proposed' || state === 'planned' || state === 'held') && minutes !== 'signed'
  const mayTakeOff = may.run && (state === 'proposed' || state === 'planned')
  const [all, showAll] = useState(false)
  const shown = all ? invitees : invitees.slice(0, FIRST)
  return (
    <Card title='参会人员' aside={<>{invitees.length} 人 <Basis because={leaveBecause} title='不能来的向谁请假' /></>} flush>
      <List label='参会人员'>
        {shown.map(each => (
          <Row
            key={each.id}
            title={each.name}
            note={sentence([each.note, each.as === 'guest' && '列席', each.signIn && `${instantWord(each.signIn.at)} ${each.signIn.mode === 'code' ? '扫码' : '名单'}`, each.leave && `请假：${each.leave.reason}`, each.reason, each.madeUpOn && `${dayWord(each.madeUpOn)}补课`])}
            onTap={mayTakeOff && !each.signIn ? () => setChosen(each) : undefined}
            aside={<><StandingMark standing={each.standing} /><Basis because={each.because} title={`${each.name}为什么是“${each.standingName}”`} /></>}
          />
        ))}
        {invitees.length > shown.length && <Row title={`还有 ${invitees.length - shown.length} 人`} onTap={() => showAll(true)} />}
        {mayInvite && <Row title='＋ 再请人' note='按姓名查找，或者直接写名字' onTap={() => setInviting(true)} />}
        {may.list && <Row title='核对到会名单' note='没有扫码的，由您确认' onTap={() => go('/pages/meeting/roll/index', { id })} />}
        <Row title='签到表（打印）' note='按名单印出，可以手签' onTap={async () => { const { bytes, name } = await download(meeting.signInPdf, { id }); await handOver(bytes, name) }} />
      </List>
      <Sheet title='再请人' open={inviting} onClose={() => setInviting(false)}>
        {inviting && <Invite of={of} onDone={detail => { setInviting(false); onDone(detail) }} />}
      </Sheet>
      <Confirm title={`不请${chosen?.name ?? ''}了？`} open={chosen !== null} onClose={() => setChosen(null)} name='不请了' onConfirm={async () => onDone(await call(meeting.uninvite, { id, inviteeIds: [chosen?.id ?? ''] }))}>
        <p>从参会名单里去掉，不算应到。</p>
      </Confirm>
    </Card>
  )
}

function Afterwards({ of: { id, kind, placeId, state, minutes, may, madeUpBy, owing } }: { of: MeetingDetail }) {
  const lesson = kind === 'party_lecture' || kind === 'collective_study'
  return (
    <Card title='记录和表决' flush>
      <List label='记录和表决'>
        {(state === 'held' || state === 'planned') && <Row title='会议记录' note={minutes === 'none' ? '还没有写' : '查看、打印'} onTap={() => go('/pages/meeting/minutes/index', { id })} />}
        {(state === 'held' || state === 'planned') && <Row title='表决' note='举手、无记名投票' onTap={() => go('/pages/meeting/ballot/index', { id })} />}
        {madeUpBy.map(each => <Row key={each.id} title={`${dayWord(each.day)} 补课`} note={each.title} onTap={() => go('/pages/meeting/meeting/index', { id: each.id })} />)}
        {lesson && may.run && owing > 0 && <Row title='安排补课' note={`${owing} 人没有参加，还没有补`} onTap={() => go('/pages/meeting/plan/index', { placeId, kind, makesUpId: id })} />}
      </List>
    </Card>
  )
}

function Changes({ of, onDone }: { of: MeetingDetail; onDone: (detail: MeetingDetail) => void }) {
  const [moving, setMoving] = useState(false)
  const [calling, setCalling] = useState(false)
  const [reason, setReason] = useState('')
  const open = of.may.run && (of.state === 'planned' || of.state === 'proposed')
  return (
    <>
      <Card title='经过' flush>
        <List label='经过'>{of.acts.map((act, at) => <Row key={at} title={act.name} note={sentence([act.text, act.byName, instantWord(act.at)])} />)}</List>
      </Card>
      {open && <Button onTap={() => setMoving(true)}>改时间、地点或主持人</Button>}
      {open && <Button kind='quiet' onTap={() => setCalling(true)}>取消这次会</Button>}
      <Sheet title='改时间地点' open={moving} onClose={() => setMoving(false)}>
        {moving && <Move of={of} onDone={detail => { setMoving(false); onDone(detail); say('已改，通知了参会的人') }} />}
      </Sheet>
      <Confirm title='取消这次会' open={calling} onClose={() => setCalling(false)} name='取消' danger onConfirm={async () => onDone(await call(meeting.callOff, { id: of.id, reason }))}>
        <Field label='原因' value={reason} onInput={setReason} max={200} hint='参会的人看得到' />
      </Confirm>
    </>
  )
}
