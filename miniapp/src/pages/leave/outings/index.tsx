import { useState } from 'react'
import { leave } from '@village/shared/contract/leave'
import { permissionsOf, reachesTeamOnly } from '@village/shared/kernel/permission'
import { officialOuting } from '@village/shared/rules/official-outing'
import { isRefusal } from '@village/shared/kernel/refusal'
import { nameOfRole } from '@village/shared/kernel/role'
import { go } from '@/go'
import { usePolicy } from '@/policy'
import { may, session } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { kindWord, noteOf, stateOf } from '../summary'

type Box = 'mine' | 'team'

/** Outings for the work of the village: reported before, to whom the regulation says. */
export default function OutingsPage() {
  const wide = (session.get()?.me.roles ?? []).some(({ role }) => !reachesTeamOnly(role) && permissionsOf(role).includes('leave.read'))
  const boxes: { value: Box; name: string }[] = [
    ...(may('leave.apply') ? [{ value: 'mine' as const, name: '我的' }] : []), ...(wide || may('attendance.roster') ? [{ value: 'team' as const, name: wide ? '管辖内' : '本队' }] : []),
  ]
  const [box, setBox] = useState<Box>(boxes[0]?.value ?? 'mine')
  const [search, setSearch] = useState('')
  const pages = usePages(leave.list, { box, kind: 'official_trip', search: search.trim() || undefined })
  const { active } = usePolicy()
  const rule = active && 'leave.outing' in active.profile.values ? officialOuting(active.profile) : null
  return (
    <Page title='因公外出报备' action={may('leave.apply') && <Button kind='primary' onTap={() => go('/pages/leave/apply/index', { kind: 'official_trip' })}>报备外出</Button>}>
      {active && rule && !isRefusal(rule.value) && (
        <p className='lede'>
          外出以前报{rule.value.fileWith.map(party => nameOfRole(party, active.profile.roles)).join('、')}{rule.value.writtenReportRequired ? '，写书面报告' : ''}。<Basis because={rule.because} title='因公外出怎样报备' />
        </p>
      )}
      {boxes.length > 1 && <Tabs label='哪些外出' options={boxes} value={box} onChoose={setBox} />}
      {(search !== '' || pages.total > 5) && <Search placeholder='查找姓名、事由' value={search} onInput={setSearch} />}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title={search ? '没有找到' : '没有外出报备'}>{search ? '换个词试试。' : '为村里的事外出以前，先在这里报备。'}</Empty>
          : (
            <Card flush>
              <List label='外出报备'>
                {pages.items.map(line => <Row key={line.id} title={box === 'mine' ? kindWord(line) : `${line.personName} ${kindWord(line)}`} note={noteOf(line, box !== 'mine')} aside={<Mark {...stateOf(line)} />} onTap={() => go('/pages/leave/detail/index', { id: line.id })} />)}
              </List>
              <More of={pages} unit='次' />
            </Card>
          )}
      </Loaded>
    </Page>
  )
}
