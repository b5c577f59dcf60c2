import { useState } from 'react'
import { precinct, PRECINCT_KIND_NAMES, type Precincts } from '@village/shared/contract/precinct'
import { go, parameter } from '@/go'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Notice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'

/** Which villages of a township are looked after together, and by whom. */
export default function PrecinctsPage() {
  const [townshipId] = useState(() => parameter('townshipId') ?? '')
  const load = useLoad(precinct.list, { townshipId })
  const add = () => go('/pages/organisation/precinct/index', { townshipId })
  return (
    <Page title='责任区和联村党委' action={load.data?.mayManage && <Button kind='primary' onTap={add}>新增一个</Button>}>
      <Loaded of={load}>{data => <Groups data={data} />}</Loaded>
    </Page>
  )
}

function Groups({ data }: { data: Precincts }) {
  const { groups, villages, townshipName, mayManage } = data
  if (groups.length === 0) return <Empty title='还没有划责任区'>把几个村划在一起，写明负责人，部门下发的驻村办公清单就发给他们，制度写明由他们批的请假也只找管那个村的人。一次划好几个可以用“导入和导出”。</Empty>
  const kinds = [...new Set(groups.map(each => each.kind))]
  return (
    <>
      {kinds.map(kind => {
        const own = groups.filter(each => each.kind === kind)
        const left = villages.filter(village => own.every(each => each.villages.every(within => within.id !== village.id)))
        return (
          <Card key={kind} title={`${townshipName}的${PRECINCT_KIND_NAMES[kind]}`} aside={`${own.length} 个`} flush>
            <List label={PRECINCT_KIND_NAMES[kind]}>
              {own.map(each => (
                <Row
                  key={each.id}
                  title={each.name}
                  note={sentence([each.villages.map(village => village.name).join('、'), ...each.people.map(person => `${person.roleName} ${person.name}`)])}
                  aside={each.people.length === 0 && <Tag tone='amber'>没有负责人</Tag>}
                  onTap={mayManage ? () => go('/pages/organisation/precinct/index', { townshipId: each.townshipId, id: each.id }) : undefined}
                />
              ))}
            </List>
            {left.length > 0 && <Notice kind='warn'>{left.map(village => village.name).join('、')}还没有划入，发到{PRECINCT_KIND_NAMES[kind]}的清单收不到。</Notice>}
          </Card>
        )
      })}
    </>
  )
}
