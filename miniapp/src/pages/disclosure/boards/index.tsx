import { useState } from 'react'
import { board, type BoardStanding } from '@village/shared/contract/board'
import { issue } from '@village/shared/contract/issue'
import { addMonths, firstDay, monthOf } from '@village/shared/kernel/day'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Fact } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { LookedFor } from '@/ui/looked-for'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import '../disclosure.scss'

/** Of what is asked, the most asked. */
const MOST_SHOWN = 5
const MONTHS_BACK = 5

/** The boards within reach, those that lack most first: what is late, what is missing, what villagers ask. Each leads to where it is mended. */
export default function BoardsPage() {
  const load = useLoad(board.list, undefined)
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(board.listXlsx, undefined)
    await handOver(bytes, name)
  })
  return (
    <Page title='村公示栏' wide action={may('disclosure.manage') && <Button onTap={() => go('/pages/disclosure/posters/index')}>全镇的海报</Button>}>
      <Loaded of={load}>{boards => boards.length === 0
        ? <Empty title='这里管理村里的公示栏'>您的范围里还没有村。请管理员在“组织和人员”里添加。</Empty>
        : (
          <div className='columns'>
            <div className='column'>
              <Sums boards={boards} />
              {may('issue.read') && <Asked />}
              <FaultNotice fault={fault} />
              <Button onTap={run}>导出表格</Button>
            </div>
            <div className='column'>
              <LookedFor items={boards} namesOf={({ villageName, townshipName }) => [villageName, townshipName]} placeholder='查找村、乡镇'>{shown => shown.map(line => <Standing key={line.villageId} line={line} />)}</LookedFor>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Sums({ boards }: { boards: BoardStanding[] }) {
  const sum = (of: (line: BoardStanding) => number) => boards.reduce((all, line) => all + of(line), 0)
  const late = sum(({ late: dues, commitmentsLate }) => dues.length + commitmentsLate.length)
  const objections = sum(line => line.objections)
  return (
    <Card title={`${boards.length} 个村`}>
      <div className='fact-row'>
        <Fact name='公示栏齐全' unit='个' tone='pine'>{boards.filter(isComplete).length}</Fact>
        <Fact name='该公开已过期' unit='项' tone={late > 0 ? 'cinnabar' : 'ink'}>{late}</Fact>
        <Fact name='异议没有答复' unit='条' tone={objections > 0 ? 'amber' : 'ink'}>{objections}</Fact>
      </div>
    </Card>
  )
}

const isComplete = ({ lacks, late, commitmentsLate }: BoardStanding) => lacks.length + late.length + commitmentsLate.length === 0

/** What villagers ask most, of what they wrote themselves. */
function Asked() {
  const [from] = useState(() => firstDay(addMonths(monthOf(today()), -MONTHS_BACK)))
  const load = useLoad(issue.statistics, { from, to: today(), source: 'appeal' as const })
  return (
    <Card title='村民问得最多的' aside={`${dayWord(from)}起`} flush>
      <Loaded of={load}>{({ categories }) => (
        <List label='村民问得最多的'>
          {categories.slice(0, MOST_SHOWN).map(({ name, count }) => <Row key={name} title={name} aside={`${count} 件`} />)}
          {categories.length === 0 && <Row title='还没有村民写的诉求' note='村民扫公示栏上的码就能写' />}
          <Row title='全部问题的统计' onTap={() => go('/pages/issue/statistics/index')} />
        </List>
      )}</Loaded>
    </Card>
  )
}

function Standing({ line }: { line: BoardStanding }) {
  const { villageId, villageName, townshipName, lacks, late, open, commitmentsLate, objections, people, phonesAgreed } = line
  const toBoard = () => go('/pages/disclosure/board/index', { villageId })
  const toTexts = () => go('/pages/disclosure/publications/index', { villageId })
  return (
    <Card title={villageName} aside={townshipName} flush>
      <List label={`${villageName}的公示栏`}>
        {late.map(({ subjectName, due }) => <Row key={subjectName} title={`${subjectName}没有公开`} note={`最迟 ${dayWord(due)}`} aside={<Mark symbol='!' name='过期' tone='cinnabar' />} onTap={toTexts} />)}
        {commitmentsLate.map(title => <Row key={title} title={`承诺没有完成：${title}`} aside={<Mark symbol='!' name='过期' tone='cinnabar' />} onTap={() => go('/pages/plan/list/index')} />)}
        {objections > 0 && <Row title={`${objections} 条考勤异议没有答复`} aside={<Mark symbol='?' name='待答复' tone='amber' />} onTap={() => go('/pages/attendance/sheets/index')} />}
        {lacks.length > 0
          ? <Row title={`还缺 ${lacks.length} 样`} note={lacks.map(({ text }) => text).join('；')} aside={<Mark symbol='△' name='缺' tone='amber' />} onTap={toBoard} />
          : <Row title='公示栏' aside={<Mark symbol='√' name='齐全' tone='pine' />} onTap={toBoard} />}
        {open.length > 0 && <Row title='快到期的' note={open.map(({ subjectName, due }) => `${subjectName} ${dayWord(due)}前`).join('；')} onTap={toTexts} />}
        {people > 0 && <Row title='海报' note={sentence([`${phonesAgreed} / ${people} 人同意印电话`])} onTap={() => go('/pages/disclosure/poster/index', { villageId })} />}
      </List>
    </Card>
  )
}
