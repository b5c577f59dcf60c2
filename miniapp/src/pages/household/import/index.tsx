import { useState } from 'react'
import { household, type HouseholdImportReply } from '@village/shared/contract/household'
import { download, upload } from '@/call'
import { chooseFile, type ChosenFile, handOver } from '@/file'
import { parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { BadRows } from '../../organisation/import/bad-rows'

/** Choose a file, have it checked, then have it written: all of it or nothing. */
export default function ImportHouseholds() {
  const villageId = parameter('villageId') ?? ''
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [reply, setReply] = useState<HouseholdImportReply | null>(null)
  const check = useAction(async () => {
    const chosen = await chooseFile('xlsx')
    if (!chosen) return
    setReply(null)
    setFile(chosen)
    setReply(await upload(household.import, chosen.bytes, { villageId, check: 'yes' }))
  })
  const write = useAction(async () => {
    if (!file) return
    setReply(await upload(household.import, file.bytes, { villageId }))
    say('已导入')
  })
  const template = useAction(async () => {
    const { bytes, name } = await download(household.template, undefined)
    await handOver(bytes, name)
  })
  const fault = check.fault ?? write.fault ?? template.fault
  const action = reply?.checked
    ? <Button kind='primary' onTap={write.run}>导入这份户册</Button>
    : <Button kind='primary' onTap={check.run}>{fault ? '改好后重新选择表格' : '选择填好的表格'}</Button>
  return (
    <Page title={`导入${parameter('name') ?? ''}户册`} action={action} wide>
      <FaultNotice fault={fault} />
      {fault?.refusal?.rows && <BadRows name={file?.name ?? '表格'} rows={fault.refusal.rows} />}
      {reply && !fault && (
        <>
          <Notice kind={reply.checked ? 'info' : 'done'} title={reply.checked ? '表格没有问题，还没有写入' : '已全部导入'}>{reply.checked ? '请核对下面的数目，再点“导入这份户册”。' : file?.name}</Notice>
          <Card><Facts items={[{ name: '新增', value: `${reply.added} 户` }, { name: '修改', value: `${reply.changed} 户` }, { name: '没有变化', value: `${reply.same} 户` }]} /></Card>
        </>
      )}
      <Card title='怎么导入'>
        <p className='paragraph'>一、下载模板，一户一行。只填工作用得到的，别的空着。</p>
        <p className='paragraph'>二、选择填好的表格，先检查，不写入。有问题会列出在哪一格、错在哪里。</p>
        <p className='paragraph'>三、没有问题再导入。只要有一行不对，就一行也不写入。以后再导入，按户号只更新有变化的。</p>
        <Button onTap={template.run}>下载导入模板</Button>
      </Card>
    </Page>
  )
}
