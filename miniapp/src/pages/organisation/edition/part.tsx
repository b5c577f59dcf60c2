import { type ReactNode, useEffect, useState } from 'react'
import { type Edition, policy } from '@village/shared/contract/policy'
import { Fault } from '@/fault'
import { parameter } from '@/go'
import { read, write } from '@/kept'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { type Load, useLoad } from '@/ui/load'
import { ErrorState, FaultNotice, Notice, Skeleton } from '@/ui/notice'
import { Page } from '@/ui/page'
import { backToEdition, isStale } from './regulation'

/** A part of a draft that is written on a page of its own: what was typed stays on the phone until it is saved. */
interface EditionPart<Part extends object> {
  edition: Load<Edition>
  part: Part | null
  put: (next: Partial<Part>) => void
  fault: Fault | null
  run: () => unknown
}

export function useEditionPart<Part extends object>({ name, of, save }: { name: string; of: (edition: Edition) => Part; save: (edition: Edition, part: Part) => Promise<Edition> }): EditionPart<Part> {
  const [id] = useState(() => parameter('id') ?? '')
  const edition = useLoad(policy.edition, { id })
  const kept = `${name}:${id}`
  const [part, setPart] = useState<Part | null>(() => read<Part>(kept) ?? null)
  const data = edition.data
  useEffect(() => { if (data && !part) setPart(of(data)) }, [data])
  const put = (next: Partial<Part>) => {
    const written = { ...part!, ...next }
    setPart(written)
    write(kept, written)
  }
  const { fault, run } = useAction(async () => {
    try {
      edition.put(await save(data!, part!))
    } catch (thrown) {
      if (thrown instanceof Fault && isStale(thrown)) await edition.reload()
      throw thrown
    }
    write(kept, null)
    say('已保存到草稿')
    backToEdition(id)
  })
  return { edition, part, put, fault, run }
}

/** The page of such a part: waits for the draft, says when somebody else changed it, saves. */
export function EditionPartPage<Part extends object>({ title, of: { edition, part, fault, run }, children }: { title: string; of: EditionPart<Part>; children: (edition: Edition, part: Part) => ReactNode }) {
  const { data } = edition
  if (!data || !part) return <Page title={title}>{edition.fault && !edition.loading ? <ErrorState fault={edition.fault} onRetry={edition.reload} /> : <Skeleton />}</Page>
  return (
    <Page title={title} action={data.may.edit && <Button kind='primary' onTap={run}>保存到草稿</Button>}>
      {isStale(fault) ? <Notice kind='warn' title='另一人刚刚改了这份草稿'>您填的内容都在，请再点一次“保存到草稿”。</Notice> : <FaultNotice fault={fault} />}
      {children(data, part)}
    </Page>
  )
}
