import { useState } from 'react'
import { type DispatchingUnit, organisation, UNIT_LEVELS } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { LookedFor } from '@/ui/looked-for'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'

const LEVEL_NAMES: Record<DispatchingUnit['level'], string> = { province: '省级', city: '市级', county: '县级', township: '乡镇' }
const LEVELS = UNIT_LEVELS.map(value => ({ value, name: LEVEL_NAMES[value] }))
const NEW: DispatchingUnit = { id: '', name: '', level: 'county', staff: null }

export default function Units() {
  const units = useLoad(organisation.units, undefined)
  const [edited, setEdited] = useState<DispatchingUnit | null>(null)
  const manage = may('organisation.manage')
  return (
    <Page title='派出单位' action={manage && <Button kind='primary' onTap={() => setEdited(NEW)}>新增派出单位</Button>}>
      <Loaded of={units}>
        {items => items.length > 0
          ? (
            <LookedFor items={items} namesOf={({ name }) => [name]} placeholder='查找单位'>{shown => (
              <Card flush>
                <List label='派出单位'>
                  {shown.map(unit => <Row key={unit.id} title={unit.name} note={unit.staff === null ? LEVEL_NAMES[unit.level] : `${LEVEL_NAMES[unit.level]} · 编制 ${unit.staff} 人`} onTap={manage ? () => setEdited(unit) : undefined} />)}
                </List>
              </Card>
            )}</LookedFor>
          )
          : <Empty title='这里会列出派出单位'>导入名册时会自动登记，也可以逐个新增。</Empty>}
      </Loaded>
      {edited && <Edit key={edited.id} unit={edited} onClose={() => setEdited(null)} onDone={() => { void units.reload() }} />}
    </Page>
  )
}

function Edit({ unit, onClose, onDone }: { unit: DispatchingUnit; onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState(unit.name)
  const [level, setLevel] = useState(unit.level)
  const [staff, setStaff] = useState(unit.staff === null ? '' : String(unit.staff))
  const { fault, run } = useAction(async () => {
    const given = { name: name.trim(), level, ...(Number(staff) > 0 ? { staff: Math.floor(Number(staff)) } : {}) }
    if (unit.id) await call(organisation.updateUnit, { id: unit.id, ...given })
    else await call(organisation.addUnit, given)
    say('已保存')
    onClose()
    onDone()
  })
  return (
    <Sheet title={unit.id ? '修改派出单位' : '新增派出单位'} open onClose={onClose} foot={<Button kind='primary' onTap={run}>保存</Button>}>
      <FaultNotice fault={fault} />
      <Field label='单位名称' value={name} onInput={setName} max={60} error={errorOf(fault, 'name')} />
      <Choice label='级别' options={LEVELS} value={level} onChoose={setLevel} />
      <Field label='编制人数' kind='number' value={staff} onInput={setStaff} max={6} optional hint='制度按编制定选派几人的，才用填' error={errorOf(fault, 'staff')} />
    </Sheet>
  )
}
