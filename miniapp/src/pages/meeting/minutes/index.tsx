import { useState } from 'react'
import { minutes, type Minutes } from '@village/shared/contract/minutes'
import { call } from '@/call'
import { parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Tabs } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Editor } from './editor'
import { Versions } from './versions'

/** The minutes: written by those who run the meeting, signed, then only read. */
export default function MinutesPage() {
  const load = useLoad(minutes.read, { id: parameter('id') ?? '' }, { keep: false })
  if (!load.data) return <Page title='会议记录'><Loaded of={load}>{() => null}</Loaded></Page>
  return <Open key={`${load.data.versions.length} ${load.data.versions[0]?.signedAt}`} of={load.data} onChange={load.put} />
}

function Open({ of, onChange }: { of: Minutes; onChange: (minutes: Minutes) => void }) {
  const { versions, may, revision, meeting } = of
  const [tab, setTab] = useState<'read' | 'write'>(versions.length > 0 && revision === 0 ? 'read' : 'write')
  const { fault, run } = useAction(async () => {
    onChange(await call(minutes.sign, { id: meeting.id, revision: 0 }))
    say('已签字')
  })
  if (may.write && tab === 'write') return <Editor of={of} onChange={onChange} tabs={versions.length > 0 && <Which tab={tab} onTab={setTab} />} />
  // The recorder signed; the host's name is still missing.
  const signs = may.sign && revision === 0
  return (
    <Page title='会议记录' wide action={signs && <Button kind='primary' onTap={run}>主持人签字</Button>}>
      <FaultNotice fault={fault} />
      {may.write && versions.length > 0 && <Which tab={tab} onTab={setTab} />}
      {signs && <Notice kind='info'>记录人已经写好签字，请您看过以后签字。签字以后不能再改，要补正的另写一稿。</Notice>}
      {versions.length === 0 ? <Empty title='还没有会议记录'>{may.write ? undefined : '由主持人或记录人来写，写好签字以后在这里看。'}</Empty> : <Versions of={of} />}
    </Page>
  )
}

function Which({ tab, onTab }: { tab: 'read' | 'write'; onTab: (tab: 'read' | 'write') => void }) {
  return <Tabs label='看还是写' options={[{ value: 'read' as const, name: '看签好的' }, { value: 'write' as const, name: '另写一稿' }]} value={tab} onChoose={onTab} />
}
