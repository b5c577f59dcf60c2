import { useState } from 'react'
import { type Candidate, type InvitedAs, meeting } from '@village/shared/contract/meeting'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'

interface GuestsProps {
  placeId: string
  invited: Candidate[]
  onChange: (invited: Candidate[]) => void
  names: Record<InvitedAs, string>
  error?: string
}

const same = (one: Candidate, other: Candidate) => (one.personId ?? one.memberId ?? one.name) === (other.personId ?? other.memberId ?? other.name)

/** Who is asked to come: a tap changes 参加 to 列席 and takes somebody off. */
export function Guests({ placeId, invited, onChange, names, error }: GuestsProps) {
  const [chosen, setChosen] = useState<Candidate | null>(null)
  const [adding, setAdding] = useState(false)
  const put = (added: Candidate) => { if (!invited.some(each => same(each, added))) onChange([...invited, added]) }
  return (
    <Card title='参会人员' aside={`${invited.length} 人`} flush>
      {error && <Notice kind='error'>{error}</Notice>}
      <List label='参会人员'>
        {invited.map((each, at) => <Row key={`${each.personId ?? each.memberId ?? each.name}${at}`} title={each.name} note={each.note} aside={names[each.as]} onTap={() => setChosen(each)} />)}
        <Row title='＋ 再请人' note='按姓名查找，或者直接写名字' onTap={() => setAdding(true)} />
      </List>
      <Sheet title={chosen?.name ?? ''} open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && (
          <>
            <p>{chosen.as === 'member' ? '参加：算应到，可以表决。' : '列席：不算应到，不表决。'}</p>
            <Button onTap={() => { onChange(invited.map(each => (same(each, chosen) ? { ...each, as: each.as === 'member' ? 'guest' : 'member' } : each))); setChosen(null) }}>{chosen.as === 'member' ? '改为列席' : '改为参加'}</Button>
            <Button kind='danger' onTap={() => { onChange(invited.filter(each => !same(each, chosen))); setChosen(null) }}>不请了</Button>
          </>
        )}
      </Sheet>
      <Sheet title='再请人' open={adding} onClose={() => setAdding(false)}>
        {adding && <Adding placeId={placeId} onAdd={added => { put(added); setAdding(false) }} />}
      </Sheet>
    </Card>
  )
}

/** A person is looked for by name or pinyin, or only named. */
export function Adding({ placeId, onAdd }: { placeId: string; onAdd: (candidate: Candidate) => void }) {
  const [search, setSearch] = useState('')
  const wanted = search.trim()
  const load = useLoad(meeting.people, { placeId, search: wanted }, { when: wanted !== '', keep: false })
  return (
    <>
      <Search placeholder='姓名或拼音' value={search} onInput={setSearch} />
      {wanted !== '' && (
        <Loaded of={load}>{found => (
          <>
            <List label='找到的人'>{found.map(each => <Row key={each.personId ?? each.memberId} title={each.name} note={each.note} arrow={false} onTap={() => onAdd(each)} />)}</List>
            {found.length === 0 && <p>名单里没有这个人。</p>}
          </>
        )}</Loaded>
      )}
      {wanted !== '' && <Button onTap={() => onAdd({ personId: null, memberId: null, name: wanted, note: '', as: 'guest' })}>直接写上“{wanted}”（列席）</Button>}
    </>
  )
}
