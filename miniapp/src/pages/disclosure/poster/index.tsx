import { useState } from 'react'
import { poster, type PosterPerson, type PosterReply } from '@village/shared/contract/poster'
import type { PosterSize, PosterSpan } from '@village/shared/contract/poster-words'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, monthWord, sentence } from '@/ui/words'
import { SIZES, SPANS } from '../poster-choices'

/** The poster of one village: what will be printed of whom, and the file. */
export default function PosterPage() {
  const villageId = parameter('villageId') ?? ''
  const load = useLoad(poster.one, { villageId })
  return (
    <Page title='公示海报'>
      <Loaded of={load}>{reply => (
        <>
          {reply.address === null
            ? (
              <Notice kind='warn' title='公示栏还没有码'>
                海报上没有码，村民就打不开。请先生成。<Button onTap={() => go('/pages/disclosure/board/index', { villageId })}>去生成</Button>
              </Notice>
            )
            : <Print villageId={villageId} />}
          <What reply={reply} />
        </>
      )}</Loaded>
    </Page>
  )
}

function Print({ villageId }: { villageId: string }) {
  const [size, setSize] = useState<PosterSize>('a3')
  const [span, setSpan] = useState<PosterSpan>('month')
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(poster.pdf, { villageId, size, span })
    await handOver(bytes, name)
  })
  return (
    <Card title='打印'>
      <FaultNotice fault={fault} />
      <Choice label='纸张' options={SIZES} value={size} onChoose={setSize} />
      <Choice label='印多久的值班' options={SPANS} value={span} onChoose={setSpan} />
      <Button kind='primary' onTap={run}>下载海报（PDF）</Button>
    </Card>
  )
}

function What({ reply: { villageName, month, officeHours, people, dutyDays } }: { reply: PosterReply }) {
  const silent = people.filter(({ phoneSince }) => phoneSince === null)
  return (
    <>
      {silent.length > 0 && <Notice kind='info' title={`${silent.length} 人没有同意印电话`}>{silent.map(({ name }) => name).join('、')}的电话不印，村民扫码可以看。要印的，请本人在“我的公示”里同意。</Notice>}
      <Card title={`${villageName}的海报上有`} flush>
        <List label='海报上的人'>
          {people.map(person => <PersonRow key={person.personId} person={person} />)}
          {people.length === 0 && <Row title='没有登记驻村干部' note='请管理员在“组织和人员”里登记任职' />}
        </List>
        <List label='海报上的其他内容'>
          <Row title={`${monthWord(month)}值班`} note={dutyDays > 0 ? `公布了 ${dutyDays} 天` : '还没有公布值班表，海报上写“请扫码或打电话”'} aside={dutyDays > 0 ? <Mark symbol='√' name='有' tone='pine' /> : <Mark symbol='△' name='缺' tone='amber' />} />
          <Row title='办公时间' note={officeHours || '还没有填写'} aside={officeHours ? <Mark symbol='√' name='有' tone='pine' /> : <Mark symbol='△' name='缺' tone='amber' />} />
        </List>
      </Card>
    </>
  )
}

const PHOTOS: Record<PosterPerson['photo'], string> = { agreed: '印照片', not_agreed: '有照片，本人没有同意印', none: '没有照片' }

function PersonRow({ person: { name, roleName, photo, phoneSince } }: { person: PosterPerson }) {
  return <Row title={name} note={sentence([roleName, PHOTOS[photo], phoneSince ? `${dayWord(phoneSince)}同意印电话` : '不印电话'])} />
}
