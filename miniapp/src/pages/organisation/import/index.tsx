import { useState } from 'react'
import { type ImportReply, organisation } from '@village/shared/contract/organisation'
import { download, upload } from '@/call'
import { chooseFile, type ChosenFile, handOver } from '@/file'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { BadRows } from './bad-rows'

type Outcome = { file: ChosenFile; reply: ImportReply }

/** Choose a file, have it checked, then have it written: all of it or nothing. */
export default function Import() {
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const check = useAction(async () => {
    const chosen = await chooseFile('xlsx')
    if (!chosen) return
    setOutcome(null)
    setFile(chosen)
    setOutcome({ file: chosen, reply: await upload(organisation.import, chosen.bytes, { check: 'yes' }) })
  })
  const write = useAction(async () => {
    if (!file) return
    setOutcome({ file, reply: await upload(organisation.import, file.bytes, { check: 'no' }) })
    say('已导入')
  })
  const fault = check.fault ?? write.fault
  const ready = outcome?.reply.checkedOnly === true
  const action = ready
    ? <Button kind='primary' onTap={write.run}>导入这份表格</Button>
    : <Button kind='primary' onTap={check.run}>{fault ? '改好后重新选择表格' : '选择填好的表格'}</Button>
  return (
    <Page title='导入和导出' action={action} wide>
      <FaultNotice fault={fault} />
      {fault?.refusal?.rows && <BadRows name={file?.name ?? '表格'} rows={fault.refusal.rows} />}
      {outcome && !fault && <Result outcome={outcome} />}
      <div className='columns'>
        <div className='column'><Steps /></div>
        <div className='column'><Export /></div>
      </div>
    </Page>
  )
}

function Result({ outcome: { file, reply } }: { outcome: Outcome }) {
  const { created, updated, unchanged, checkedOnly } = reply
  const counts = [
    [created.townships, '个乡镇'], [created.villages, '个村'], [created.units, '个派出单位'], [created.teams, '支工作队'], [created.people, '人'], [created.terms, '个任职'], [created.areas, '个责任区'],
  ] as const
  const changes = [[updated.units, '个派出单位'], [updated.people, '人'], [updated.teams, '支工作队'], [updated.terms, '个任职'], [updated.areas, '个责任区']] as const
  return (
    <>
      <Notice kind={checkedOnly ? 'info' : 'done'} title={checkedOnly ? '表格没有问题，还没有写入' : '已全部导入'}>
        {checkedOnly ? `请核对下面的数目，再点“导入这份表格”。（${file.name}）` : file.name}
      </Notice>
      <Card title={checkedOnly ? '导入后会' : '导入结果'}>
        <Facts items={[{ name: '新增', value: words(counts) }, { name: '修改', value: words(changes) }, { name: '没有变化', value: `${unchanged} 行` }]} />
      </Card>
    </>
  )
}

function words(counts: readonly (readonly [number, string])[]): string {
  return counts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join('，') || '没有'
}

function Steps() {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(organisation.template, undefined)
    await handOver(bytes, name)
  })
  return (
    <Card title='怎么导入'>
      <FaultNotice fault={fault} />
      <p className='paragraph'>一、下载模板，按表头填写乡镇、村、工作队、人员和责任区。</p>
      <p className='paragraph'>二、选择填好的表格，先检查，不写入。有问题会逐行列出在哪一格、错在哪里。</p>
      <p className='paragraph'>三、没有问题再导入。只要有一行不对，就一行也不写入。以后再导入同一份表格，只更新有变化的行。</p>
      <Button onTap={run}>下载导入模板</Button>
    </Card>
  )
}

function Export() {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(organisation.export, undefined)
    await handOver(bytes, name)
  })
  return (
    <Card title='导出现在的名册'>
      <FaultNotice fault={fault} />
      <p className='paragraph'>导出的表格和模板一样，改好后可以再导入。里面有手机号，请妥善保管。</p>
      <Button onTap={run}>导出名册</Button>
    </Card>
  )
}
