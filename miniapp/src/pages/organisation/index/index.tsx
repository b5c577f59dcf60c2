import { type Organisation, organisation } from '@village/shared/contract/organisation'
import { go } from '@/go'
import { may } from '@/session'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { BELOW, childrenOf, KIND_NAMES, rootsOf } from '../tree'

export default function Organisations() {
  const places = useLoad(organisation.tree, undefined)
  return (
    <Page title='组织' wide>
      <div className='columns'>
        <div className='column'>
          <Loaded of={places}>{data => <Places places={data} />}</Loaded>
        </div>
        <div className='column'><Tools /></div>
      </div>
    </Page>
  )
}

function Places({ places }: { places: Organisation[] }) {
  if (places.length === 0) {
    return <Empty title='这里会列出乡镇、村和工作队' action={may('organisation.manage') ? { name: '从表格导入', onTap: () => go('/pages/organisation/import/index') } : undefined} />
  }
  return (
    <>
      {rootsOf(places).map(root => (
        <Card key={root.id} flush>
          <List label={root.name}>
            <Row title={root.name} note={KIND_NAMES[root.kind]} onTap={() => go('/pages/organisation/place/index', { id: root.id })} />
            {childrenOf(places, root.id).map(child => (
              <Row key={child.id} title={child.name} note={countBelow(places, child)} onTap={() => go('/pages/organisation/place/index', { id: child.id })} />
            ))}
          </List>
        </Card>
      ))}
    </>
  )
}

function countBelow(places: Organisation[], place: Organisation): string | undefined {
  const below = BELOW[place.kind]
  return below ? `${childrenOf(places, place.id).length} 个${KIND_NAMES[below]}` : undefined
}

function Tools() {
  const tools = [
    { page: '/pages/organisation/people/index', title: '人员名单', note: '按姓名、单位查找', shown: true },
    { page: '/pages/organisation/units/index', title: '派出单位', note: undefined, shown: true },
    { page: '/pages/organisation/policy/index', title: '制度和节假日', note: '各地选用的制度、要填的空缺', shown: may('policy.read') },
    { page: '/pages/organisation/import/index', title: '导入和导出', note: '用表格一次登记村、工作队和人员', shown: may('organisation.manage') },
  ].filter(({ shown }) => shown)
  return (
    <Card flush>
      <List label='名册和制度'>
        {tools.map(({ page, title, note }) => <Row key={page} title={title} note={note} onTap={() => go(page)} />)}
      </List>
    </Card>
  )
}
