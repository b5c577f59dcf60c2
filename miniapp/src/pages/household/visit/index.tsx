import { useState } from 'react'
import { household } from '@village/shared/contract/household'
import type { VisitInput } from '@village/shared/contract/household.input'
import { record } from '@village/shared/contract/record'
import { now } from '@/clock'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { cadreRoles } from '@/policy'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { TakePhotos } from '@/ui/photos'
import { dayWord, sentence } from '@/ui/words'
import { visitsToday } from '@/visits'
import { Answers } from '../../record/add/answers'
import { contentOf, type Draft, useDraft } from '../../record/add/draft'
import { More } from '../../record/more'
import { careWords, nextWords } from '../marks'

/** The registration form of a visit; also without signal for the households of today. */
export default function Visit() {
  const id = parameter('id') ?? ''
  const planned = visitsToday.get()?.visits.find(({ householdId }) => householdId === id)
  const known = useLoad(household.one, { id }, { keep: false })
  const back = setAside('household.visit')
  // A household each: who breaks off at one and goes on to the next finds both.
  const { draft, change, forget } = useDraft(back ? null : `visit_${id}`, back ? sentBack(back.input) : { kind: 'visit' })
  const [more, setMore] = useState(Object.keys(draft.answers).length > 0)
  const form = useLoad(record.form, { day: draft.day })
  const team = form.data?.teams.find(({ villageId }) => villageId === (known.data ?? planned)?.villageId) ?? form.data?.teams[0] ?? null
  const teamId = parameter('teamId') ?? team?.teamId ?? cadreRoles().find(role => role.teamId !== null)?.teamId ?? ''
  const number = known.data?.number ?? planned?.number ?? ''
  const { fault, run } = useAction(async () => {
    const { kind: _, group: __, closes: ___, ...content } = contentOf(draft) as ReturnType<typeof contentOf> & { group?: string; closes?: boolean }
    const arrived = await outbox.send('household.visit', `入户走访 ${dayWord(draft.day)} 户号 ${number}`, { ...content, id, teamId, photoIds: draft.photoIds, claimedAt: now() }, back?.key)
    forget()
    say(arrived ? '已登记' : '已存在手机里，有信号时自动送出')
    goBack()
  })
  const who = known.data ?? planned
  return (
    <Page title='入户走访' action={<Button kind='primary' onTap={run}>登记这次走访</Button>}>
      <FaultNotice fault={fault} />
      {!known.data && known.fault?.kind === 'offline' && <Notice kind='warn'>现在没有网络，照常登记，有信号时自动送出。</Notice>}
      {who && <Card title={who.headName}><p>{sentence([who.number, who.group, known.data ? careWords(known.data) : planned && careWords({ monitored: '', tags: planned.tags }), known.data ? nextWords(known.data.next) : planned?.next, who.lastVisit ? `最近走访 ${dayWord(who.lastVisit)}` : '还没有走访'])}</p></Card>}
      <Card>
        <Field label='家里的情况' kind='long' value={draft.text} onInput={text => change({ text })} max={3000} error={errorOf(fault, 'text')} hint='可以用键盘上的话筒说' />
        {more && <Answers kind='visit' answers={draft.answers} onChange={answers => change({ answers })} fault={fault} />}
        <TakePhotos ids={draft.photoIds} onChange={photoIds => change({ photoIds })} />
      </Card>
      {!more && <Button kind='quiet' onTap={() => setMore(true)}>困难、诉求、答复、哪天回访、和谁去</Button>}
      {more && <More draft={draft} team={team} onChange={change} wrong={field => errorOf(fault, field)} placed />}
    </Page>
  )
}

/** The form that the server sent back. */
function sentBack({ day, at = '', text, withIds, others = '', tags, answers, photoIds = [] }: VisitInput): Partial<Draft> {
  return { kind: 'visit', day, at, text, withIds, others, tags, photoIds, answers: Object.fromEntries(answers.map(({ field, value }) => [field, value])) }
}
