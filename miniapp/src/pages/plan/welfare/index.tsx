import { useState } from 'react'
import { support, type WelfareLine } from '@village/shared/contract/support'
import { download } from '@/call'
import { handOver } from '@/file'
import { go } from '@/go'
import { mayRecord } from '@/recording'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

const FEW = 6

/** Who is insured and had his medical check; of his health nothing is kept. */
export default function Welfare() {
  const [search, setSearch] = useState('')
  const wanted = search.trim() ? { search: search.trim() } : {}
  const pages = usePages(support.welfare, wanted)
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(support.welfareXlsx, wanted)
    await handOver(bytes, name)
  })
  return (
    <Page title='保险和体检' wide action={mayRecord('insurance') && <Button kind='primary' onTap={() => go('/pages/record/add/index', { kind: 'insurance' })}>登记意外险</Button>}>
      <FaultNotice fault={fault} />
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找姓名、单位或村' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : '这里是驻村干部的保险和体检'}>{search ? '换个词试试。' : '您的范围里现在没有驻村干部。'}</Empty>
        : <>{pages.items.map(line => <Person key={line.personId} line={line} />)}<More of={pages} unit='人' /></>}
      </Loaded>
      <div className='actions'>
        {mayRecord('medical_check') && <Button onTap={() => go('/pages/record/add/index', { kind: 'medical_check' })}>登记体检</Button>}
        {mayRecord('medical_claim') && <Button onTap={() => go('/pages/record/add/index', { kind: 'medical_claim' })}>登记医疗和理赔</Button>}
        {pages.items.length > 0 && <Button onTap={run}>导出表格</Button>}
      </div>
    </Page>
  )
}

function Person({ line: { name, unitName, villageName, insurance, check, claims } }: { line: WelfareLine }) {
  return (
    <Card title={name} aside={sentence([villageName, unitName])} flush>
      <List label={name}>
        {insurance.state !== 'unasked' && (
          <Row
            title={<>人身意外伤害保险 <Basis because={insurance.because} title='要不要办、保多少' /></>} note={sentence([insurance.coveredUntil ? `保到${dayWord(insurance.coveredUntil)}` : '还没有登记', insurance.tooLow && '有一份保额不够'])}
            aside={insurance.state === 'kept' ? <Mark symbol='√' name='在保' tone='pine' /> : <Mark symbol='!' name='没有在保' tone='cinnabar' />}
          />
        )}
        {check.state !== 'unasked' && (
          <Row
            title={<>体检 <Basis because={check.because} title='多久体检一次' /></>} note={check.lastDay ? `${dayWord(check.lastDay)}体检过` : '还没有登记'}
            aside={check.state === 'kept' ? <Mark symbol='√' name='已体检' tone='pine' /> : <Mark symbol='!' name='还没有' tone='amber' />}
          />
        )}
        {insurance.state === 'unasked' && check.state === 'unasked' && <Row title='本地制度没有写保险和体检，或者多久一次还没有填' note={check.lastDay ? `${dayWord(check.lastDay)}体检过` : undefined} aside={<Basis because={[...insurance.because, ...check.because]} />} />}
        {claims > 0 && <Row title='医疗费报销和理赔' aside={`${claims} 件在办`} onTap={may('record.read') ? () => go('/pages/record/list/index', { box: 'all', kind: 'medical_claim' }) : undefined} />}
      </List>
    </Card>
  )
}
