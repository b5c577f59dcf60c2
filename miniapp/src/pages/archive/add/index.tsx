import { useState } from 'react'
import { archive } from '@village/shared/contract/archive'
import { file } from '@village/shared/contract/file'
import { ARCHIVE_CATEGORIES, ARCHIVE_CATEGORY_NAMES, ARCHIVE_FORM_NAMES, ARCHIVE_FORMS, type ArchiveCategory, type ArchiveForm } from '@village/shared/kernel/archive-category'
import { call, upload } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { chooseFile } from '@/file'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** Files a paper that the program does not hold: its file, or where it lies. */
export default function ArchiveAdd() {
  const teamId = parameter('teamId') ?? ''
  const [category, setCategory] = useState<ArchiveCategory | null>(null)
  const [title, setTitle] = useState('')
  const [day, setDay] = useState(today())
  const [form, setForm] = useState<ArchiveForm>('text')
  const [place, setPlace] = useState('')
  const [sent, setSent] = useState<{ id: string; name: string } | null>(null)
  const attach = useAction(async (kind: 'picture' | 'pdf') => {
    const chosen = await chooseFile(kind)
    if (chosen) setSent({ id: (await upload(file.upload, chosen.bytes, { purpose: 'archive_file', name: title.trim() || chosen.name })).id, name: chosen.name })
  })
  const { fault, run } = useAction(async () => {
    if (!category) throw missing('category', '请选类别')
    if (!title.trim()) throw missing('title', '请填写名称')
    await call(archive.file, { teamId, category, title: title.trim(), day, form, ...(place.trim() ? { place: place.trim() } : {}), ...(sent ? { fileId: sent.id } : {}) })
    say('已归档')
    goBack()
  })
  return (
    <Page title='归档一份材料' action={<Button kind='primary' onTap={run}>归档</Button>}>
      <FaultNotice fault={fault ?? attach.fault} />
      <Card>
        <Select label='类别' options={ARCHIVE_CATEGORIES.map(value => ({ value, name: ARCHIVE_CATEGORY_NAMES[value] }))} value={category} onChoose={setCategory} error={errorOf(fault, 'category')} />
        <Field label='名称' max={80} value={title} onInput={setTitle} error={errorOf(fault, 'title')} />
        <DayPicker label='材料日期' value={day} onChoose={setDay} to={today()} error={errorOf(fault, 'day')} />
        <Choice label='形式' options={ARCHIVE_FORMS.map(value => ({ value, name: ARCHIVE_FORM_NAMES[value] }))} value={form} onChoose={setForm} />
        <Field label='纸质的存放在哪里' optional max={80} value={place} onInput={setPlace} hint='上传了文件可以不填' error={errorOf(fault, 'place')} />
        {sent && <p>√ 已上传：{sent.name}</p>}
        <Button onTap={() => attach.run('picture')}>上传照片</Button>
        <div className='gap' />
        <Button onTap={() => attach.run('pdf')}>上传 PDF</Button>
      </Card>
    </Page>
  )
}
