import { issue } from '@village/shared/contract/issue'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded } from '@/ui/load'
import { Empty, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { IssueRow } from '../marks'

/** Clues and complaints that this person reported or receives. Nothing of it is kept on the phone. */
export default function RestrictedIssues() {
  const pages = usePages(issue.restricted, {}, { keep: false })
  return (
    <Page title='线索和反映' action={may('issue.raise') && <Button kind='primary' onTap={() => go('/pages/issue/new/index', { kind: 'clue' })}>报一条线索</Button>}>
      <Notice kind='info'>只有报送的人和受理的机构看得到，不在查找、统计和导出里，也不存在手机上。</Notice>
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title='这里是您报送的和等您受理的'>制度安排不合理、政策落实不公平、干部违纪违法和黑恶势力线索，以及不配合工作队的情况，都从这里报。</Empty>
        : <><Card flush><List label='线索和反映'>{pages.items.map(line => <IssueRow key={line.id} line={line} restricted waiting />)}</List></Card><More of={pages} unit='条' /></>}
      </Loaded>
    </Page>
  )
}
