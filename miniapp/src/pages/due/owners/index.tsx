import { due, type DueOwnerLine } from '@village/shared/contract/due'
import { go, parameter } from '@/go'
import { Card } from '@/ui/card'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'
import { DueMark } from '../lines'

/** Of one matter: who stands how, in the order of the places. */
export default function DueOwnersPage() {
  const period = parameter('period') ?? ''
  const organisationId = parameter('organisationId')
  const pages = usePages(due.owners, { key: parameter('key') ?? '', period, ...(organisationId ? { organisationId } : {}) })
  const open = ({ owner, id }: DueOwnerLine) => go('/pages/due/list/index', { owner, id, period })
  return (
    <Page title={parameter('title') ?? '各家的情况'}>
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title='这里是各家的情况'>这个月没有人要做这一项。</Empty>
        : (
          <>
            <Card flush>
              <List label='各家的情况'>
                {pages.items.map(line => (
                  <Row key={`${line.id} ${line.place}`} title={line.name} note={sentence([line.place, line.required !== null && `${line.done} / ${line.required}`])} aside={<DueMark state={line.state} />} onTap={() => open(line)} />
                ))}
              </List>
            </Card>
            <More of={pages} unit='家' />
          </>
        )}
      </Loaded>
    </Page>
  )
}
