import { board, type BoardLine } from '@village/shared/contract/board'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'

/** The boards within reach: which say everything they should, and what the others lack. */
export default function BoardsPage() {
  const load = useLoad(board.list, undefined)
  return (
    <Page title='村公示栏' action={may('disclosure.manage') && <Button onTap={() => go('/pages/disclosure/posters/index')}>全镇的海报</Button>}>
      <Loaded of={load}>{boards => boards.length === 0
        ? <Empty title='这里管理村里的公示栏'>您的范围里还没有村。请管理员在“组织和人员”里添加。</Empty>
        : (
          <Card flush>
            <List label='各村公示栏'>{boards.map(line => <BoardRow key={line.villageId} line={line} />)}</List>
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function BoardRow({ line: { villageId, villageName, townshipName, lacks } }: { line: BoardLine }) {
  return (
    <Row
      title={villageName}
      note={lacks.length > 0 ? lacks.map(({ text }) => text).join('；') : townshipName}
      aside={lacks.length > 0 ? <Mark symbol='…' name={`缺 ${lacks.length} 项`} tone='amber' /> : <Mark symbol='√' name='齐全' tone='pine' />}
      onTap={() => go('/pages/disclosure/board/index', { villageId })}
    />
  )
}
