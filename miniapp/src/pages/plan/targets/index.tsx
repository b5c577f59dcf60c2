import { project, type TargetLine } from '@village/shared/contract/project'
import { today } from '@/clock'
import { Basis } from '@/ui/basis'
import { Card, Fact } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { sentence } from '@/ui/words'
import '../plan.scss'
import { useVillage } from '../village'

/** The targets of a village for the year, counted from what is recorded. */
export default function Targets() {
  const { placeId, choose } = useVillage('这里是一个村的年度目标')
  const load = useLoad(project.targets, { placeId, year: Number(today().slice(0, 4)) }, { when: placeId !== '' })
  return (
    <Page title='年度目标'>
      {choose}
      <Loaded of={load}>{found => found.lines.length === 0
        ? <Empty title='这里是年度目标'>本地的制度没有规定实事、集体经济、主导产业这些目标。</Empty>
        : (
          <>
            {found.villagers === null && <Notice kind='warn'>还不知道全村有多少人，受益面算不出来。户册登记以后自动有，也可以写在年度计划里。</Notice>}
            {found.lines.map(line => <Target key={line.target} line={line} villageName={found.villageName} />)}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Target({ line: { name, count, requiredMin, requiredMax, beneficiaries, compliant, counted, because }, villageName }: { line: TargetLine; villageName: string }) {
  const wanted = requiredMin === null ? '没有规定数量' : `应有 ${requiredMin}${requiredMax === null ? ' 个以上' : ` 至 ${requiredMax} 个`}`
  return (
    <Card title={name} aside={<Basis because={because} title={`${name}怎么算`} />}>
      <div className='plan-head'>
        <Fact name={sentence([villageName, wanted])} unit='个' tone={compliant ? 'pine' : 'ink'}>{count ?? '—'}</Fact>
        {compliant === null ? <Mark symbol='?' name='还不能判断' tone='amber' /> : compliant ? <Mark symbol='√' name='达到' tone='pine' /> : <Mark symbol='○' name='还差' tone='amber' />}
      </div>
      <p className='plan-note'>{sentence([counted.join('、') || '还没有记录', beneficiaries !== null && beneficiaries > 0 && `受益 ${beneficiaries} 人`])}</p>
    </Card>
  )
}
