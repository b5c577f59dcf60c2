import { useState } from 'react'
import { household, type HouseholdDetail, PROTECTED_FIELD_NAMES, type ProtectedField, REVEAL_PURPOSE_NAMES, REVEAL_PURPOSES, type RevealPurpose } from '@village/shared/contract/household'
import { call } from '@/call'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { FaultNotice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord, sentence } from '@/ui/words'
import { useLoad } from '@/ui/load'

/** The phone number and the number of the identity card: masked, whole for a purpose, and every reading is noted. */
export function Protected({ detail: { id, phone, idNumber, may } }: { detail: HouseholdDetail }) {
  const [asked, ask] = useState<ProtectedField | null>(null)
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null)
  const [shown, setShown] = useState<Partial<Record<ProtectedField, string>>>({})
  const [reading, setReading] = useState(false)
  const { fault, run, clear } = useAction(async () => {
    if (!asked || !purpose) throw missing('purpose', '请选做什么用')
    const { value } = await call(household.reveal, { id, field: asked, purpose })
    setShown(before => ({ ...before, [asked]: value }))
    close()
  })
  const close = () => {
    ask(null)
    setPurpose(null)
    clear()
  }
  const lines = ([['phone', phone], ['id_number', idNumber]] as const).filter((each): each is readonly [ProtectedField, string] => each[1] !== null)
  if (lines.length === 0) return null
  return (
    <>
      <List label='电话和身份证号'>
        {lines.map(([field, masked]) => (
          <Row key={field} title={shown[field] ?? masked} note={PROTECTED_FIELD_NAMES[field]} aside={may.reveal && !shown[field] ? '看全' : undefined} arrow={false} onTap={may.reveal && !shown[field] ? () => ask(field) : undefined} />
        ))}
      </List>
      {may.manage && <Button kind='quiet' onTap={() => setReading(!reading)}>{reading ? '收起' : '谁看过'}</Button>}
      {reading && <Reads id={id} />}
      <Sheet title={asked ? `看${PROTECTED_FIELD_NAMES[asked]}` : ''} open={asked !== null} onClose={close} foot={<Button kind='primary' onTap={run}>看全，并留下记录</Button>}>
        <FaultNotice fault={fault} />
        <Choice<RevealPurpose> label='做什么用' options={REVEAL_PURPOSES.map(value => ({ value, name: REVEAL_PURPOSE_NAMES[value] }))} value={purpose} onChoose={setPurpose} hint='谁在什么时候为什么看过，会记下来' />
      </Sheet>
    </>
  )
}

function Reads({ id }: { id: string }) {
  const { data } = useLoad(household.reads, { id }, { keep: false })
  if (!data) return null
  if (data.length === 0) return <p>还没有人看过。</p>
  return <List label='谁看过'>{data.map(({ what, purpose, byName, at }) => <Row key={`${byName}${at}`} title={sentence([byName, what])} note={sentence([instantWord(at), purpose])} />)}</List>
}
