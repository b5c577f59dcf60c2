import { useState } from 'react'
import { handover } from '@village/shared/contract/handover'
import { HANDOVER_REASON_NAMES } from '@village/shared/contract/handover-words'
import { go } from '@/go'
import { may, session } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { HandoverMark } from '../marks'

const FEW = 6

/** Who hands over to whom: one's own, and those of the places one looks after. */
export default function Handovers() {
  const [search, setSearch] = useState('')
  const pages = usePages(handover.list, search.trim() ? { search: search.trim() } : {})
  const me = session.get()?.me
  const serves = me?.roles.some(({ teamId }) => teamId !== null) === true
  return (
    <Page title='选派、任期和交接' action={serves && <Button kind='primary' onTap={() => go('/pages/posting/person/index', { personId: me?.id })}>我的任期和交接</Button>}>
      <Card flush>
        <List label='任期和调整'>
          {may('posting.read') && <Row title='任期' note='谁什么时候期满，快到期的在前面' onTap={() => go('/pages/posting/terms/index')} />}
          <Row title='队伍组成和分工' note='够不够人，谁做什么，选派备案' onTap={() => go('/pages/posting/teams/index')} />
          {may('organisation.read') && may('posting.open') && !serves && <Row title='核对选派条件' note='在岗还没有核对过的人，名册导入的也在' onTap={() => go('/pages/posting/unchecked/index')} />}
          <Row title='调整和召回' note='提出、说明、审定、办理' onTap={() => go('/pages/posting/adjustments/index')} />
        </List>
      </Card>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找姓名、村' />}
      <Paged of={pages} label='工作交接' unit='份' empty={<Empty title={search ? '没有找到' : '还没有工作交接'}>{search ? '换个词试试。' : '有人期满、调整或者被召回时，在他的任期里办理交接。'}</Empty>}>
        {line => (
          <Row
            key={line.id} title={`${line.personName}${line.receiverName ? ` 交给 ${line.receiverName}` : ''}`} note={sentence([line.mine === 'receiver' && '由您接手', line.villageName, HANDOVER_REASON_NAMES[line.reason], `最后一天 ${dayWord(line.leavingOn)}`])}
            aside={<HandoverMark {...line} />} onTap={() => go('/pages/posting/handover/index', { id: line.id })}
          />
        )}
      </Paged>
    </Page>
  )
}
