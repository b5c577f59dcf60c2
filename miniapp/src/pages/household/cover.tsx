import { useState } from 'react'
import { household, PAIR_RANK_NAMES } from '@village/shared/contract/household'
import { go } from '@/go'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Facts } from '@/ui/card'
import { Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Mark } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { sentence } from '@/ui/words'

/** Has every poor household of the village its cadre, in the order of the document; how many has each cadre. */
export function CoverSheet({ villageId, name, onClose }: { villageId: string; name: string; onClose: () => void }) {
  const [members, setMembers] = useState('')
  const number = Number(members)
  const load = useLoad(household.cover, { villageId, ...(Number.isInteger(number) && number > 0 ? { members: number } : {}) }, { keep: false })
  return (
    <Sheet title={`${name}谁包联哪些户`} open onClose={onClose}>
      <Loaded of={load}>{({ poor, unassigned, ranks, cadres, compliant, because }) => (
        <>
          <Facts items={[
            { name: '贫困户', value: sentence([`${poor} 户`, ...ranks.map(({ rank, households }) => `${PAIR_RANK_NAMES[rank]}包 ${households} 户`)]) },
            { name: '没有人包联', value: unassigned > 0 ? <Mark symbol='!' name={`${unassigned} 户`} tone='cinnabar' /> : '没有' },
            ...(because.length > 0 ? [{ name: '先班子成员、后其他干部', value: <>{compliant === null ? '填了班子人数再核对' : compliant ? <Mark symbol='√' name='符合' tone='pine' /> : <Mark symbol='!' name='不符合' tone='cinnabar' />} <Basis because={because} title='由谁包联' /></> }] : []),
          ]} />
          {because.length > 0 && <Field label='派出单位班子成员几人' kind='number' value={members} onInput={setMembers} max={3} optional />}
          {cadres.length === 0 ? <p>还没有安排结对干部。打开一户，点“安排结对干部”。</p> : (
            <List label='各名干部包几户'>{cadres.map(each => <Row key={`${each.name} ${each.unit}`} arrow={false} title={each.name} note={sentence([PAIR_RANK_NAMES[each.rank], each.unit])} aside={`${each.households} 户`} />)}</List>
          )}
          {unassigned > 0 && <Button onTap={() => { onClose(); go('/pages/household/list/index', { villageId, name, unpaired: 'poor' }) }}>看没有人包联的户</Button>}
        </>
      )}</Loaded>
    </Sheet>
  )
}
