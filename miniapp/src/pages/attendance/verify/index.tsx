import { useState } from 'react'
import { settlement, type VerifyReply } from '@village/shared/contract/settlement'
import { call } from '@/call'
import { missing } from '@/fault'
import { parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { monthWord } from '@/ui/words'

/** Is the paper what was signed? For anybody, without signing in. */
export default function VerifyPage() {
  const [code, setCode] = useState(() => parameter('code') ?? '')
  const [found, setFound] = useState<VerifyReply | null>(null)
  const { fault, run } = useAction(async () => {
    setFound(null)
    if (!code.trim()) throw missing('code', '请填写校验码')
    setFound(await call(settlement.verify, { code: code.trim() }))
  })
  return (
    <Page title='核验考勤表' open action={<Button kind='primary' onTap={run}>核验</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Field label='校验码' value={code} onInput={setCode} max={40} hint='印在考勤表最后一行，16 位数字和字母' error={errorOf(fault, 'code')} onConfirm={run} />
      </Card>
      {found && <Result found={found} />}
    </Page>
  )
}

function Result({ found }: { found: VerifyReply }) {
  if (!found.found) return <Notice kind='error' title='没有这个校验码'>请对照纸上的末行再输一次。仍然查不到，这张表不是从这里打印的。</Notice>
  const { organisationName, month, version, profileTitle, stateName, signedBy, unchanged, replaced, corrections } = found
  return (
    <>
      {unchanged ? <Notice kind='done' title='内容没有改动'>存着的内容和签字时一样。请再核对纸上的数字。</Notice> : <Notice kind='error' title='内容被改动过'>存着的内容和签字时不一样，请联系县驻村办。</Notice>}
      {replaced && <Notice kind='warn'>这一稿已经作废，有更新的一稿。</Notice>}
      {corrections > 0 && <Notice kind='info'>封存以后开过 {corrections} 张更正单，请看最近一次导出的表。</Notice>}
      <Card title={`${organisationName} ${monthWord(month)}`}>
        <Facts items={[
          { name: '状态', value: `第 ${version} 稿，${stateName}` },
          { name: '制度', value: profileTitle },
          { name: '签字', value: signedBy.length > 0 ? signedBy.join('；') : '还没有签字' },
          { name: '更正单', value: corrections > 0 ? `${corrections} 张` : '没有' },
        ]} />
      </Card>
    </>
  )
}
