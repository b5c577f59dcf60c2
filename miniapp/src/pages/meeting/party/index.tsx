import { useState } from 'react'
import { party, type PartyBox, type PartyBranch, type PartyMember, type PartyReportLine } from '@village/shared/contract/party'
import { today } from '@/clock'
import { parameter } from '@/go'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, type Pages, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { Add, AddGroup, Change, Check, Leave, Report } from './forms'
import { openReport } from './report-file'

type Open = { form: 'add' | 'group' | 'check' | 'report' } | { form: 'change' | 'leave'; member: PartyMember }
const TITLES: Record<Open['form'], string> = { add: '登记党员', group: '设立党小组', check: '检查支部记录本', report: '写书面汇报', change: '党员登记', leave: '转出组织关系' }

/** A few are read at a glance. */
const FEW = 8

/** The branch of a village: its members, who came and went, its groups, its books. */
export default function PartyPage() {
  const villageId = parameter('villageId') ?? ''
  const load = useLoad(party.branch, { villageId }, { keep: false })
  const [box, setBox] = useState<PartyBox>('current')
  const [search, setSearch] = useState('')
  const members = usePages(party.members, { villageId, box, ...wordOf(search) }, { keep: false })
  const [writer, setWriter] = useState('')
  const reports = usePages(party.reports, { villageId, ...wordOf(writer) }, { keep: false })
  const [open, setOpen] = useState<Open | null>(null)
  const done = (branch: PartyBranch) => {
    setOpen(null)
    load.put(branch)
    void members.first.reload()
    void reports.first.reload()
  }
  const { data } = load
  return (
    <Page title='党员和党小组' wide action={data && (data.may.manage ? <Button kind='primary' onTap={() => setOpen({ form: 'add' })}>登记党员</Button> : data.mine && data.reportPeriod && <Button kind='primary' onTap={() => setOpen({ form: 'report' })}>写书面汇报</Button>)}>
      <Loaded of={load}>{of => (
        <>
          <div className='columns'>
            <div className='column'>
              <Members of={of} pages={members} box={box} onBox={setBox} search={search} onSearch={setSearch} onOpen={setOpen} />
            </div>
            <div className='column'>
              <Card title='党小组' aside={of.may.manage && <Button kind='quiet' narrow onTap={() => setOpen({ form: 'group' })}>设立</Button>} flush>
                {of.groups.length === 0 ? <Empty title='还没有党小组'>驻村工作队的党员可以单独成立党小组。</Empty> : <List label='党小组'>{of.groups.map(each => <Row key={each.id} title={each.name} note={sentence([each.leaderName && `组长 ${each.leaderName}`, each.ofTeam && '驻村工作队'])} aside={`${each.members} 人`} />)}</List>}
              </Card>
              <Reports of={of} pages={reports} search={writer} onSearch={setWriter} onOpen={setOpen} />
              <Checks of={of} onOpen={setOpen} />
            </div>
          </div>
          <Sheet title={open ? TITLES[open.form] : ''} open={open !== null} onClose={() => setOpen(null)}>
            {open?.form === 'add' && <Add of={of} onDone={done} />}
            {open?.form === 'change' && <Change of={of} member={open.member} onDone={done} onLeave={() => setOpen({ form: 'leave', member: open.member })} />}
            {open?.form === 'leave' && <Leave member={open.member} onDone={done} />}
            {open?.form === 'group' && <AddGroup of={of} onDone={done} />}
            {open?.form === 'report' && <Report of={of} onDone={done} />}
            {open?.form === 'check' && <Check of={of} onDone={done} />}
          </Sheet>
        </>
      )}</Loaded>
    </Page>
  )
}

interface PartProps {
  of: PartyBranch
  onOpen: (open: Open) => void
}

interface ListProps<Item> extends PartProps {
  pages: Pages<Item>
  search: string
  onSearch: (search: string) => void
}

