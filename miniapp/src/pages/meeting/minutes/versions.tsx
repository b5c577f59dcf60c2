import { DECISION_SORT_NAMES, minutes, type Minutes, type MinutesVersion } from '@village/shared/contract/minutes'
import { download } from '@/call'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { FaultNotice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'
import './minutes.scss'

/** Signed minutes, the latest first. */
export function Versions({ of }: { of: Minutes }) {
  return <>{of.versions.map((version, at) => <Version key={version.version} of={version} minutesOf={of} latest={at === 0} only={of.versions.length === 1} />)}</>
}

function Version({ of, minutesOf, latest, only }: { of: MinutesVersion; minutesOf: Minutes; latest: boolean; only: boolean }) {
  const id = minutesOf.meeting.id
  const { fault, run } = useAction(async (kind: 'pdf' | 'docx') => {
    const { bytes, name } = await download(kind === 'pdf' ? minutes.pdf : minutes.docx, { id, version: of.version })
    await handOver(bytes, name)
  })
  const open = async (fileId: string) => {
    const { bytes, name } = await download(minutes.file, { id, fileId })
    await handOver(bytes, name)
  }
  const more = of.more.filter(({ text }) => text)
  return (
    <Card title={sentence([minutesOf.number, only ? '会议记录' : `第 ${of.version} 稿`], ' ')} aside={of.signedAt ? '主持人已签' : '等主持人签字'}>
      <FaultNotice fault={fault} />
      {of.speeches && <><h3 className='minutes-name'>发言和讨论</h3><p className='minutes-text'>{of.speeches}</p></>}
      {more.map(({ field, text }) => <div key={field}><h3 className='minutes-name'>{field}</h3><p className='minutes-text'>{text}</p></div>)}
      {of.decisions.length > 0 && (
        <List label='决定'>
          {of.decisions.map(({ key, sort, text, ownerName, ownerId, due }) => <Row key={key} title={text} note={sentence([sort === 'problem' && DECISION_SORT_NAMES.problem, ownerName || minutesOf.owners.find(each => each.personId === ownerId)?.name, due && `${dayWord(due)}前`])} />)}
        </List>
      )}
      {of.files.length > 0 && <List label='附件'>{of.files.map(each => <Row key={each.id} title={each.name || '附件'} note={each.kind === 'pdf' ? '扫描件' : '照片'} onTap={() => open(each.id)} />)}</List>}
      <p className='minutes-note'>{sentence([`${of.recordedByName} 记录，${instantWord(of.recordedAt)}`, of.signedAt && `${of.hostName} 签字，${instantWord(of.signedAt)}`, `校验码 ${of.code}`])}</p>
      {latest && <Button onTap={() => run('pdf')}>打印（PDF）</Button>}
      {latest && <div className='gap' />}
      {latest && <Button onTap={() => run('docx')}>下载 Word</Button>}
    </Card>
  )
}
