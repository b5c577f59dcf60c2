import type { Reason } from '@village/shared/kernel/finding'
import { Basis } from '@/ui/basis'
import { Notice } from '@/ui/notice'
import { spoken } from '@/ui/words'

/** What the regulation has against a leave without forbidding it: he who asks sees it, and he who decides. */
export function Warnings({ because }: { because: Reason[] }) {
  const warnings = because.filter(reason => reason.warning)
  if (warnings.length === 0) return null
  return (
    <Notice kind='warn' title='可以提交，由审批人特别考虑'>
      {warnings.map(reason => <p key={reason.text}>{spoken(reason.text)}。<Basis because={[reason]} title='为什么要特别考虑' /></p>)}
    </Notice>
  )
}
