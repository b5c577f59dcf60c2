import { board } from '@village/shared/contract/board'
import { go, parameter } from '@/go'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { PublicationTable } from '../words'
import '../disclosure.scss'

/** A published text as a villager reads it; nobody signs in. */
export default function BoardTextPage() {
  const code = parameter('code') ?? ''
  const load = useLoad(board.publication, { code, id: parameter('id') ?? '' })
  const open = (id: string) => go('/pages/disclosure/text/index', { code, id })
  return (
    <Page title='公开的内容' open>
      <Loaded of={load}>{({ id, title, subjectName, villageName, day, version, text, table, versions }) => (
        <>
          {versions[0]?.id !== id && <Notice kind='warn' title='后来有了新的一版'>这是第 {version} 版，最新的在下面“各版”里。</Notice>}
          <Card>
            <h2 className='publication-title'>{title}</h2>
            <p className='paragraph'>{sentence([villageName, subjectName, `${dayWord(day)}公开`])}</p>
            {text && <p className='publication-text'>{text}</p>}
            {table && <PublicationTable table={table} label={title} />}
          </Card>
          {versions.length > 1 && (
            <Card title='各版' flush>
              <List label='各版'>{versions.map(each => <Row key={each.id} title={`第 ${each.version} 版`} note={`${dayWord(each.day)}公开`} aside={each.id === id ? '正在看' : undefined} onTap={each.id === id ? undefined : () => open(each.id)} />)}</List>
            </Card>
          )}
          <Button kind='quiet' onTap={() => go('/pages/disclosure/appeal/index', { code, publicationId: id })}>对这一项有意见</Button>
        </>
      )}</Loaded>
    </Page>
  )
}
