import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { policy } from '@village/shared/contract/policy'
import { call } from '@/call'
import { today } from '@/clock'
import { Fault } from '@/fault'
import { goBack } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord } from '@/ui/words'

/** A county or a township takes a regulation as its own from a day on. */
export default function Adopt() {
  const tree = useLoad(organisation.tree, undefined)
  const profiles = useLoad(policy.profiles, undefined)
  const [organisationId, setOrganisationId] = useState<string | null>(null)
  const [profileId, setProfileId] = useState<string | null>(null)
  const [effectiveFrom, setEffectiveFrom] = useState(today())
  const { fault, run } = useAction(async () => {
    if (!organisationId) throw new Fault('invalid', '请选择在哪里施行', undefined, [{ field: 'organisationId', text: '请选择' }])
    if (!profileId) throw new Fault('invalid', '请选择制度', undefined, [{ field: 'profileId', text: '请选择' }])
    await call(policy.adopt, { organisationId, profileId, effectiveFrom })
    say('已选用')
    goBack()
  })
  const places = (tree.data ?? []).filter(({ kind }) => kind !== 'village').map(place => ({ value: place.id, name: place.name, note: place.kind === 'county' ? '全县' : '只在这个乡镇' }))
  const documents = (profiles.data ?? []).map(profile => ({
    value: profile.id, name: profile.title, note: profile.effectiveFrom ? `${dayWord(profile.effectiveFrom)} 起施行` : '原文没有日期，从选用那天起施行',
  }))
  return (
    <Page title='选用制度' action={<Button kind='primary' onTap={run}>选用</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>从生效那天起，这里的考勤和请假按这份制度计算；以前的月份仍按以前的制度。</p>
      <Card>
        <Select label='在哪里施行' options={places} value={organisationId} onChoose={setOrganisationId} error={errorOf(fault, 'organisationId')} />
        <Select label='制度' options={documents} value={profileId} onChoose={setProfileId} error={errorOf(fault, 'profileId')} />
        <DayPicker label='生效日期' value={effectiveFrom} onChoose={setEffectiveFrom} error={errorOf(fault, 'effectiveFrom')} />
      </Card>
    </Page>
  )
}
