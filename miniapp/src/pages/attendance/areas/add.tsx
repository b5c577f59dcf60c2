import { useState } from 'react'
import { AREA_KINDS, AREA_KIND_NAMES, type AreaKind, COORDINATE_SYSTEMS, COORDINATE_SYSTEM_NAMES, type CoordinateSystem, presence } from '@village/shared/contract/presence'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { today } from '@/clock'
import { Fault, missing } from '@/fault'
import { fix } from '@/place'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'

const MILLION = 1_000_000
/** The area holds for everybody of the team. */
const EVERYBODY = 'everybody'

interface AddAreaProps {
  teamId: string
  onClose: () => void
  onDone: () => Promise<void>
}

/** A new area: its middle typed, or where the person stands now. */
export function AddArea({ teamId, onClose, onDone }: AddAreaProps) {
  const [kind, setKind] = useState<AreaKind>('village')
  const [name, setName] = useState('')
  const [latitude, setLatitude] = useState('')
  const [longitude, setLongitude] = useState('')
  const [system, setSystem] = useState<CoordinateSystem>('gcj02')
  const [radius, setRadius] = useState('500')
  const [to, setTo] = useState<string | null>(null)
  const [personId, setPerson] = useState(EVERYBODY)
  const teams = useLoad(organisation.teams, {})
  const members = teams.data?.find(({ id }) => id === teamId)?.members ?? []
  const here = useAction(async () => {
    const place = await fix().catch(() => { throw new Fault('refused', '没有取到位置，请打开定位再试，或者直接填写经纬度。') })
    setLatitude(String(place.latitude / MILLION))
    setLongitude(String(place.longitude / MILLION))
    setSystem(place.system)
  })
  const { fault, run } = useAction(async () => {
    if (!name.trim()) throw missing('name', '请填写名称')
    await call(presence.addArea, {
      teamId, kind, name: name.trim(), latitude: degrees('latitude', latitude, '纬度'), longitude: degrees('longitude', longitude, '经度'), system, radius: Number(radius), from: today(), ...(to ? { to } : {}), ...(personId === EVERYBODY ? {} : { personId }),
    })
    say('已添加')
    onClose()
    await onDone()
  })
  return (
    <Sheet title='添加范围' open onClose={onClose} foot={<Button kind='primary' onTap={run}>保存范围</Button>}>
      <FaultNotice fault={fault ?? here.fault} />
      <Choice label='种类' options={AREA_KINDS.map(value => ({ value, name: AREA_KIND_NAMES[value] }))} value={kind} onChoose={setKind} />
      <Select label='对谁有效' options={[{ value: EVERYBODY, name: '全队' }, ...members.map(each => ({ value: each.personId, name: each.name, note: each.roleName }))]} value={personId} onChoose={setPerson} error={errorOf(fault, 'personId')} />
      <Field label='名称' value={name} onInput={setName} max={40} error={errorOf(fault, 'name')} />
      <Button onTap={here.run}>用我现在的位置</Button>
      <Field label='纬度' kind='number' value={latitude} onInput={setLatitude} max={12} placeholder='例如：30.123456' error={errorOf(fault, 'latitude')} />
      <Field label='经度' kind='number' value={longitude} onInput={setLongitude} max={12} placeholder='例如：105.123456' error={errorOf(fault, 'longitude')} />
      <Choice label='经纬度的坐标' options={COORDINATE_SYSTEMS.map(value => ({ value, name: COORDINATE_SYSTEM_NAMES[value] }))} value={system} onChoose={setSystem} />
      <Field label='半径（米）' kind='number' value={radius} onInput={setRadius} max={5} error={errorOf(fault, 'radius')} />
      <DayPicker label='到哪天为止' value={to} onChoose={setTo} from={today()} optional error={errorOf(fault, 'to')} hint='临时任务地点必须填写' />
    </Sheet>
  )
}

function degrees(field: string, text: string, label: string): number {
  if (!/^-?\d{1,3}(\.\d+)?$/.test(text.trim())) throw missing(field, `请把${label}写成 30.123456 这样的数`)
  return Math.round(Number(text) * MILLION)
}