function Members({ of, pages, box, onBox, search, onSearch, onOpen }: ListProps<PartyMember> & { box: PartyBox; onBox: (box: PartyBox) => void }) {
  const { villageName, members, groups, may } = of
  return (
    <>
      {members.left > 0 && <Tabs label='哪些党员' options={[{ value: 'current', name: `在册 ${members.current} 人` }, { value: 'left', name: `转出 ${members.left} 人` }]} value={box} onChoose={onBox} />}
      {(search !== '' || pages.total > FEW) && <Search value={search} onInput={onSearch} placeholder='查找姓名、拼音、小组或介绍信' />}
      <Card title={box === 'left' ? '转出的' : `${villageName}党员`} aside={members.left === 0 && `${members.current} 人`} flush>
        <Loaded of={pages.first}>{() => pages.items.length === 0
          ? search ? <Empty title='没有找到'>换个词试试。</Empty> : <Empty title='党员名册还是空的'>登记以后，三会一课的应到名单从这里来。</Empty>
          : (
            <>
              <List label='党员'>
                {pages.items.map(each => box === 'left'
                  ? <Row key={each.id} title={each.name} note={sentence([`${dayWord(each.to!)} 转到${each.wentTo}`, each.letterOut && `介绍信 ${each.letterOut}`])} />
                  : (
                    <Row
                      key={each.id} title={each.name} note={sentence([groups.find(({ id }) => id === each.groupId)?.name, each.cameFrom && `${dayWord(each.from)} 从${each.cameFrom}转来`, each.letterIn && `介绍信 ${each.letterIn}`])}
                      aside={<>{each.committee && <Tag tone='pine'>支委</Tag>}{!each.formal && <Tag>预备</Tag>}</>} onTap={may.manage ? () => onOpen({ form: 'change', member: each }) : undefined}
                    />
                  ))}
              </List>
              {(pages.more || search !== '') && <More of={pages} unit='人' />}
            </>
          )}
        </Loaded>
      </Card>
    </>
  )
}

function Reports({ of, pages, search, onSearch, onOpen }: ListProps<PartyReportLine>) {
  if (!of.reportPeriod && pages.total === 0 && search === '') return null
  return (
    <Card title='半年书面汇报' aside={<Basis because={of.reportBecause} title='书面汇报写什么、交给谁' />} flush>
      {(search !== '' || pages.total > FEW) && <Search value={search} onInput={onSearch} placeholder='查找姓名或拼音' />}
      <Loaded of={pages.first}>{() => (
        <>
          <List label='半年书面汇报'>
            {pages.items.map(each => <Row key={each.id} title={`${each.name} ${periodWord(each.period)}`} note={instantWord(each.at)} onTap={() => openReport(each.id, each.mine && !of.may.manage)} />)}
            {of.mine && of.reportPeriod && <Row title={`＋ 写 ${periodWord(of.reportPeriod)} 的汇报`} note={of.reportTopics.join('、')} onTap={() => onOpen({ form: 'report' })} />}
            {pages.items.length === 0 && (search !== '' ? <Row title='没有找到，换个词试试' /> : !of.mine && <Row title='还没有人交' />)}
          </List>
          {(pages.more || search !== '') && <More of={pages} unit='份' />}
        </>
      )}
      </Loaded>
    </Card>
  )
}

function Checks({ of, onOpen }: PartProps) {
  const { checkDue, checks } = of
  if (!checkDue && checks.length === 0 && !of.may.check) return null
  return (
    <Card title='支部记录本检查' aside={checkDue && <>{checkDue.compliant === true ? <Mark symbol='√' name='本季度查过' tone='pine' /> : checkDue.due && checkDue.due >= today() ? <Mark symbol='○' name={`${dayWord(checkDue.due)}前`} tone='amber' /> : null}<Basis because={checkDue.because} title='多久查一次' /></>} flush>
      <List label='支部记录本检查'>
        {checks.map(each => <Row key={each.id} title={`${dayWord(each.day)} ${each.bookNames}`} note={sentence([each.found, each.roleName, each.byName])} />)}
        {of.may.check && <Row title='＋ 记一次检查' note='支部记录本、民情日记、四簿一册' onTap={() => onOpen({ form: 'check' })} />}
        {checks.length === 0 && !of.may.check && <Row title='还没有检查' />}
      </List>
    </Card>
  )
}

function wordOf(search: string): { search?: string } {
  return search.trim() ? { search: search.trim() } : {}
}

/** "2025年上半年" */
export function periodWord(period: string): string {
  return `${period.slice(0, 4)}年${period.endsWith('1') ? '上' : '下'}半年`
}
