import { organisation } from '@village/shared/contract/organisation'
import { selection } from '@village/shared/contract/selection'
import { download } from '@/call'
import { handOver } from '@/file'
import { go } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { LookedFor } from '@/ui/looked-for'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { sentence } from '@/ui/words'

/** The teams within reach; the list of whoever was selected goes to the departments that keep it. */
export default function TeamsOfPosting() {
  const teams = useLoad(organisation.teams, {})
  const file = useAction(async (kind: 'filingXlsx' | 'filingDocx') => {
    const { bytes, name } = await download(selection[kind], undefined)
    await handOver(bytes, name)
  })
  return (
    <Page title='队伍组成和分工'>
      <FaultNotice fault={file.fault} />
      <Loaded of={teams}>{found => (found.length === 0
        ? <Empty title='这里列出工作队'>您能看到的地方还没有工作队。</Empty>
        : <LookedFor items={found} namesOf={({ villageName, townshipName }) => [villageName, townshipName]} placeholder='查找村、乡镇'>{shown => <Card flush><List label='工作队'>{shown.map(team => <Row key={team.id} title={team.villageName} note={`${team.townshipName} · ${team.members.length} 人`} onTap={() => go('/pages/posting/team/index', { teamId: team.id })} />)}</List></Card>}</LookedFor>
      )}</Loaded>
      {may('posting.open') && <Quotas />}
      {may('posting.open') && <div className='actions'><Button onTap={() => file.run('filingXlsx')}>备案表（表格）</Button><Button onTap={() => file.run('filingDocx')}>备案表（Word）</Button></div>}
    </Page>
  )
}

/** Whether each unit sends as many as the document wants of one of its size; nothing where it does not say. */
function Quotas() {
  const { data } = useLoad(selection.quotas, undefined)
  if (!data?.length) return null
  return (
    <Card title='派出单位选派人数' flush>
      <List label='派出单位选派人数'>
        {data.map(({ unitId, unitName, staff, sent, least, soft, compliant, because }) => (
          <Row
            key={unitId} title={<>{unitName} <Basis because={because} title='要选派几人' /></>} note={sentence([staff === null ? '还没有登记编制人数' : `编制 ${staff} 人，${soft ? '原则上' : '至少'}选派 ${least} 人`, `已派 ${sent} 人`])}
            aside={compliant === null ? <Mark symbol='?' name='还不能判断' tone='amber' /> : compliant ? <Mark symbol='√' name='够' tone='pine' /> : <Mark symbol='!' name='不够' tone='amber' />}
            onTap={may('organisation.manage') ? () => go('/pages/organisation/units/index') : undefined}
          />
        ))}
      </List>
    </Card>
  )
}
