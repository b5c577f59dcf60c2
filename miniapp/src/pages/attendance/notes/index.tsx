import { useState } from 'react'
import { week, type AbsenceNote } from '@village/shared/contract/week'
import { call } from '@/call'
import { parameter } from '@/go'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Search } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { NoteForm } from '../week/note'

const TONES = { waiting: 'amber', noted: 'pine', confirmed: 'pine', declined: 'cinnabar' } as const

/** From here on one is looked for. */
const MANY = 8

/** Who said that he could not sign in: written down for who telephoned, confirmed by whom the regulation names. */
export default function NotesPage() {
  const [search, setSearch] = useState('')
  const pages = usePages(week.notes, { search: search.trim() || undefined })
  const places = useLoad(week.notePlaces, undefined)
  const [writing, write] = useState<string | null>(null)
  const [chosen, choose] = useState<string | null>(() => parameter('id') ?? null)
  const own = places.data ?? []
  const again = setAside('week.note')?.input.personId
  const place = own.find(({ teamId, people }) => (writing === null && again ? people.some(({ id }) => id === again) : teamId === writing))
  const opened = pages.items.find(({ id }) => id === chosen)
  return (
    <Page title='不能签到的说明' action={own.length === 1 && <Button kind='primary' onTap={() => write(own[0].teamId)}>记下电话说明</Button>}>
      {own.length > 1 && (
        <Card title='替谁记下' flush>
          <List label='替谁记下'>{own.map(each => <Row key={each.teamId} title={each.villageName} note={each.people.map(({ name }) => name).join('、')} onTap={() => write(each.teamId)} />)}</List>
        </Card>
      )}
      <Unsent of={['week.note']} onSent={pages.first.reload} />
      {(search !== '' || pages.total > MANY) && <Search placeholder='查找姓名或原因' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? search ? <Empty title='没有找到，换个词试试' /> : <Empty title='还没有说明'>有人打电话说不能签到，在这里替他记下，由制度点名的人确认。</Empty>
          : (
            <Card flush>
              <List label='不能签到的说明'>
                {pages.items.map(each => <Row key={each.id} title={`${each.personName} ${dayWord(each.day)}`} note={each.reason} aside={<Tag tone={TONES[each.state]}>{each.stateName}</Tag>} onTap={() => choose(each.id)} />)}
              </List>
              <More of={pages} unit='条' />
            </Card>
          )}
      </Loaded>
      {place && <NoteForm terms={place.terms} people={place.people} onClose={() => write(null)} onDone={async () => { write(null); await pages.first.reload() }} />}
      {opened && <OneNote note={opened} onClose={() => choose(null)} onDone={pages.first.reload} />}
    </Page>
  )
}

function OneNote({ note, onClose, onDone }: { note: AbsenceNote; onClose: () => void; onDone: () => Promise<void> }) {
  const [declining, decline] = useState(false)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async (decision: 'confirmed' | 'declined') => {
    await call(week.decideNote, { id: note.id, decision, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    say(decision === 'confirmed' ? '已确认，予以备注' : '已记下，没有认可')
    onClose()
    await onDone()
  })
  const foot = note.may.decide && (
    <div className='actions'>
      <Button onTap={() => (declining ? run('declined') : decline(true))}>{declining ? '不认可' : '不认可…'}</Button>
      {!declining && <Button kind='primary' onTap={() => run('confirmed')}>确认情况属实</Button>}
    </div>
  )
  return (
    <Sheet title={`${note.personName} ${dayWord(note.day)}`} open onClose={onClose} foot={foot || undefined}>
      <FaultNotice fault={fault} />
      <p>{note.reason}</p>
      <Facts items={[
        { name: '告诉了', value: note.toldName }, { name: '谁记下', value: sentence([note.recordedByName, instantWord(note.claimedAt)]) },
        { name: '现在', value: sentence([note.stateName, note.decidedByName, note.decidedAt && instantWord(note.decidedAt), note.decideReason]) },
      ]} />
      {declining && <Field label='为什么不认可' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />}
    </Sheet>
  )
}
