import { useState } from 'react'
import { report, REPORT_STATE_NAMES } from '@village/shared/contract/report'
import { ROLES } from '@village/shared/kernel/role'
import { call } from '@/call'
import { go, parameter } from '@/go'
import { session } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'
import { DueMark } from '../../due/lines'

/** Of one report and time: who has sent it, in the order of the places; and all of them made into one. */
export default function Collected() {
  const [search, setSearch] = useState('')
  const asked = { report: parameter('report') ?? '', period: parameter('period') ?? '' }
  const pages = usePages(report.collected, { ...asked, ...(search.trim() ? { search: search.trim() } : {}) })
  const place = session.get()?.me.roles.find(({ role }) => ROLES[role].level === 'township' || ROLES[role].level === 'county')
  const { fault, run } = useAction(async () => {
    const { id } = await call(report.rollup, { ...asked, organisationId: place?.organisationId ?? '' })
    go('/pages/report/edit/index', { id })
  })
  return (
    <Page title={parameter('title') ?? '收报'} action={parameter('rollup') && place && <Button kind='primary' onTap={run}>汇总成一份</Button>}>
      <FaultNotice fault={fault} />
      {(search !== '' || pages.total > 8) && <Search value={search} onInput={setSearch} placeholder='查找工作队或村' />}
      <Paged of={pages} label='各家报了没有' unit='家' empty={<Empty title={search ? '没有找到' : '这里看各家报了没有'}>{search ? '换个词试试。' : '没有要报这一份的。'}</Empty>}>
        {({ ownerId, ownerName, place: where, state, reportId, reportState, submittedAt }) => (
          <Row key={ownerId} title={ownerName} note={sentence([where, submittedAt ? `${instantWord(submittedAt)} 报送` : '还没有报', reportState && reportState !== 'submitted' && REPORT_STATE_NAMES[reportState]])} aside={<DueMark state={state} />}
            onTap={reportId ? () => go('/pages/report/view/index', { id: reportId }) : undefined} />
        )}
      </Paged>
    </Page>
  )
}
