import { useState } from 'react'
import { log, LOG_GIVEN_NAMES, LOG_SIGNINGS, LOG_VERDICTS, type LogGiven, type LogSigning, type LogVerdict, type WorkLog } from '@village/shared/contract/log'
import { call } from '@/call'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Sheet } from '@/ui/sheet'
import { longDayWord, sentence } from '@/ui/words'
import { Returned, Reviews, StateMark, Version } from '../log-view'

const HINTS: Record<LogGiven, string> = { read: '看过了，没有别的话', commented: '留一句话，不用他重写', returned: '请他补写后重新签', signed: '写得对，代表全队签字' }
const SAID: Record<LogGiven, string> = { read: '已记下，您看过了', commented: '批注已留下', returned: '已退回，他会看到原因', signed: '已签字' }

/** One log with all its versions and what was said of it: the leader signs that of his team, those above read it. */
export default function ReviewPage() {
  const load = useLoad(log.one, { id: parameter('id') ?? '' })
  const [open, setOpen] = useState(false)
  const { data } = load
  return (
    <Page
      title='工作日志'
      action={data?.may.sign ? <Button kind='primary' onTap={() => setOpen(true)}>看过了，签字</Button> : data?.may.review ? <Button kind='primary' onTap={() => setOpen(true)}>查阅</Button> : data?.may.write && <Button kind='primary' onTap={() => go('/pages/worklog/log/index', { day: data.day })}>改了重新签</Button>}
    >
      <Loaded of={load}>{found => (
        <>
          <h2 className='section'>{sentence([found.name, !found.name.includes(found.villageName) && found.villageName, longDayWord(found.day)])} <StateMark state={found.state} /> <Basis because={found.because} title='日志写什么' /></h2>
          <Returned log={found} />
          {found.state === 'written' && !found.may.sign && <Notice kind='info'>这一稿等队长签字。</Notice>}
          <Reviews of={found.reviews} version={found.versions[0].version} ofTeam={found.of === 'team'} />
          {found.duties.length > 0 && <p>职责：{found.duties.join('、')}</p>}
          {found.versions.map(version => <Version key={version.version} of={version} only={found.versions.length === 1} ofTeam={found.of === 'team'} />)}
          {found.may.sign && <Button onTap={() => go('/pages/worklog/log/index', { day: found.day })}>自己改了再签</Button>}
        </>
      )}</Loaded>
      <Sheet title={data?.may.sign ? '签全队的日志' : '查阅日志'} open={open} onClose={() => setOpen(false)}>
        {data && <Review key={data.versions[0].version} of={data} onDone={reply => { setOpen(false); load.put(reply) }} />}
      </Sheet>
    </Page>
  )
}

function Review({ of, onDone }: { of: WorkLog; onDone: (reply: WorkLog) => void }) {
  const signing = of.may.sign
  const [verdict, setVerdict] = useState<LogGiven>(signing ? 'signed' : 'read')
  const [text, setText] = useState('')
  const needsText = verdict === 'commented' || verdict === 'returned'
  const { fault, run } = useAction(async () => {
    const input = { id: of.id, version: of.versions[0].version, text: needsText ? text : '' }
    const reply = signing ? await call(log.sign, { ...input, verdict: verdict as LogSigning }) : await call(log.review, { ...input, verdict: verdict as LogVerdict })
    say(SAID[verdict])
    onDone(reply)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Choice label='怎么处理' options={(signing ? LOG_SIGNINGS : LOG_VERDICTS).map((value: LogGiven) => ({ value, name: LOG_GIVEN_NAMES[value] }))} value={verdict} onChoose={setVerdict} hint={HINTS[verdict]} />
      {needsText && <Field label={verdict === 'returned' ? '要补什么' : '意见'} kind='long' value={text} onInput={setText} max={500} error={errorOf(fault, 'text')} />}
      <Button kind='primary' onTap={run}>{verdict === 'returned' ? '退回补充' : signing ? '签字' : '记下'}</Button>
    </>
  )
}
