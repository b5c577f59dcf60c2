import { useState } from 'react'
import { burden, type PlaceBurden } from '@village/shared/contract/burden'
import { BURDEN_COUNT_NAMES, BURDEN_COUNTS, type BurdenCount } from '@village/shared/kernel/burden'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** So much a person is asked in a week at most. */
export default function BurdenCeilingPage() {
  const [organisationId] = useState(parameter('organisationId'))
  const load = useLoad(burden.place, { week: today(), ...(organisationId ? { organisationId } : {}) }, { keep: false })
  if (load.data) return <Form seen={load.data} />
  return <Page title='每人每周的上限'><Loaded of={load}>{() => null}</Loaded></Page>
}

function Form({ seen }: { seen: PlaceBurden }) {
  const [typed, setTyped] = useState<Record<BurdenCount, string>>(() => ({ entries: word(seen.ceiling?.entries), fields: word(seen.ceiling?.fields), notices: word(seen.ceiling?.notices) }))
  const [note, setNote] = useState(seen.ceiling?.note ?? '')
  const { fault, run } = useAction(async () => {
    const wrong = BURDEN_COUNTS.find(count => typed[count].trim() !== '' && !/^[1-9]\d{0,3}$/.test(typed[count].trim()))
    if (wrong) throw missing(wrong, '请填写 1 以上的整数，不限就空着')
    const given = Object.fromEntries(BURDEN_COUNTS.filter(count => typed[count].trim() !== '').map(count => [count, Number(typed[count].trim())]))
    await call(burden.ceiling, { organisationId: seen.organisationId, week: today(), note: note.trim(), ...given })
    say('已设定')
    goBack()
  })
  return (
    <Page title='每人每周的上限' action={<Button kind='primary' onTap={run}>设定</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>超过上限的要求不会被拦下，但提出的人在发出以前会看到，县里也看得到。三个数都可以空着，空着就是不限。</p>
      <Card title={seen.placeName}>
        {BURDEN_COUNTS.map(count => (
          <Field
            key={count} kind='number' optional max={4} label={`${BURDEN_COUNT_NAMES[count].name}（${BURDEN_COUNT_NAMES[count].unit}）`} hint={`这一周每人 ${seen.each[count]} ${BURDEN_COUNT_NAMES[count].unit}`}
            value={typed[count]} onInput={value => setTyped({ ...typed, [count]: value })} error={errorOf(fault, count)}
          />
        ))}
        <Field label='说明' value={note} onInput={setNote} max={200} optional hint='例如依据的文件' />
      </Card>
    </Page>
  )
}

function word(number: number | null | undefined): string {
  return number ? String(number) : ''
}
