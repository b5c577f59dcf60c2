import { useState } from 'react'
import { selection, type UncheckedLine } from '@village/shared/contract/selection'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, sentence } from '@/ui/words'
import { type Checked, SelectionQuestions } from '../../organisation/term/check'

const FEW = 6

/** People who serve and of whom nobody looked at the conditions: from a spreadsheet, or from before the document. */
export default function UncheckedSelections() {
  const [search, setSearch] = useState('')
  const [about, setAbout] = useState<UncheckedLine | null>(null)
  const pages = usePages(selection.unchecked, search.trim() ? { search: search.trim() } : {}, { keep: false })
  return (
    <Page title='核对选派条件'>
      <p className='paragraph'>这些人在岗，还没有人按制度核对过：名册导入的不一个一个问，先列在这里。问到的情况不保存，只留结果、条款和核对的人。</p>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找姓名、村、单位' />}
      <Paged of={pages} label='还没有核对的人' unit='人' empty={<Empty title={search ? '没有找到' : '都核对过了'}>{search ? '换个词试试。' : '新导入名册的人会出现在这里。'}</Empty>}>
        {line => <Row key={line.termId} title={line.name} note={sentence([line.villageName, line.roleName, line.unitName, `${dayWord(line.from)}到任`])} onTap={() => setAbout(line)} />}
      </Paged>
      {about && <Check of={about} onClose={() => setAbout(null)} onDone={() => void pages.first.reload()} />}
    </Page>
  )
}

function Check({ of: { termId, name }, onClose, onDone }: { of: UncheckedLine; onClose: () => void; onDone: () => void }) {
  const load = useLoad(selection.questions, { termId }, { keep: false })
  const [checked, setChecked] = useState<Checked>({ done: false, against: [], reason: '' })
  const { fault, run } = useAction(async () => {
    if (!checked.done) throw missing('against', '请先按制度核对')
    await call(selection.check, { termIds: [termId], against: checked.against, reason: checked.reason.trim() })
    say('已登记，结果和您的名字留着')
    onClose()
    onDone()
  })
  return (
    <Sheet title={`核对${name}`} open onClose={onClose}>
      <FaultNotice fault={fault} />
      <Loaded of={load}>{({ questions, because }) => <SelectionQuestions questions={questions} because={because} value={checked} onChange={setChecked} fault={fault} asks={{ label: '怎样处理', hint: '为什么还在岗，或者什么时候换人。' }} />}</Loaded>
      <Button kind='primary' onTap={run}>登记</Button>
    </Sheet>
  )
}
