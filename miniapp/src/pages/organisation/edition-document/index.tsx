import { type Edition, policy } from '@village/shared/contract/policy'
import { call } from '@/call'
import { Card } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { EditionPartPage, useEditionPart } from '../edition/part'

/** The name of a draft, its document and the day from which it is to hold. */
export default function EditionDocument() {
  const form = useEditionPart<Paper>({
    name: 'edition_document', of: paperOf,
    save: ({ id, revision }, paper) => call(policy.saveDocument, { id, revision, ...paper, title: paper.title.trim(), documentTitle: paper.documentTitle.trim(), documentNumber: paper.documentNumber.trim() }),
  })
  const { put, fault } = form
  return (
    <EditionPartPage title='名称和生效日期' of={form}>{(_, paper) => (
      <Card>
        <Field label='制度名称' value={paper.title} onInput={title => put({ title })} max={100} error={errorOf(fault, 'title')} hint='在考勤表、请假单的“依据”里这样称呼它。' />
        <Field label='文件名称' value={paper.documentTitle} onInput={documentTitle => put({ documentTitle })} max={100} error={errorOf(fault, 'documentTitle')} />
        <Field label='文号' value={paper.documentNumber} onInput={documentNumber => put({ documentNumber })} max={100} error={errorOf(fault, 'documentNumber')} optional />
        <DayPicker label='生效日期' value={paper.effectiveFrom} onChoose={effectiveFrom => put({ effectiveFrom })} error={errorOf(fault, 'effectiveFrom')} hint='从这天起按这一版计算；以前的日子仍按以前的版本。' />
      </Card>
    )}</EditionPartPage>
  )
}

type Paper = Pick<Edition, 'title' | 'documentTitle' | 'documentNumber' | 'effectiveFrom'>

function paperOf({ title, documentTitle, documentNumber, effectiveFrom }: Edition): Paper {
  return { title, documentTitle, documentNumber, effectiveFrom }
}
