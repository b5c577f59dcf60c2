import { useState } from 'react'
import { emergency, type EmergencyContact, type EmergencyPlan } from '@village/shared/contract/emergency'
import { call } from '@/call'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** What to do, and the numbers of those who stand in no roster. */
export default function EditEmergency() {
  const load = useLoad(emergency.plan, { villageId: parameter('villageId') ?? '' }, { keep: false })
  if (load.data) return <Form key={load.data.version} of={load.data} />
  return <Page title='修改应急预案'><Loaded of={load}>{() => null}</Loaded></Page>
}

function Form({ of: { villageId, villageName, version, text: before, others } }: { of: EmergencyPlan }) {
  const [text, setText] = useState(before)
  const [contacts, setContacts] = useState<EmergencyContact[]>(others)
  const change = (at: number, more: Partial<EmergencyContact>) => setContacts(all => all.map((each, index) => (index === at ? { ...each, ...more } : each)))
  const { fault, run } = useAction(async () => {
    const empty = contacts.findIndex(({ name, phone }) => !name.trim() || !phone.trim())
    if (empty >= 0) throw missing('contacts', `第 ${empty + 1} 个电话没有写全，写上姓名或单位和号码，或去掉`)
    await call(emergency.save, { villageId, version, text, contacts })
    say('已保存为新的一版')
    goBack()
  })
  return (
    <Page title='修改应急预案' action={<Button kind='primary' onTap={run}>保存</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>村干部、工作队和乡镇的电话随名册走，不用在这里写。</p>
      <Card title={villageName}>
        <Field label='怎么处置' kind='long' value={text} onInput={setText} max={3000} optional hint='先做什么、谁去叫人、转移到哪里' error={errorOf(fault, 'text')} />
      </Card>
      {contacts.map((contact, at) => (
        <Card key={at} title={`第 ${at + 1} 个电话`} aside={<Button kind='quiet' narrow label={`去掉第 ${at + 1} 个电话`} onTap={() => setContacts(all => all.filter((_, index) => index !== at))}>去掉</Button>}>
          <Field label='姓名或单位' value={contact.name} onInput={name => change(at, { name })} max={40} error={contact.name.trim() ? undefined : errorOf(fault, 'contacts')} />
          <Field label='做什么' value={contact.duty} onInput={duty => change(at, { duty })} max={60} optional />
          <Field label='电话' kind='phone' value={contact.phone} onInput={phone => change(at, { phone })} max={20} error={errorOf(fault, 'contacts')} />
        </Card>
      ))}
      <Button onTap={() => setContacts(all => [...all, { name: '', duty: '', phone: '' }])}>再加一个电话</Button>
    </Page>
  )
}
