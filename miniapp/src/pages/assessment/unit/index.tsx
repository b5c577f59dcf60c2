import { assessment, type UnitTable } from '@village/shared/contract/assessment'
import { nameOfWord } from '@village/shared/kernel/word'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Fact, Facts } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'
import '../assessment.scss'

/** A unit in the double assessment: its people and teams, and what follows for it. */
export default function AssessmentUnit() {
  const input = { id: parameter('id') ?? '', year: Number(parameter('year')) }
  const load = useLoad(assessment.unit, input, { keep: false })
  const { data } = load
  return (
    <Page title={data ? `${data.unitName} ${data.year} 年` : '双考核表'}>
      <Loaded of={load}>{table => (
        <>
          <Head of={table} />
          <Card flush>
            <List label='派出的人和工作队'>
              {table.lines.map(({ sheetId, name, villageName, title, grade, received }) => (
                <Row
                  key={sheetId} title={name} note={sentence([villageName, title, received ? `${received.byName}${instantWord(received.at)}收到` : '单位没有签收'])} aside={<Tag tone={grade ? 'pine' : 'plain'}>{grade ? nameOfWord(grade) : '不定等次'}</Tag>}
                  onTap={() => go('/pages/assessment/person/index', { id: sheetId })}
                />
              ))}
            </List>
          </Card>
          <Follows of={table} />
          <Files {...input} />
        </>
      )}</Loaded>
    </Page>
  )
}

function Head({ of: { people, teams, grades, received } }: { of: UnitTable }) {
  return (
    <Card>
      <Fact name='参加考核' unit={`人${teams > 0 ? `，它派了人的工作队 ${teams} 支` : ''}`}>{people}</Fact>
      <Facts items={[{ name: '等次', value: grades.map(({ grade, count }) => `${nameOfWord(grade)} ${count} 人`).join('，') || '没有定等次' }, { name: '单位收到', value: `${received} 人的结果` }]} />
    </Card>
  )
}

function Follows({ of: { follows } }: { of: UnitTable }) {
  return (
    <Card title='对单位'>
      <p className='paragraph'>{follows.length > 0 ? '制度写的，由有权的人决定，软件不自动处理。' : '制度没有写对单位怎样。'}</p>
      {follows.map(({ text, of, because }) => <p key={text} className='tree-words'>{text}（{of.join('、')}） <Basis because={because} title='对单位' /></p>)}
    </Card>
  )
}

function Files({ id, year }: { id: string; year: number }) {
  const { fault, run } = useAction(async (kind: 'docx' | 'pdf') => {
    const { bytes, name } = await download(kind === 'pdf' ? assessment.unitPdf : assessment.unitDocx, { id, year })
    await handOver(bytes, name)
  })
  return <Card title='双考核表'><FaultNotice fault={fault} /><div className='actions'><Button onTap={() => run('docx')}>导出 Word</Button><Button onTap={() => run('pdf')}>导出 PDF</Button></div></Card>
}
