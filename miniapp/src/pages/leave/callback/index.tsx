import { useState } from 'react'
import { callback } from '@village/shared/contract/callback'
import { addDays } from '@village/shared/kernel/day'
import type { Half } from '@village/shared/kernel/half-day'
import { call } from '@/call'
import { newKey, now, today } from '@/clock'
import { missing } from '@/fault'
import { goBack } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select, Switch } from '@/ui/choice'
import { HalfDayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** The unit asks for one of its cadres: who, what for, from when to when. */
export default function CallbackPage() {
  const cadres = useLoad(callback.cadres, undefined)
  const [askKey] = useState(newKey)
  const [personId, choose] = useState<string | null>(null)
  const [span, setSpan] = useState({ startDay: today(), startHalf: 'am' as Half, endDay: today(), endHalf: 'pm' as Half })
  const [purpose, setPurpose] = useState('')
  const [place, setPlace] = useState('')
  const [outOfCounty, setOut] = useState(false)
  const cadre = cadres.data?.find(each => each.personId === personId)
  const { fault, run } = useAction(async () => {
    if (!personId) throw missing('personId', '请选抽调谁')
    if (!purpose.trim()) throw missing('purpose', '请写明去做什么')
    if (!place.trim()) throw missing('place', '请写明去哪里')
    await call(callback.ask, { askKey, personId, ...span, purpose: purpose.trim(), place: place.trim(), outOfCounty, claimedAt: now() })
    say('已提出，等同意')
    goBack()
  })
  const latest = addDays(today(), 365)
  return (
    <Page title='提出抽调' action={<Button kind='primary' disabled={cadre?.allowed === false} onTap={run}>提出抽调</Button>}>
      <FaultNotice fault={fault} />
      <Loaded of={cadres}>
        {all => all.length === 0 ? <Empty title='没有驻村干部'>本单位现在没有人在驻村工作队任职。</Empty> : (
          <Card>
            <Select label='抽调谁' options={all.map(each => ({ value: each.personId, name: each.name, note: `${each.villageName} ${each.roleName}` }))} value={personId} onChoose={choose} error={errorOf(fault, 'personId')} />
            {cadre && (
              <Notice kind={cadre.allowed ? 'info' : 'warn'} title={cadre.allowed ? '要这些方面依次同意' : '不能抽调'}>
                {cadre.allowed ? cadre.consents.join('，再由') : cadre.because.map(({ text }) => text).join('；')}<Basis because={cadre.because} title='抽调要谁同意' />
              </Notice>
            )}
            <HalfDayPicker label='从哪天开始' day={span.startDay} half={span.startHalf} from={today()} to={latest} onChoose={(startDay, startHalf) => startDay && setSpan({ ...span, startDay, startHalf, endDay: span.endDay < startDay ? startDay : span.endDay })} error={errorOf(fault, 'startDay')} />
            <HalfDayPicker label='到哪天结束' day={span.endDay} half={span.endHalf} from={span.startDay} to={latest} onChoose={(endDay, endHalf) => endDay && setSpan({ ...span, endDay, endHalf })} error={errorOf(fault, 'endDay')} />
            <Field label='抽调去做什么' kind='long' max={500} value={purpose} onInput={setPurpose} error={errorOf(fault, 'purpose')} />
            <Field label='去哪里' max={100} value={place} onInput={setPlace} error={errorOf(fault, 'place')} />
            <Switch label='离开本县' on={outOfCounty} onTurn={setOut} />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
