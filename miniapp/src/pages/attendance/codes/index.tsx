import { useState } from 'react'
import { CODE_KIND_NAMES, type CodeVillage, presence, type VillageCode } from '@village/shared/contract/presence'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'
import { AddCode } from './add'
import './index.scss'

/** The codes of the village offices this person keeps: added, printed, revoked. */
export default function CodesPage() {
  const places = useLoad(presence.codes, undefined)
  const [adding, setAdding] = useState<CodeVillage | null>(null)
  return (
    <Page title='村部码'>
      <Loaded of={places}>
        {found => found.length === 0
          ? <Empty title='这里管理村部给驻村干部扫的码'>您没有负责的村。</Empty>
          : <>{found.map(place => <Village key={place.villageId} place={place} onAdd={() => setAdding(place)} onDone={places.reload} />)}</>}
      </Loaded>
      {adding && <AddCode place={adding} onClose={() => setAdding(null)} onDone={places.reload} />}
    </Page>
  )
}

function Village({ place, onAdd, onDone }: { place: CodeVillage; onAdd: () => void; onDone: () => Promise<void> }) {
  const live = place.codes.filter(({ revokedAt }) => revokedAt === null)
  const past = place.codes.filter(({ revokedAt }) => revokedAt !== null)
  return (
    <Card title={place.name}>
      {!place.open && <Notice kind='info'>本地制度没有开通“村部扫码”，现在不用设码。</Notice>}
      {place.open && live.length === 0 && <p className='codes-words'>还没有码。可以在村部放一块平板，也可以打印一张贴在墙上。</p>}
      {live.map(code => <Code key={code.id} code={code} onDone={onDone} />)}
      {place.open && <Button onTap={onAdd}>添加村部码</Button>}
      {past.length > 0 && (
        <List label='停用的码'>
          {past.map(code => <Row key={code.id} title={code.name} note={`${CODE_KIND_NAMES[code.kind]} · ${instantWord(code.revokedAt ?? '')}停用`} aside={<Mark symbol='×' name='已停用' />} />)}
        </List>
      )}
    </Card>
  )
}

function Code({ code, onDone }: { code: VillageCode; onDone: () => Promise<void> }) {
  const [revoking, setRevoking] = useState(false)
  const { fault, run } = useAction(async () => {
    const file = await download(presence.posterPdf, { id: code.id })
    await handOver(file.bytes, file.name)
  })
  const revoke = async () => {
    await call(presence.revokeCode, { id: code.id })
    say('已停用')
    await onDone()
  }
  return (
    <>
      <FaultNotice fault={fault} />
      <List label={code.name}>
        <Row title={code.name} note={sentence([CODE_KIND_NAMES[code.kind], `${code.createdByName} ${instantWord(code.createdAt)}添加`])} aside={<Mark symbol='√' name='在用' tone='pine' />} />
      </List>
      {code.kind === 'poster' && <Button onTap={run}>打印（A4）</Button>}
      <Button kind='quiet' onTap={() => setRevoking(true)}>停用“{code.name}”</Button>
      <Confirm title={`停用“${code.name}”`} open={revoking} onClose={() => setRevoking(false)} name='停用这个码' danger onConfirm={revoke}>
        <p>{code.kind === 'screen' ? '那块平板马上不再显示码。' : '这张纸上的码马上不能再用。'}停用以前扫的都算数。停用后不能恢复，需要时再加一个。</p>
      </Confirm>
    </>
  )
}
