import { useState } from 'react'
import { approval } from '@village/shared/contract/approval'
import { addDays } from '@village/shared/kernel/day'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { goBack } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { sentence } from '@/ui/words'

/** Asks somebody to decide in one's stead for some days. */
export default function DeputyPage() {
  const found = useLoad(approval.choices, undefined)
  const [chosen, choose] = useState(0)
  const [deputyId, setDeputy] = useState<string | null>(null)
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState(addDays(today(), 2))
  const choices = found.data ?? []
  const role = choices.at(chosen)
  const { fault, run } = useAction(async () => {
    if (!role) return
    if (!deputyId) throw missing('deputyId', '请选代理人')
    await call(approval.nameDeputy, { role: role.role, organisationId: role.organisationId, ...(role.teamId ? { teamId: role.teamId } : {}), deputyId, from, to })
    say('已告诉对方，等他接受')
    goBack()
  })
  return (
    <Page title='请人代理审批' action={role && <Button kind='primary' onTap={run}>请他代理</Button>}>
      <FaultNotice fault={fault} />
      <Loaded of={found}>
        {() => !role
          ? <Empty title='这里请人代理审批'>您现在没有担任审批岗位。</Empty>
          : (
            <Card>
              {choices.length > 1 && (
                <Select
                  label='代理哪个岗位'
                  options={choices.map((each, index) => ({ value: String(index), name: sentence([each.place, each.roleName]) }))}
                  value={String(chosen)}
                  onChoose={next => { choose(Number(next)); setDeputy(null) }}
                />
              )}
              <Select
                label='请谁代理'
                options={role.people.map(({ personId, name, roleName }) => ({ value: personId, name, note: roleName }))}
                value={deputyId}
                onChoose={setDeputy}
                error={errorOf(fault, 'deputyId')}
                empty='本单位和上级单位没有可以代理的人'
              />
              <DayPicker label='从哪天开始' value={from} onChoose={next => { setFrom(next); if (to < next) setTo(next) }} from={today()} error={errorOf(fault, 'from')} />
              <DayPicker label='到哪天结束' value={to} onChoose={setTo} from={from} error={errorOf(fault, 'to')} />
            </Card>
          )}
      </Loaded>
    </Page>
  )
}
