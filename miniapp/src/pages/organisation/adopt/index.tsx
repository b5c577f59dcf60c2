import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { type Edition, policy } from '@village/shared/contract/policy'
import { call, upload } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { chooseFile } from '@/file'
import { go, goBack } from '@/go'
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
  const adopt = useAction(async () => {
    if (!organisationId) throw missing('organisationId', '请选择在哪里施行')
    if (!profileId) throw missing('profileId', '请选择制度')
    done(await call(policy.adopt, { organisationId, profileId, effectiveFrom }), '已选用')
  })
  const send = useAction(async () => {
    if (!organisationId) throw missing('organisationId', '请先选择在哪里施行')
    const chosen = await chooseFile('json')
    if (!chosen) return
    done(await upload(policy.upload, chosen.bytes, { organisationId, effectiveFrom }), '已上传')
  })
  const fault = adopt.fault ?? send.fault
  const places = (tree.data ?? []).filter(({ kind }) => kind !== 'village').map(place => ({ value: place.id, name: place.name, note: place.kind === 'county' ? '全县' : '只在这个乡镇' }))
  const documents = (profiles.data ?? []).filter(({ shipped }) => shipped).map(profile => ({
    value: profile.id, name: profile.title, note: profile.effectiveFrom ? `${dayWord(profile.effectiveFrom)} 起施行` : '原文没有日期，从选用那天起施行',
  }))
  return (
    <Page title='选用制度' action={<Button kind='primary' onTap={adopt.run}>选用</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>从生效那天起，这里的考勤和请假按这份制度计算；以前的月份仍按以前的制度。这里已有制度的，先作为草稿，由另一人发布后生效。</p>
      <Card>
        <Select label='在哪里施行' options={places} value={organisationId} onChoose={setOrganisationId} error={errorOf(fault, 'organisationId')} />
        <Select label='制度' options={documents} value={profileId} onChoose={setProfileId} error={errorOf(fault, 'profileId')} />
        <DayPicker label='生效日期' value={effectiveFrom} onChoose={setEffectiveFrom} error={errorOf(fault, 'effectiveFrom')} />
      </Card>
      <Card title='已经有写好的制度文件'>
        <p className='paragraph'>从这里或别处下载、改好的制度文件，选好施行的地方和日期后上传，会成为一份草稿，由另一人发布。有不合规的地方会说出在哪里、怎样改。</p>
        <Button onTap={send.run}>上传制度文件</Button>
      </Card>
    </Page>
  )
}

/** A first regulation as it is printed is in force at once; anything else is a draft to go on with. */
function done(edition: Edition, words: string): void {
  say(edition.state === 'draft' ? `${words}，先作为草稿` : words)
  if (edition.state === 'draft') go('/pages/organisation/edition/index', { id: edition.id })
  else goBack()
}
