import { duty, DUTY_KIND_NAMES, type DutyPlace } from '@village/shared/contract/duty'
import { go } from '@/go'
import { Loaded, useLoad } from '@/ui/load'
import { LookedFor } from '@/ui/looked-for'
import { Empty, Tag } from '@/ui/notice'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'
import { SwapsToAnswer } from '../swaps'

/** The rosters and patrols this person can open. */
export default function DutyPlaces() {
  const places = useLoad(duty.places, undefined)
  const today = useLoad(duty.today, undefined)
  return (
    <Page title='值班和巡逻'>
      {today.data && <SwapsToAnswer swaps={today.data.swaps} onDone={today.reload} />}
      <Loaded of={places}>{found => found.length === 0
        ? <Empty title='这里是值班表和巡逻记录'>本地的制度没有要求轮流值班或联防巡逻。</Empty>
        : <LookedFor items={found} namesOf={({ name, villageName }) => [name, villageName]} placeholder='查找村、工作队'>{shown => <Card flush><List label='值班和巡逻'>{shown.map(place => <Place key={`${place.kind}${place.placeId}`} place={place} />)}</List></Card>}</LookedFor>}
      </Loaded>
    </Page>
  )
}

function Place({ place: { kind, placeId, name, villageName, mayArrange } }: { place: DutyPlace }) {
  const open = () => (kind === 'patrol' ? go('/pages/duty/patrol/index', { teamId: placeId }) : go('/pages/duty/board/index', { kind, placeId }))
  return <Row title={kind === 'patrol' ? '联防巡逻' : DUTY_KIND_NAMES[kind]} note={sentence([villageName, name !== villageName && name])} aside={mayArrange && <Tag tone='pine'>由您安排</Tag>} onTap={open} />
}
