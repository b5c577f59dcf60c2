import { Button as WeChatButton } from '@tarojs/components'
import { useState } from 'react'
import { why } from '@village/shared/contract/why'
import { download } from '@/call'
import { handOver } from '@/file'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { FaultNotice, Notice } from '@/ui/notice'
import { WHY_PAGE, type WhyAddress } from '@/ui/why'

/** To pass it on, and to print it: in WeChat as a card and a document, in the browser as a link and on paper. */
export function Tools({ address, query }: { address: WhyAddress; query: string }) {
  const [link, setLink] = useState('')
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(why.pdf, address)
    await handOver(bytes, name)
  })
  const copy = async () => {
    const written = `${location.origin}${location.pathname}#${WHY_PAGE}?${query}`
    try {
      await navigator.clipboard.writeText(written)
      say('链接已复制')
    } catch {
      setLink(written)
    }
  }
  if (process.env.TARO_ENV === 'weapp') {
    return (
      <>
        <FaultNotice fault={fault} />
        <div className='actions'>
          <WeChatButton className='plain button button-secondary' openType='share'>转发</WeChatButton>
          <Button kind='primary' onTap={run}>打印</Button>
        </div>
      </>
    )
  }
  return (
    <>
      {link && <Notice kind='info' title='请复制这个链接'><span className='why-link'>{link}</span></Notice>}
      <div className='actions'>
        <Button onTap={copy}>转发：复制链接</Button>
        <Button kind='primary' onTap={() => window.print()}>打印</Button>
      </div>
    </>
  )
}
