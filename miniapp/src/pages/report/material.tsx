import { useState } from 'react'
import { record } from '@village/shared/contract/record'
import { report, type ReportDetail } from '@village/shared/contract/report'
import { recordKind } from '@village/shared/kernel/record-kind'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Select, Switch } from '@/ui/choice'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Paged, usePages } from '@/ui/pager'
import { Photos, useTaking } from '@/ui/photos'
import { Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, sentence } from '@/ui/words'

const MOST = 20

interface MaterialProps {
  of: ReportDetail
  open: boolean
  onClose: () => void
  /** Saves what is typed; gives the revision that now holds. */
  onSave: () => Promise<number>
  onDone: (detail: ReportDetail) => void
}

/** Single entries are chosen and told in a part of the report. */
export function Material({ of, open, onClose, onSave, onDone }: MaterialProps) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [section, setSection] = useState(of.sections[0]?.key ?? '')
  const [withPhotos, setWithPhotos] = useState(true)
  const { teamId, from, to } = of.material
  const pages = usePages(record.list, { box: 'all', from, to, ...(teamId ? { teamId } : {}), ...(search.trim() ? { search: search.trim() } : {}) }, { when: open, keep: false })
  const flip = (id: string) => setChosen(before => (before.includes(id) ? before.filter(each => each !== id) : [...before, id].slice(-MOST)))
  const { fault, run } = useAction(async () => {
    if (chosen.length === 0) throw missing('recordIds', '请先点选要写进去的记录')
    onDone(await call(report.material, { id: of.id, revision: await onSave(), section, recordIds: chosen, withPhotos }))
    setChosen([])
    say('已写进去，可以再改')
    onClose()
  })
  return (
    <Sheet title='从记录里选' open={open} onClose={onClose} foot={<Button kind='primary' onTap={run}>{chosen.length > 0 ? `把这 ${chosen.length} 条写进去` : '写进去'}</Button>}>
      <FaultNotice fault={fault} />
      {of.sections.length > 1 && <Select label='写进哪一部分' options={of.sections.map(({ key, title }) => ({ value: key, name: title }))} value={section} onChoose={setSection} />}
      <Switch label='带上记录的照片' on={withPhotos} onTurn={setWithPhotos} />
      <Search value={search} onInput={setSearch} placeholder='查找内容、姓名或拼音' />
      <Paged of={pages} label='记录' empty={<Empty title={search ? '没有找到' : '这里是这段时间的记录'}>{search ? '换个词试试。' : '这段时间还没有工作记录。'}</Empty>}>
        {({ id, kind, day, group, authorName, text, photos }) => (
          <Row key={id} title={text} note={sentence([recordKind(kind).name, dayWord(day), group, authorName, photos > 0 && `${photos} 张照片`])} arrow={false}
            aside={chosen.includes(id) ? <Mark symbol='√' name='已选' tone='pine' /> : <Mark symbol='○' name='没选' />} onTap={() => flip(id)} />
        )}
      </Paged>
    </Sheet>
  )
}

/** The pictures that go with the text; where it is being written they can be added and taken out. */
export function Pictures({ of, onSave, onDone }: { of: Pick<ReportDetail, 'id' | 'pictures'>; onSave?: () => Promise<number>; onDone?: (detail: ReportDetail) => void }) {
  const { id, pictures } = of
  const add = useTaking(async fileId => {
    if (onSave) onDone?.(await call(report.addPicture, { id, revision: await onSave(), photoIds: [fileId], caption: '' }))
  })
  const drop = useAction(async (pictureId: string) => {
    if (onSave) onDone?.(await call(report.dropPicture, { id, revision: await onSave(), pictureId }))
  })
  if (pictures.length === 0 && !onSave) return null
  return (
    <Card title='照片' aside={`${pictures.length} 张`}>
      <FaultNotice fault={add.fault ?? drop.fault} />
      {pictures.map(picture => (
        <div key={picture.id} className='actions'>
          <Photos photos={[{ id: picture.id, note: picture.caption || undefined }]} endpoint={report.picture} input={pictureId => ({ id, pictureId })} />
          {onSave && <Button kind='quiet' onTap={() => drop.run(picture.id)}>拿掉</Button>}
        </div>
      ))}
      {onSave && <Button kind='quiet' onTap={add.run}>加一张照片</Button>}
    </Card>
  )
}
