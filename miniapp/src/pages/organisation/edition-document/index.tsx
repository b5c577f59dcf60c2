import { useEffect, useState } from 'react'
import { type Edition, policy } from '@village/shared/contract/policy'
import { call } from '@/call'
import { Fault } from '@/fault'
import { parameter } from '@/go'
import { read, write } from '@/kept'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { ErrorState, FaultNotice, Notice, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { backToEdition, isStale } from '../edition/regulation'

/** The name of a draft, its document and the day from which it is to hold. */
export default function EditionDocument() {
  const [id] = useState(() => parameter('id') ?? '')
  const edition = useLoad(policy.edition, { id })
  const kept = `edition_document:${id}`
  const [paper, setPaper] = useState<Paper | null>(() => read<Paper>(kept) ?? null)
  const data = edition.data
  useEffect(() => { if (data && !paper) setPaper(paperOf(data)) }, [data])
  const put = (next: Partial<Paper>) => {
    const written = { ...paper!, ...next }
    setPaper(written)
    write(kept, written)
  }
  const { fault, run } = useAction(async () => {
    try {
      edition.put(await call(policy.saveDocument, { id, revision: data!.revision, ...paper!, title: paper!.title.trim(), documentTitle: paper!.documentTitle.trim(), documentNumber: paper!.documentNumber.trim() }))
    } catch (thrown) {
      if (thrown instanceof Fault && isStale(thrown)) await edition.reload()
      throw thrown
    }
    write(kept, null)
    say('已保存到草稿')
    backToEdition(id)
  })
  if (!data || !paper) return <Page title='名称和生效日期'>{edition.fault && !edition.loading ? <ErrorState fault={edition.fault} onRetry={edition.reload} /> : <Skeleton />}</Page>
  return (
    <Page title='名称和生效日期' action={data.may.edit && <Button kind='primary' onTap={run}>保存到草稿</Button>}>
      {isStale(fault) ? <Notice kind='warn' title='另一人刚刚改了这份草稿'>您填的内容都在，请再点一次“保存到草稿”。</Notice> : <FaultNotice fault={fault} />}
      <Card>
        <Field label='制度名称' value={paper.title} onInput={title => put({ title })} max={100} error={errorOf(fault, 'title')} hint='在考勤表、请假单的“依据”里这样称呼它。' />
        <Field label='文件名称' value={paper.documentTitle} onInput={documentTitle => put({ documentTitle })} max={100} error={errorOf(fault, 'documentTitle')} />
        <Field label='文号' value={paper.documentNumber} onInput={documentNumber => put({ documentNumber })} max={100} error={errorOf(fault, 'documentNumber')} optional />
        <DayPicker label='生效日期' value={paper.effectiveFrom} onChoose={effectiveFrom => put({ effectiveFrom })} error={errorOf(fault, 'effectiveFrom')} hint='从这天起按这一版计算；以前的日子仍按以前的版本。' />
      </Card>
    </Page>
  )
}

type Paper = Pick<Edition, 'title' | 'documentTitle' | 'documentNumber' | 'effectiveFrom'>

function paperOf({ title, documentTitle, documentNumber, effectiveFrom }: Edition): Paper {
  return { title, documentTitle, documentNumber, effectiveFrom }
}
