import { operation } from '@village/shared/contract/operation'
import { download } from '@/call'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import '../operation.scss'

/** What the system holds of the person who asks, and the way to take it with him. */
export default function OwnDataPage() {
  const load = useLoad(operation.own, undefined, { keep: false })
  const file = useAction(async () => {
    const { bytes, name } = await download(operation.ownXlsx, undefined)
    await handOver(bytes, name)
  })
  return (
    <Page title='我的数据' action={<Button kind='primary' onTap={file.run}>导出我的数据</Button>}>
      <p className='lede'>系统里关于您的、您写的，都在这里：为什么要留，留多久，有多少条。导出是一份表格，只有您自己能导；别人的姓名写作“另一人”。有不对的，请告诉管理员更正。</p>
      <FaultNotice fault={file.fault} />
      <Loaded of={load}>
        {({ kinds, rows }) => (
          <>
            <Card title={`共 ${rows} 条`} flush>
              <List label='有您的数据的'>
                {kinds.filter(kind => kind.rows > 0).map(kind => <Row key={kind.name} title={kind.name} note={<><span className='operation-line'>{kind.purpose}</span><span className='operation-line'>保存：{kind.keep}</span></>} aside={<span className='numbers'>{kind.rows} 条</span>} />)}
              </List>
            </Card>
            <Card title='没有您的数据的'>
              <p>{kinds.filter(kind => kind.rows === 0).map(({ name }) => name).join('、')}</p>
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}
