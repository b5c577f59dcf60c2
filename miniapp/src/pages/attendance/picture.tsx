import { presence } from '@village/shared/contract/presence'
import { download } from '@/call'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { FaultNotice } from '@/ui/notice'

/** The picture of a record: fetched only when somebody wants to see it. */
export function Picture({ id }: { id: string }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(presence.picture, { id })
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Button onTap={run}>查看照片</Button>
    </>
  )
}
