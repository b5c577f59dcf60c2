import { isRefusal } from '@village/shared/kernel/refusal'
import type { Day } from '@village/shared/kernel/day'
import { compensatoryBalance, type RestAccount } from '@village/shared/rules/compensatory-balance'
import type { PolicyInForce } from '@/policy'
import { Basis } from '@/ui/basis'
import { Card, Facts } from '@/ui/card'
import { daysWord } from '@/ui/words'

/** What somebody worked on rest days and rested for it, on the first day of the rest he asks for. */
export function Rest({ policy, account, on }: { policy: PolicyInForce; account: RestAccount; on: Day }) {
  if (!policy.active || !policy.calendar) return null
  const { value, because } = compensatoryBalance(policy.active.profile, policy.calendar, account, on)
  if (isRefusal(value)) return null
  const { earned, taken, expired, left } = value
  return (
    <Card title='攒下的调休' aside={<Basis because={because} title='调休怎样算' />}>
      <Facts
        items={[
          { name: '节假日加班', value: daysWord(earned / 2) }, { name: '已经休的', value: daysWord(taken / 2) },
          ...(expired > 0 ? [{ name: '过期没有休', value: daysWord(expired / 2) }] : []), { name: '还可以休', value: daysWord(left / 2) },
        ]}
      />
    </Card>
  )
}
