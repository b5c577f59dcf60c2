import { useState } from 'react'
import { archive, type ArchiveLine } from '@village/shared/contract/archive'
import { ARCHIVE_CATEGORY_NAMES, ARCHIVE_FORM_NAMES, isArchiveCategory } from '@village/shared/kernel/archive-category'
import { call, download } from '@/call'
import { missing } from '@/fault'
import { handOver } from '@/file'
import { parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Empty, FaultNotice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, sentence } from '@/ui/words'

const FEW = 6

/** The papers of one category of a team. */
export default function ArchiveItems() {
  const teamId = parameter('teamId') ?? ''
  const asked = parameter('category') ?? ''
  const category = isArchiveCategory(asked) ? asked : 'others'
  const [search, setSearch] = useState('')
  const [chosen, choose] = useState<ArchiveLine | null>(null)
  const pages = usePages(archive.items, { teamId, category, ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <Page title={ARCHIVE_CATEGORY_NAMES[category]}>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找材料名称' />}
      <Paged of={pages} label={ARCHIVE_CATEGORY_NAMES[category]} unit='份' empty={<Empty title={search ? '没有找到' : '这一类还没有材料'}>{search ? '换个词试试。' : '系统里的记录会自动归进来；只有纸质的，可以回上一页归档一份。'}</Empty>}>
        {line => <Line key={line.key} line={line} onTap={() => choose(line)} />}
      </Paged>
      {chosen && <One teamId={teamId} line={chosen} onClose={() => choose(null)} onDone={() => { choose(null); void pages.first.reload() }} />}
    </Page>
  )
}

function Line({ line: { title, day, form, byName, place, withdrawn, origin }, onTap }: { line: ArchiveLine; onTap: () => void }) {
  return (
    <Row
      title={title} note={sentence([dayWord(day), ARCHIVE_FORM_NAMES[form], byName, place && `存放：${place}`, withdrawn && `${withdrawn.byName}撤回：${withdrawn.reason}`])}
      aside={withdrawn ? <Tag>已撤回</Tag> : origin === 'filed' ? <Tag tone='sky'>人工归档</Tag> : undefined} onTap={onTap}
    />
  )
}

function One({ teamId, line, onClose, onDone }: { teamId: string; line: ArchiveLine; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const open = useAction(async () => {
    const { bytes, name } = await download(archive.open, { teamId, key: line.key })
    await handOver(bytes, name)
  })
  const withdraw = useAction(async () => {
    if (!reason.trim()) throw missing('reason', '请写明撤回的原因')
    await call(archive.withdraw, { teamId, id: line.key, reason: reason.trim() })
    say('已撤回')
    onDone()
  })
  return (
    <Sheet title={line.title} open onClose={onClose} foot={line.hasFile && <Button kind='primary' onTap={open.run}>打开</Button>}>
      <FaultNotice fault={open.fault ?? withdraw.fault} />
      <p>{sentence([dayWord(line.day), ARCHIVE_FORM_NAMES[line.form], line.byName, line.place && `存放：${line.place}`, line.keptUntil && (line.keptUntil === '永久' ? '永久保存' : `保存到 ${dayWord(line.keptUntil)}`)])}</p>
      {!line.hasFile && !line.withdrawn && <p>只有纸质材料。</p>}
      {line.mayWithdraw && <Field label='撤回的原因' kind='long' max={200} value={reason} onInput={setReason} error={errorOf(withdraw.fault, 'reason')} />}
      {line.mayWithdraw && <Button kind='danger' onTap={withdraw.run}>撤回</Button>}
    </Sheet>
  )
}
