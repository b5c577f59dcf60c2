import { useState } from 'react'
import { type FigureLine, report } from '@village/shared/contract/report'
import { call } from '@/call'
import { go } from '@/go'
import { say } from '@/ui/action'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'

/** The numbers of a report; each opens what it was counted from. */
export function Figures({ id, figures, aside }: { id: string; figures: FigureLine[]; aside?: React.ReactNode }) {
  const [open, setOpen] = useState<FigureLine | null>(null)
  if (figures.length === 0) return null
  return (
    <>
      <Card title='数据，点开看是哪几条' aside={aside} flush>
        <List label='数据'>
          {figures.map(figure => <Row key={figure.key} title={figure.name} note={`${figure.facts} 条记录`} aside={`${figure.value} ${figure.unit}`} onTap={() => setOpen(figure)} />)}
        </List>
      </Card>
      <Sheet title={open ? `${open.name} ${open.value} ${open.unit}` : ''} open={open !== null} onClose={() => setOpen(null)}>
        {open && <Facts id={id} of={open} onLeave={() => setOpen(null)} />}
      </Sheet>
    </>
  )
}

function Facts({ id, of, onLeave }: { id: string; of: FigureLine; onLeave: () => void }) {
  const load = useLoad(report.figure, { id, key: of.key }, { keep: false })
  const leave = (page: string) => {
    const [path, query] = page.split('?')
    onLeave()
    go(path, Object.fromEntries((query ?? '').split('&').filter(Boolean).map(each => each.split('=') as [string, string])))
  }
  return (
    <Loaded of={load}>{({ facts }) => (
      <List label='是哪几条'>
        {facts.map(fact => <Row key={fact.id} title={fact.text} aside={fact.count === 1 ? undefined : `${fact.count} ${of.unit}`} onTap={fact.page ? () => leave(fact.page!) : undefined} />)}
      </List>
    )}</Loaded>
  )
}

/** What the facts say now, where that differs from the draft. */
export async function freshOf(id: string) {
  const fresh = await call(report.fresh, { id })
  if (!fresh.changed) say('数据没有变化')
  return fresh
}
