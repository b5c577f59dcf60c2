import { type KindTotal, simulation, SIMULATION_KIND_NAMES, type Simulation, type SimulationSummary } from '@village/shared/contract/simulation'
import { yuan } from '@village/shared/kernel/money'
import { download } from '@/call'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'
import { Changes } from './changes'
import { monthsWord } from './start'

const MOST_CHANGES = 8

/** The totals first, then everything. */
export function Totals({ one, summary }: { one: Simulation; summary: SimulationSummary }) {
  const { compared, people, decided, kinds, notCompared } = summary
  const file = useAction(async () => {
    const { bytes, name } = await download(simulation.xlsx, { id: one.id })
    await handOver(bytes, name)
  })
  return (
    <>
      {one.outdated && <Notice kind='warn' title='草稿后来又改过'>下面是改动以前的结果，要看现在这份草稿的影响，请再模拟一次。</Notice>}
      <FaultNotice fault={file.fault} />
      <div className='columns'>
        <div className='column'>
          <Card aside={monthsWord(one)} title='总数'>
            <Fact name='结果会变的' unit='人' tone={people > 0 ? 'amber' : 'pine'}>{people}</Fact>
            {people > 0 && <p className='paragraph'>{onlyNumbers(people, decided)}</p>}
            <p className='lede'>{sentence([`比较了 ${compared.people} 人、${compared.months} 人月${compared.leaves > 0 ? `、${compared.leaves} 份请假` : ''}`, one.finishedAt && `${instantWord(one.finishedAt)} 算完`], '；')}</p>
            {people > 0 && <Button onTap={file.run}>下载表格</Button>}
          </Card>
          {kinds.map(total => <KindCard key={total.kind} total={total} />)}
          {notCompared.length > 0 && <NotCompared titles={notCompared} />}
        </div>
        <div className='column'>
          {people > 0
            ? <Changes id={one.id} kinds={kinds} />
            : <Empty title='没有变化'>{compared.people > 0 ? '按这份草稿，这几个月每个人的结果都和现在一样。' : '这几个月这里没有人任职，没有可以比较的。'}</Empty>}
        </div>
      </div>
    </>
  )
}

/** Whom it touches, told apart from whose numbers merely read otherwise. */
function onlyNumbers(people: number, decided: number): string {
  if (decided === people) return '达标、标记、处理、补助或审批会不一样。'
  if (decided === 0) return '都只是天数不同，达标、处理、补助和审批都不变。'
  return `其中 ${decided} 人的达标、标记、处理、补助或审批会不一样，其余 ${people - decided} 人只是天数不同。`
}

function KindCard({ total: { kind, people, fen, changes } }: { total: KindTotal }) {
  return (
    <Card title={SIMULATION_KIND_NAMES[kind]} aside={`${people} 人`} flush>
      <List label={SIMULATION_KIND_NAMES[kind]}>
        {changes.slice(0, MOST_CHANGES).map(({ text, people: own }) => <Row key={text} title={text} aside={`${own} 人`} />)}
        {changes.length > MOST_CHANGES && <Row title={`另有 ${changes.length - MOST_CHANGES} 种变化`} note='下载的表格里全有' />}
        {kind === 'allowance' && <Row title='补助总额' aside={`${fen >= 0 ? '多' : '少'} ${yuan(Math.abs(fen))} 元`} />}
      </List>
    </Card>
  )
}

function NotCompared({ titles }: { titles: string[] }) {
  return (
    <Card title='没有比较的改动' aside={`${titles.length} 项`}>
      <p className='lede'>这些也改了，但系统里没有相应的记录，或者不影响过去的结果，所以没有算。</p>
      <p className='paragraph'>{titles.join('、')}。</p>
    </Card>
  )
}
