import { due } from '@village/shared/contract/due'
import { go, parameter } from '@/go'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { sentence } from '@/ui/words'
import { DueMark } from '../lines'

/** Of one matter: who stands how, in the order of the places. */
export default function DueOwnersPage() {
  const period = parameter('period') ?? ''
  const organisationId = parameter('organisationId')
  const pages = usePages(due.owners, { key: parameter('key') ?? '', period, ...(organisationId ? { organisationId } : {}) })
  return (
    <Page title={parameter('title') ?? '各家的情况'}>
      <Paged of={pages} label='各家的情况' unit='家' empty={<Empty title='这里是各家的情况'>这段时间没有人要做这一项。</Empty>}>
        {({ owner, id, name, place, required, done, state }) => (
          <Row key={`${id} ${place}`} title={name} note={sentence([place, required !== null && `${done} / ${required}`])} aside={<DueMark state={state} />} onTap={() => go('/pages/due/list/index', { owner, id, period })} />
        )}
      </Paged>
    </Page>
  )
}
